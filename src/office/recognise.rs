//! The words in pictures of pages, as the program tesseract recognises them.
//!
//! It is asked for only where a person says so, is given a picture at a time and so much time;
//! what it says is never sure, and each line of it is marked.

use super::document::{Block, Document, Ends, Paragraph};
use super::kind::{Foreign, Kind, kind};
use super::pdf::{PdfProblem, PdfRemark, picture};
use super::remark::Remark;
use super::{Text, Unreadable, read, rendered};
use crate::lang::Lang;
use crate::text::{LONGEST, Landmark, NotText, Spot};
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// The program.
const PROGRAM: &str = "tesseract";
/// What it has to know.
const LANGUAGE: &str = "vie";
/// The longest that a page may take.
const WAIT: Duration = Duration::from_mins(2);
/// The most memory that it may take, in bytes.
#[cfg(all(target_os = "linux", feature = "pdf"))]
const MEMORY: u64 = 2 << 30;
/// The most pages.
const PAGES: usize = 60;
/// The longest picture file, in MiB.
const PICTURE: usize = 64;

/// Why nothing is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unrecognised {
    /// There is no program that could.
    NoProgram,
    /// It knows no Vietnamese.
    NoVietnamese,
    /// It failed, or took more time than a page may.
    Failed,
    /// There are more pages than so many.
    Pages(usize),
    /// The picture is longer than so many MiB.
    Long(usize),
}

/// Reads the bytes of a file; where it is made of pictures alone, their words are recognised.
pub fn read_or_recognise(bytes: Vec<u8>) -> Result<Text, Unreadable> {
    if kind(&bytes) == Kind::Foreign(Foreign::Picture) {
        if bytes.len() > PICTURE << 20 {
            return Err(Unrecognised::Long(PICTURE).into());
        }
        ready()?;
        return text(vec![Some(recognise(bytes)?)]);
    }
    if kind(&bytes) != Kind::Pdf {
        return read(bytes);
    }
    let pages = match read(bytes.clone()) {
        Err(Unreadable::Pdf(PdfProblem::Scan(pages))) => pages,
        other => return other,
    };
    if pages > PAGES {
        return Err(Unrecognised::Pages(PAGES).into());
    }
    ready()?;
    let page = |page| picture(&bytes, page).map(recognise).transpose();
    text((1..=pages).map(page).collect::<Result<_, _>>()?)
}

/// What was recognised, page by page; none where a page is no single picture.
fn text(pages: Vec<Option<String>>) -> Result<Text, Unreadable> {
    let mut document = Document {
        ends: Ends::Guessed,
        ..Document::default()
    };
    let mut blank = Vec::new();
    let mut read = 0;
    for (number, page) in (1..).zip(pages) {
        let Some(page) = page else {
            blank.push(number);
            continue;
        };
        read += 1;
        let mut place = 0;
        for line in page.lines() {
            place += u32::from(!line.trim().is_empty());
            let landmark = Landmark {
                page: Some(number),
                spot: Spot::Line(place.max(1)),
            };
            let line = Paragraph::plain(line.trim(), landmark);
            document.blocks.push(Block::Paragraph(line));
        }
    }
    document.remarks.push(Remark::Recognised(read));
    if !blank.is_empty() {
        document.remarks.push(Remark::Pdf(PdfRemark::Scans(blank)));
    }
    let mut text = rendered(document)?;
    text.landmarks.say_recognised();
    Ok(text)
}

/// Whether there is a program that knows Vietnamese.
fn ready() -> Result<(), Unrecognised> {
    let listed = Command::new(PROGRAM)
        .arg("--list-langs")
        .stdin(Stdio::null())
        .output()
        .map_err(|_| Unrecognised::NoProgram)?;
    let known = [listed.stdout, listed.stderr].concat();
    let known = String::from_utf8_lossy(&known);
    if known.lines().any(|line| line.trim() == LANGUAGE) {
        Ok(())
    } else {
        Err(Unrecognised::NoVietnamese)
    }
}

