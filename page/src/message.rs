//! Requests and answers.

use doichieu::cli::{self, Io, Locale};
use doichieu::disk;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

/// What the page asks for.
#[derive(Deserialize)]
struct Request {
    /// The command line, without the program's name.
    arguments: Vec<String>,
    /// Today, in Viet Nam.
    today: String,
    /// The files, in the order of their bytes.
    files: Vec<Piece>,
}

/// So many bytes under a name.
#[derive(Deserialize, Serialize)]
struct Piece {
    name: String,
    bytes: usize,
}

/// What came of it: the bytes of the output, of the complaints and of the files stand behind it.
#[derive(Serialize)]
struct Answer {
    /// The exit status.
    status: u8,
    out: usize,
    err: usize,
    files: Vec<Piece>,
}

/// What a request that cannot be read is answered with.
fn refused(why: &str) -> Vec<u8> {
    let answer = Answer {
        status: 2,
        out: 0,
        err: why.len(),
        files: Vec::new(),
    };
    put_together(&answer, &[why.as_bytes()])
}

/// The answer to a request.
pub(crate) fn answer(request: Vec<u8>) -> Vec<u8> {
    let Some((head, mut rest)) = apart(&request) else {
        return refused("the request has no head");
    };
    let asked: Request = match serde_json::from_slice(head) {
        Ok(asked) => asked,
        Err(error) => return refused(&format!("the request cannot be read: {error}")),
    };
    let Ok(today) = asked.today.parse() else {
        return refused("the request has no day");
    };
    let mut files = Vec::new();
    for piece in asked.files {
        let Some((bytes, behind)) = rest.split_at_checked(piece.bytes) else {
            return refused("the request is shorter than its files");
        };
        files.push((PathBuf::from(piece.name), Arc::from(bytes)));
        rest = behind;
    }
    disk::hand_in(files);
    drop(request);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut io = Io {
        out: &mut out,
        err: &mut err,
        locale: Locale {
            today: Some(today),
            ..Locale::default()
        },
    };
    let name = std::iter::once(OsString::from("doichieu"));
    let arguments = asked.arguments.into_iter().map(OsString::from);
    let status = cli::run(name.chain(arguments), &mut io).code();
    let written = disk::take();
    let answer = Answer {
        status,
        out: out.len(),
        err: err.len(),
        files: written
            .iter()
            .map(|(path, bytes)| Piece {
                name: path.to_string_lossy().into_owned(),
                bytes: bytes.len(),
            })
            .collect(),
    };
    let mut parts = vec![out.as_slice(), err.as_slice()];
    parts.extend(written.values().map(AsRef::as_ref));
    put_together(&answer, &parts)
}

/// The head of a message, and what is behind it.
fn apart(message: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = message.split_first_chunk()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// A message of a head and what stands behind it.
fn put_together(answer: &Answer, parts: &[&[u8]]) -> Vec<u8> {
    // A head of numbers and names always can be written.
    let head = serde_json::to_vec(answer).unwrap_or_default();
    let length = u32::try_from(head.len()).unwrap_or_default();
    let mut message = length.to_le_bytes().to_vec();
    message.extend_from_slice(&head);
    for part in parts {
        message.extend_from_slice(part);
    }
    message
}
