//! Reading a PDF file in a process of its own, which may be stopped.
//!
//! A small file can unpack to any size, and what reads it here knows no bounds. A process does:
//! it is given so much memory and time, and what it then says is all that is kept of it.

use super::problem::PdfProblem;
use super::wire::Answer;
use crate::office::{Text, Unreadable};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// The name of the command by which the program reads a PDF file for itself.
pub const READ_PDF: &str = "read-pdf";
/// The most memory of the process, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 768 << 20;
/// The most seconds of computing.
#[cfg(unix)]
const SECONDS: u64 = 15;
/// The longest from beginning to end, however busy the machine is.
const WAIT: Duration = Duration::from_mins(3);
/// The longest answer.
const ANSWER: u64 = 64 << 20;
/// The longest picture of a page.
#[cfg(not(target_family = "wasm"))]
const PICTURE: u64 = 80 << 20;

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// From now on PDF files are read by processes of this program, which has to know [`READ_PDF`].
pub fn keep_apart(program: PathBuf) {
    // Whoever was first is kept.
    let _ = PROGRAM.set(program);
}

/// What a process of its own reads; nothing where there is to be none or it cannot be started.
pub(super) fn read(bytes: &[u8]) -> Option<Result<Text, Unreadable>> {
    let mut child = Command::new(PROGRAM.get()?)
        .arg(READ_PDF)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let answer = answer(&mut child, bytes);
    // It has said all it has to say, or is not to say more.
    let _ = child.kill();
    let _ = child.wait();
    Some(answer.map_or_else(|| Err(PdfProblem::Endless.into()), Answer::read))
}

/// The picture that a process of its own finds a page to be, of no bytes where it is none; nothing
/// where there is to be no process or it cannot be started.
#[cfg(not(target_family = "wasm"))]
pub(super) fn picture(bytes: &[u8], page: usize) -> Option<Vec<u8>> {
    let mut child = Command::new(PROGRAM.get()?)
        .args([READ_PDF, &page.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let picture = said(&mut child, bytes, PICTURE);
    let _ = child.kill();
    let _ = child.wait();
    Some(picture.unwrap_or_default())
}

/// What a process answers, if it does in time.
fn answer(child: &mut Child, bytes: &[u8]) -> Option<Answer> {
    serde_json::from_slice(&said(child, bytes, ANSWER)?).ok()
}

/// What a process says, if it does in time.
fn said(child: &mut Child, bytes: &[u8], most: u64) -> Option<Vec<u8>> {
    let output = child.stdout.take()?;
    // It reads all before it answers; where it ends early the answer is none. Closed at once: then it
    // knows that it has all.
    let _ = child.stdin.take()?.write_all(bytes);
    let (said, heard) = channel();
    thread::spawn(move || {
        let mut answer = Vec::new();
        let read = output.take(most).read_to_end(&mut answer);
        let _ = said.send(read.ok().map(|_| answer));
    });
    heard.recv_timeout(WAIT).ok()?
}

/// Reads the PDF file on standard input for the process that asks, or the picture that a page of
/// it is, within bounds.
pub fn serve(
    page: Option<usize>,
    input: &mut dyn Read,
    output: &mut dyn Write,
) -> std::io::Result<()> {
    bound();
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    if let Some(page) = page {
        let picture = super::picture::picture(bytes, page);
        output.write_all(&picture.unwrap_or_default())?;
        return output.flush();
    }
    let answer = Answer::of(super::read_here(bytes));
    serde_json::to_writer(&mut *output, &answer)?;
    output.flush()
}

/// Bounds the memory and the computing of this process.
#[cfg(unix)]
fn bound() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    for (resource, most) in [(Resource::As, MEMORY), (Resource::Cpu, SECONDS)] {
        let before = getrlimit(resource);
        let most = before.current.map_or(most, |current| current.min(most));
        let bound = Rlimit {
            current: Some(most),
            maximum: before.maximum,
        };
        // Where a system knows no such bound the one on waiting is left.
        let _ = setrlimit(resource, bound);
    }
}

/// Elsewhere there is only the bound on waiting.
#[cfg(not(unix))]
fn bound() {}