/// The words in a picture.
fn recognise(picture: Vec<u8>) -> Result<String, Unreadable> {
    let mut child = Command::new(PROGRAM)
        .args(["stdin", "stdout", "-l", LANGUAGE])
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| Unrecognised::NoProgram)?;
    bound(&child);
    let said = answer(&mut child, picture);
    let _ = child.kill();
    let ended = child.wait();
    let said = said.filter(|_| ended.is_ok()).ok_or(Unrecognised::Failed)?;
    if said.len() > LONGEST {
        return Err(NotText::TooLong.into());
    }
    Ok(String::from_utf8_lossy(&said).replace('\u{c}', "\n"))
}

/// Bounds the memory of the program, before it has seen the picture.
#[cfg(all(target_os = "linux", feature = "pdf"))]
fn bound(child: &Child) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let most = Rlimit {
        current: Some(MEMORY),
        maximum: Some(MEMORY),
    };
    if let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // Where it cannot be bounded the one on waiting is left.
        let _ = prlimit(Some(pid), Resource::As, most);
    }
}

/// Elsewhere there is only the bound on waiting.
#[cfg(not(all(target_os = "linux", feature = "pdf")))]
fn bound(_: &Child) {}

/// What it says of a picture, if it does in time and ends well.
fn answer(child: &mut Child, picture: Vec<u8>) -> Option<Vec<u8>> {
    let (mut input, output) = (child.stdin.take()?, child.stdout.take()?);
    // A picture may be longer than a pipe: it is written while what it says is read.
    thread::spawn(move || input.write_all(&picture));
    let (said, heard) = channel();
    thread::spawn(move || {
        let mut answer = Vec::new();
        let read = output.take(LONGEST as u64 + 1).read_to_end(&mut answer);
        let _ = said.send(read.ok().map(|_| answer));
    });
    let answer = heard.recv_timeout(WAIT).ok()??;
    // It closed its output, and is about to end.
    let mut waited = Duration::ZERO;
    let step = Duration::from_millis(10);
    loop {
        match child.try_wait().ok()? {
            Some(status) => return status.success().then_some(answer),
            None if waited > Duration::from_secs(5) => return None,
            None => thread::sleep(step),
        }
        waited += step;
    }
}

impl Unrecognised {
    /// One sentence without a final period.
    pub fn message(self, lang: Lang) -> String {
        match self {
            Self::NoProgram => lang
                .pick(
                    "không thấy chương trình tesseract để đọc chữ từ ảnh",
                    "there is no program tesseract to recognise the text",
                )
                .to_owned(),
            Self::NoVietnamese => lang
                .pick(
                    "tesseract chưa có dữ liệu tiếng Việt (vie)",
                    "tesseract has no data for Vietnamese (vie)",
                )
                .to_owned(),
            Self::Failed => lang
                .pick(
                    "tesseract không đọc được chữ trong ảnh, hoặc quá lâu nên đã dừng",
                    "tesseract could not recognise the text, or took too long and was stopped",
                )
                .to_owned(),
            Self::Pages(most) => lang.pick(
                format!("tệp có hơn {most} trang ảnh"),
                format!("the file has more than {most} pages that are pictures"),
            ),
            Self::Long(most) => lang.pick(
                format!("ảnh dài hơn {most} MiB"),
                format!("the picture is longer than {most} MiB"),
            ),
        }
    }

    /// What would settle it.
    pub fn help(self, lang: Lang) -> &'static str {
        match self {
            Self::NoProgram | Self::NoVietnamese => lang.pick(
                "cài tesseract cùng dữ liệu tiếng Việt (Debian, Ubuntu: tesseract-ocr, tesseract-ocr-vie), hoặc xin bản Word",
                "install tesseract with its Vietnamese data (Debian, Ubuntu: tesseract-ocr, tesseract-ocr-vie), or ask for the Word file",
            ),
            Self::Failed | Self::Pages(_) | Self::Long(_) => lang.pick(
                "tách riêng phần kế hoạch, quét lại rõ hơn, hoặc xin bản Word",
                "part the plan from the rest, scan it anew, or ask for the Word file",
            ),
        }
    }
}

impl From<Unrecognised> for Unreadable {
    fn from(why: Unrecognised) -> Self {
        Self::Unrecognised(why)
    }
}
