//! One file, one target set; or JSON Lines: one target set a line.

use super::refused::{InputProblem, LIMIT};
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::ops::Range;

/// The byte order mark some editors put in front.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// The bytes of one target set, and where they begin in the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) first_line: usize,
    pub(super) first_byte: usize,
    pub(super) bytes: Vec<u8>,
}

/// How a file is to be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// As its first lines show.
    AsFound,
    /// One target set a line.
    Lines,
}

/// Cuts what it reads into target sets. It holds one file, or two lines of one.
pub(super) struct Cutter {
    reader: Box<dyn BufRead + Send>,
    /// How to cut; none once that is settled.
    cut: Option<Cut>,
    line: usize,
    byte: usize,
    ready: VecDeque<Chunk>,
    ended: bool,
    /// How long the last line was: the next will not be much longer.
    length: usize,
}

impl Cutter {
    pub(super) fn new(reader: Box<dyn BufRead + Send>, cut: Cut) -> Self {
        Self {
            reader,
            cut: Some(cut),
            line: 1,
            byte: 0,
            ready: VecDeque::new(),
            ended: false,
            length: 0,
        }
    }

    /// Adds the next line to `bytes` and says which of them it is; none at the end.
    fn read_line(&mut self, bytes: &mut Vec<u8>) -> Result<Option<Range<usize>>, InputProblem> {
        let start = bytes.len();
        let read = read_until_end(&mut self.reader, bytes)
            .map_err(|error| InputProblem::unreadable(&error))?;
        if read > LIMIT {
            return Err(InputProblem::TooLarge);
        }
        self.line += usize::from(bytes.ends_with(b"\n"));
        self.byte += read;
        Ok((read > 0).then_some(start..bytes.len()))
    }

    /// The next line that is not blank, added to `head` with the blank ones before it.
    fn next_line(&mut self, head: &mut Vec<u8>) -> Result<Option<Chunk>, InputProblem> {
        loop {
            let (first_line, first_byte) = (self.line, self.byte);
            let Some(range) = self.read_line(head)? else {
                return Ok(None);
            };
            let mut bytes = head.get(range).unwrap_or_default();
            let marked = first_byte == 0 && bytes.starts_with(MARK);
            let mark = if marked { MARK.len() } else { 0 };
            bytes = bytes.get(mark..).unwrap_or_default();
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some(Chunk {
                    first_line,
                    first_byte: first_byte + mark,
                    bytes: bytes.to_vec(),
                }));
            }
        }
    }

    /// The next line of many that is not blank.
    fn another_line(&mut self) -> Result<Option<Chunk>, InputProblem> {
        loop {
            let (first_line, first_byte) = (self.line, self.byte);
            let mut bytes = Vec::with_capacity(self.length);
            if self.read_line(&mut bytes)?.is_none() {
                return Ok(None);
            }
            if !bytes.trim_ascii().is_empty() {
                self.length = bytes.len();
                return Ok(Some(Chunk {
                    first_line,
                    first_byte,
                    bytes,
                }));
            }
        }
    }

    /// Reads as much as shows how the file is cut.
    fn begin(&mut self, cut: Cut) -> Result<(), InputProblem> {
        let mut head = Vec::new();
        let first = self.next_line(&mut head)?.ok_or(InputProblem::Empty)?;
        if cut == Cut::AsFound && !closes(&first.bytes) {
            return self.whole(head);
        }
        self.ready.push_back(first);
        if cut == Cut::AsFound {
            match self.next_line(&mut head)? {
                Some(second) if opens(&second.bytes) => self.ready.push_back(second),
                Some(_) => {
                    self.ready.clear();
                    return self.whole(head);
                }
                None => {}
            }
        }
        Ok(())
    }

    /// Takes the file to its end as one target set.
    fn whole(&mut self, mut bytes: Vec<u8>) -> Result<(), InputProblem> {
        self.ended = true;
        let left = (LIMIT + 1).saturating_sub(bytes.len());
        let mut limited = (&mut self.reader).take(left as u64);
        let read = limited.read_to_end(&mut bytes);
        read.map_err(|error| InputProblem::unreadable(&error))?;
        if bytes.len() > LIMIT {
            return Err(InputProblem::TooLarge);
        }
        let first_byte = if bytes.starts_with(MARK) {
            MARK.len()
        } else {
            0
        };
        bytes.drain(..first_byte);
        self.ready.push_back(Chunk {
            first_line: 1,
            first_byte,
            bytes,
        });
        Ok(())
    }

    fn advance(&mut self) -> Result<Option<Chunk>, InputProblem> {
        if let Some(cut) = self.cut.take() {
            self.begin(cut)?;
        }
        match self.ready.pop_front() {
            None if !self.ended => self.another_line(),
            chunk => Ok(chunk),
        }
    }
}

