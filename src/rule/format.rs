//! Text → the same text in one layout: what `doichieu rules fmt` writes.
//!
//! The layout is the one that syntax is printed in, with the comments kept: one blank between
//! words, two for each block that is open, the values of a block in one column, an empty line between blocks and never two. Words are never changed. It only looks at
//! words, strings, braces and comments; a text with an error in it is left alone.

use super::parser::{is_sign, parse};
use crate::text::nfc;

/// A rule file in its layout; `None` where it cannot be understood as it stands.
pub fn format(text: &str) -> Option<String> {
    let text = nfc(text.strip_prefix('\u{feff}').unwrap_or(text));
    let (_, errors) = parse(&text);
    if !errors.is_empty() {
        return None;
    }
    let mut lines = Lines::default();
    for line in text.lines() {
        lines.read(line);
    }
    lines.align();
    Some(lines.written())
}

/// One line of the file that is written.
struct Line<'s> {
    /// How many blocks are open around it.
    depth: usize,
    /// Its words, strings, signs and the brace at its end.
    pieces: Vec<&'s str>,
    /// The comment behind it, or all of it.
    comment: Option<&'s str>,
    /// Whether an empty line stood before it.
    apart: bool,
    /// Columns that its first word takes, with what makes the values stand in one column.
    first: usize,
}

impl Line<'_> {
    fn opens(&self) -> bool {
        self.pieces.last() == Some(&"{")
    }

    fn closes(&self) -> bool {
        self.pieces.first() == Some(&"}")
    }

    /// Whether it is nothing but a comment.
    fn is_comment(&self) -> bool {
        self.pieces.is_empty()
    }
}

#[derive(Default)]
struct Lines<'s> {
    all: Vec<Line<'s>>,
    /// How many blocks are open.
    depth: usize,
    /// Whether an empty line was just read.
    apart: bool,
}

impl<'s> Lines<'s> {
    /// Adds what stands on one line; a brace ends what stands before it.
    fn read(&mut self, line: &'s str) {
        let mut rest = line.trim();
        if rest.is_empty() {
            self.apart = true;
            return;
        }
        let mut pieces = Vec::new();
        while !rest.is_empty() && !rest.starts_with('#') {
            let (piece, after) = rest.split_at(piece_length(rest));
            rest = after.trim_start();
            if piece == "}" && !pieces.is_empty() {
                self.push(std::mem::take(&mut pieces), None);
            }
            pieces.push(piece);
            let ends = matches!(piece, "{" | "}") && !rest.is_empty() && !rest.starts_with('#');
            if ends {
                self.push(std::mem::take(&mut pieces), None);
            }
        }
        self.push(pieces, Some(rest).filter(|comment| !comment.is_empty()));
    }

    fn push(&mut self, pieces: Vec<&'s str>, comment: Option<&'s str>) {
        let mut line = Line {
            depth: self.depth,
            pieces,
            comment,
            apart: std::mem::take(&mut self.apart),
            first: 0,
        };
        if line.closes() {
            line.depth = self.depth.saturating_sub(1);
            self.depth = line.depth;
        }
        if line.opens() {
            self.depth += 1;
        }
        self.all.push(line);
    }

    /// Lets the values of a block stand in one column.
    fn align(&mut self) {
        let mut declared = "";
        for line in &mut self.all {
            if line.depth == 0 && line.opens() {
                declared = line.pieces.first().copied().unwrap_or_default();
            }
            line.first = column(declared, line.depth);
        }
    }

    fn written(&self) -> String {
        let mut out = String::new();
        let mut before: Option<&Line<'_>> = None;
        for line in &self.all {
            if before.is_some_and(|before| stands_apart(before, line)) {
                out.push('\n');
            }
            write_line(&mut out, line);
            before = Some(line);
        }
        out
    }
}

/// How wide the first words are at this depth of a declaration: as the longest of them, so that
/// a new field moves no other; of what is said of a requirement, as `quote`.
pub(super) fn column(declared: &str, depth: usize) -> usize {
    match (declared, depth) {
        ("document" | "amend" | "amend document", 1) => "implements".len(),
        ("indicator", 1) => "subject".len(),
        ("from", 2) => "quote".len(),
        _ => 0,
    }
}

/// Whether an empty line belongs between two lines.
fn stands_apart(before: &Line<'_>, line: &Line<'_>) -> bool {
    if before.opens() || line.closes() {
        return false;
    }
    let block_ends = line.depth == 0 && before.closes();
    let block_begins = line.depth == 0 && line.opens() && !before.is_comment();
    line.apart || block_ends || block_begins
}

fn write_line(out: &mut String, line: &Line<'_>) {
    let start = out.len();
    out.extend(std::iter::repeat_n("  ", line.depth));
    for (index, piece) in line.pieces.iter().enumerate() {
        if index > 0 && !piece.starts_with(',') {
            out.push(' ');
        }
        out.push_str(piece);
        if index == 0 && line.pieces.len() > 1 {
            let filled = line.first.saturating_sub(piece.len());
            out.extend(std::iter::repeat_n(' ', filled));
        }
    }
    if let Some(comment) = line.comment {
        if !line.is_comment() {
            out.push(' ');
        }
        out.push_str(comment);
    }
    out.truncate(start + out.get(start..).unwrap_or_default().trim_end().len());
    out.push('\n');
}

/// How many bytes the first piece takes: a string, a brace, a comma, or what has no blank in it.
pub fn piece_length(text: &str) -> usize {
    let mut letters = text.char_indices();
    match letters.next() {
        Some((_, '"')) => string_length(text),
        Some((_, first @ ('{' | '}' | ','))) => first.len_utf8(),
        Some((_, first)) => {
            let sign = is_sign(first);
            let end = |letter: char| {
                letter.is_whitespace()
                    || matches!(letter, '"' | '{' | '}' | '#')
                    || is_sign(letter) != sign
            };
            let found = letters.find(|(_, letter)| end(*letter));
            found.map_or(text.len(), |(at, _)| at)
        }
        None => 0,
    }
}

/// With both quotation marks; a text without an error closes each string on its line.
fn string_length(text: &str) -> usize {
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return at + 1,
            '\\' => drop(letters.next()),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layout_is_one() {
        let loose = "document  a-1{number \"1/NQ-CP\"# số\n\n\n issuer   \"Chính  phủ\"\n\n}\n\
                     # về sau\nfrom a-1 for commune in \"A\" ,\"B\" {\n online-payment>=85% by 2026 must{at \"I\"}\n}\n\
                     invariant a<=b\ninvariant b <= c\n";
        let set = "document a-1 {\n  number     \"1/NQ-CP\" # số\n\n  issuer     \"Chính  phủ\"\n}\n\n\
                   # về sau\nfrom a-1 for commune in \"A\", \"B\" {\n  online-payment >= 85% by 2026 must {\n    at    \"I\"\n  }\n}\n\n\
                   invariant a <= b\ninvariant b <= c\n";
        assert_eq!(format(loose).as_deref(), Some(set));
        assert_eq!(format(set).as_deref(), Some(set));
    }

    #[test]
    fn a_text_with_an_error_is_left_alone() {
        assert_eq!(format("document {\n"), None);
    }
}
