//! Changes of letters and of lines.

use doichieu::layout::Shape;
use doichieu::layout::plain::layout;
use doichieu::text::{Normalized, Source};
use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization as _;

/// A change of form.
pub(super) struct Change {
    /// What it is called.
    pub(super) name: &'static str,
    /// Makes it; none where a text has nothing to change.
    pub(super) make: fn(&str) -> Option<String>,
}

/// Other letters for the same signs, other ends of lines.
pub(super) const LETTERS: &[Change] = &[
    Change {
        name: "letters and marks apart (NFD)",
        make: |text| Some(text.nfd().collect()),
    },
    Change {
        name: "letters with their marks (NFC)",
        make: |text| Some(text.nfc().collect()),
    },
    Change {
        name: "lines ended by CR LF",
        make: |text| Some(text.replace('\n', "\r\n")),
    },
    Change {
        name: "lines ended by CR",
        make: |text| Some(text.replace('\n', "\r")),
    },
    Change {
        name: "a mark of byte order",
        make: |text| Some(format!("\u{feff}{text}")),
    },
    Change {
        name: "blanks that do not break",
        make: |text| Some(text.replace(' ', "\u{a0}")),
    },
    Change {
        name: "digits of full width",
        make: |text| Some(text.chars().map(wide).collect()),
    },
    Change {
        name: "blanks without width after commas",
        make: |text| Some(text.replace(", ", ",\u{200b} ")),
    },
    Change {
        name: "hyphens that do not break",
        make: |text| Some(within_words(text, '-', '\u{2011}')),
    },
    Change {
        name: "blanks at the ends of lines",
        make: |text| {
            Some(each_line(text, |line| {
                if line.contains('\t') {
                    line.to_owned()
                } else {
                    format!("{line}  ")
                }
            }))
        },
    },
    Change {
        name: "doubled blanks between words",
        make: |text| Some(text.lines().map(doubled).collect()),
    },
];

/// Blank lines, marks of items, page numbers and running heads.
pub(super) const LINES: &[Change] = &[
    Change {
        name: "blank lines doubled",
        make: |text| Some(text.replace("\n\n", "\n\n\n\n")),
    },
    Change {
        name: "a blank line behind each line",
        make: |text| Some(text.replace('\n', "\n\n")),
    },
    Change {
        name: "blank lines at both ends",
        make: |text| Some(format!("\n\n\n{text}\n\n\n")),
    },
    Change {
        name: "items with +",
        make: |text| marked(text, "+"),
    },
    Change {
        name: "items with •",
        make: |text| marked(text, "•"),
    },
    Change {
        name: "items with –",
        make: |text| marked(text, "–"),
    },
    Change {
        name: "items with o",
        make: |text| signed(text, "o"),
    },
    Change {
        name: "items with Ø",
        make: |text| signed(text, "Ø"),
    },
    Change {
        name: "items with a tab behind the mark",
        make: |text| marked(text, "-\t"),
    },
    Change {
        name: "lines set in from the margin",
        make: |text| (!text.contains('\t')).then(|| each_line(text, |line| format!("    {line}"))),
    },
    Change {
        name: "page numbers between paragraphs",
        make: |text| paged(text, true, "\n\n{}\n\n"),
    },
    Change {
        name: "page numbers within paragraphs",
        make: |text| paged(text, false, "\n\n{}\n\n"),
    },
    Change {
        name: "page numbers without blank lines",
        make: |text| paged(text, false, "\n{}\n"),
    },
    Change {
        name: "ends of pages",
        make: |text| paged(text, false, "\n\u{c}"),
    },
    Change {
        name: "running heads",
        make: |text| paged(text, false, "\n\nKẾ HOẠCH CHUYỂN ĐỔI SỐ - Trang {}\n\n"),
    },
];

fn each_line(text: &str, change: impl Fn(&str) -> String) -> String {
    let lines: Vec<String> = text.lines().map(change).collect();
    lines.join("\n") + "\n"
}