/// Adds the bytes up to the end of a line and that end, or so many that they are too many; says how many.
fn read_until_end(reader: &mut dyn BufRead, bytes: &mut Vec<u8>) -> io::Result<usize> {
    let mut read = 0;
    while read <= LIMIT {
        let buffer = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        let end = memchr::memchr(b'\n', buffer);
        let taken = end.map_or(buffer.len(), |at| at + 1);
        bytes.extend_from_slice(buffer.get(..taken).unwrap_or_default());
        reader.consume(taken);
        read += taken;
        if end.is_some() || taken == 0 {
            break;
        }
    }
    Ok(read)
}

impl Iterator for Cutter {
    type Item = Result<Chunk, InputProblem>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.advance();
        if !matches!(next, Ok(Some(_))) {
            // After an error nothing that follows has a sure beginning.
            self.ended = true;
            self.ready.clear();
        }
        next.transpose()
    }
}

/// Whether a line begins as an object and ends as one.
fn closes(line: &[u8]) -> bool {
    opens(line) && line.trim_ascii().ends_with(b"}")
}

/// Whether a line begins as an object. After a line that closes one, no JSON text goes on so.
fn opens(line: &[u8]) -> bool {
    line.trim_ascii().starts_with(b"{")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &'static str, cut: Cut) -> Vec<(usize, usize, String)> {
        let show = |chunk: Result<Chunk, InputProblem>| {
            let chunk = chunk.unwrap();
            let text = String::from_utf8(chunk.bytes).unwrap();
            (chunk.first_line, chunk.first_byte, text)
        };
        Cutter::new(Box::new(text.as_bytes()), cut)
            .map(show)
            .collect()
    }

    #[test]
    fn a_document_stays_whole_and_lines_are_cut() {
        for whole in [
            "{\n \"a\": 1\n}\n",
            "\n\n {\"a\": 1}\n\n",
            "{\"a\": {}\n, \"b\": 1}",
            "[{}\n,{}]",
        ] {
            let chunks = cut(whole, Cut::AsFound);
            assert_eq!(chunks.len(), 1, "{whole}");
            assert_eq!(chunks[0].2.trim(), whole.trim());
        }
        let lines = [
            (2, 1, "{\"a\":1}\r\n"),
            (4, 11, "{\"a\":,}\n"),
            (5, 19, "{}"),
        ];
        let lines = lines.map(|(line, byte, text)| (line, byte, text.to_owned()));
        let text = "\n{\"a\":1}\r\n\n{\"a\":,}\n{}";
        assert_eq!(cut(text, Cut::AsFound), lines);
        assert_eq!(cut(text, Cut::Lines), lines);
    }

    #[test]
    fn a_mark_in_front_is_no_text() {
        assert_eq!(cut("\u{feff}{}", Cut::AsFound), [(1, 3, "{}".to_owned())]);
        assert_eq!(
            cut("\u{feff}{\n}", Cut::AsFound),
            [(1, 3, "{\n}".to_owned())]
        );
        let lines = cut("\u{feff}{}\n{}", Cut::Lines);
        assert_eq!(lines, [(1, 3, "{}\n".to_owned()), (2, 6, "{}".to_owned())]);
    }

    #[test]
    fn nothing_is_empty() {
        for text in ["", " \n\t\n", "\u{feff}"] {
            let mut cutter = Cutter::new(Box::new(text.as_bytes()), Cut::AsFound);
            assert_eq!(cutter.next(), Some(Err(InputProblem::Empty)));
            assert_eq!(cutter.next(), None);
        }
    }
}