fn wide(c: char) -> char {
    let digit = c.to_digit(10).filter(|_| c.is_ascii());
    let wide = digit.and_then(|digit| char::from_u32(u32::from('０') + digit));
    wide.unwrap_or(c)
}

/// A text with a sign between letters or digits as another.
fn within_words(text: &str, sign: char, other: char) -> String {
    let letters: Vec<char> = text.chars().collect();
    let word = |at: Option<usize>| {
        at.and_then(|at| letters.get(at))
            .is_some_and(|c| c.is_alphanumeric())
    };
    let changed = letters.iter().enumerate().map(|(at, c)| {
        let within = *c == sign && word(at.checked_sub(1)) && word(Some(at + 1));
        if within { other } else { *c }
    });
    changed.collect()
}

/// Each blank between words twice; lines with cells or drawn signs as they are, as three blanks may part columns.
fn doubled(line: &str) -> String {
    if line.contains(['\t', '|']) || line.contains("  ") {
        format!("{line}\n")
    } else {
        format!("{}\n", line.replace(' ', "  "))
    }
}

/// A text whose items have another mark; none where another kind of mark stands below the first.
fn marked(text: &str, mark: &str) -> Option<String> {
    let starts = |sign: char| {
        text.lines()
            .any(|line| line.trim_start().starts_with([sign]))
    };
    let others = ['+', '•', '*', '–'];
    if !starts('-') || others.into_iter().any(starts) {
        return None;
    }
    let mut changed = String::with_capacity(text.len());
    for line in text.lines() {
        match line.strip_prefix("- ") {
            Some(rest) => write!(changed, "{mark} {rest}").unwrap_or_default(),
            None => changed.push_str(line),
        }
        changed.push('\n');
    }
    Some(changed)
}

/// The same with a letter of a font for signs; none where an item begins with a small letter.
fn signed(text: &str, mark: &str) -> Option<String> {
    let items = text.lines().filter_map(|line| line.strip_prefix("- "));
    let opens = |item: &str| item.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    items
        .clone()
        .all(opens)
        .then(|| marked(text, mark))
        .flatten()
}

/// A text with a page every forty lines or so: at a blank line, or where it falls; none where a text has pages of its
/// own, or is too short. No page ends within a table: which cell of a row goes on behind it only a person can tell.
fn paged(text: &str, parted: bool, form: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let in_table = tables(text, lines.len())?;
    if lines.len() < 180 {
        return None;
    }
    let (mut changed, mut page, mut length) = (String::with_capacity(text.len()), 1, 0);
    for (at, line) in lines.iter().enumerate() {
        changed.push_str(line);
        length += 1;
        let free = in_table
            .get(at..=at + 1)
            .is_some_and(|beside| !beside.contains(&true));
        if length >= 40 && free && (line.trim().is_empty() || !parted) {
            page += 1;
            length = 0;
            changed.push_str(&form.replace("{}", &page.to_string()));
        } else {
            changed.push('\n');
        }
    }
    (page > 2).then_some(changed)
}

/// Which lines of a text stand in a table; none where lines are set apart as numbers of pages.
fn tables(text: &str, lines: usize) -> Option<Vec<bool>> {
    let source = Source::new("plan.txt", text);
    let normal = Normalized::of(&source);
    let layout = layout(normal.text());
    let mut within = vec![false; lines];
    for block in &layout.blocks {
        let words = layout.words(block.whole.clone());
        match block.shape {
            Shape::Furniture if words.bytes().any(|b| b.is_ascii_digit()) => return None,
            Shape::Table(_) => {
                let own = layout.flow.lines(block.whole.clone());
                let (first, last) = (own.first.saturating_sub(1), own.last);
                let places = usize::try_from(first).ok()?..usize::try_from(last).ok()?;
                within.get_mut(places)?.fill(true);
            }
            _ => {}
        }
    }
    Some(within)
}
