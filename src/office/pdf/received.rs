//! The stamp of who received a document, drawn on the page itself: its number and day are those of
//! the register there, and none of the document's own.

use super::letter::{Letter, Page, Turn};
use super::line::{Line, Word, lines};
use super::problem::PdfRemark;
use super::stamp::is_incoming;
use crate::text::bare;

/// How the lines of such a stamp begin, as they are compared in a hurry.
const ROWS: [&str; 8] = [
    "so",
    "ngay",
    "gio",
    "chuyen",
    "kinh chuyen",
    "luu ho so",
    "so va ky hieu",
    "nguoi nhan",
];

/// Words of a line that stand close together.
struct Group {
    text: String,
    left: i32,
    right: i32,
    base: i32,
    size: i32,
}

/// Takes the stamp of who received the document off a page, where it has one.
pub(super) fn take(page: &mut Page) -> Option<PdfRemark> {
    let all = groups(&page.letters);
    let head = all.iter().find(|group| is_incoming(&group.text))?;
    // It is two lines high at the least and some ten at the most, and rather narrow.
    let (above, below) = (head.base - 4 * head.size, head.base + 14 * head.size);
    let (left, right) = (head.left - 8 * head.size, head.right + 12 * head.size);
    let rows: Vec<&Group> = all
        .iter()
        .filter(|group| (above..=below).contains(&group.base))
        .filter(|group| group.left >= left && group.right <= right)
        .filter(|group| is_row(&group.text))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let taken: Vec<&Group> = std::iter::once(head).chain(rows).collect();
    let words: Vec<&str> = taken.iter().map(|group| group.text.as_str()).collect();
    let said = PdfRemark::Received(words.join("; "));
    page.letters
        .retain(|letter| !taken.iter().any(|group| group.holds(letter)));
    Some(said)
}

/// Whether words are a row of the stamp: its number has no code behind it.
fn is_row(text: &str) -> bool {
    let mut code = text.split('/').skip(1);
    let has_code = code.any(|part| part.starts_with(char::is_alphabetic));
    let bare = bare(text);
    let begins = |row: &str| {
        let rest = bare.strip_prefix(row).map(str::trim_start);
        rest.is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(|c: char| matches!(c, ':' | '.' | '…' | '0'..='9'))
        })
    };
    // "Ngày 12 tháng 01 năm 2026" is how a document itself is dated.
    !has_code && !bare.contains("thang") && ROWS.iter().any(|row| begins(row))
}

impl Group {
    fn holds(&self, letter: &Letter) -> bool {
        let middle = letter.start.x.midpoint(letter.end.x);
        letter.turn == Turn::Upright
            && (self.left..=self.right).contains(&middle)
            && (letter.start.y - self.base).abs() * 2 <= self.size
    }
}

fn groups(letters: &[Letter]) -> Vec<Group> {
    let lines = lines(letters, Turn::Upright);
    lines.iter().flat_map(of_line).collect()
}

fn of_line(line: &Line) -> Vec<Group> {
    let apart = |one: &Word, two: &Word| two.left - one.right > line.size * 12 / 10;
    let near = line.words.chunk_by(|one, two| !apart(one, two));
    near.map(|words| {
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        Group {
            text: texts.join(" "),
            left: words.first().map_or(0, |word| word.left),
            right: words.last().map_or(0, |word| word.right),
            base: line.base,
            size: line.size,
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::line::tests::set;
    use super::*;

    fn read(letters: Vec<Letter>) -> (Vec<String>, bool) {
        let mut page = Page {
            letters,
            ..Page::default()
        };
        let said = take(&mut page).is_some();
        let lines = lines(&page.letters, Turn::Upright);
        (lines.iter().map(Line::text).collect(), said)
    }

    #[test]
    fn the_number_of_the_register_goes_and_that_of_the_document_stays() {
        let mut letters = set("UBND XÃ AN HÒA", 0, 1000, 1000);
        letters.extend(set("ĐẾN", 20_000, 1000, 1000));
        letters.extend(set("Số: 45/KH-UBND", 0, 3000, 1000));
        letters.extend(set("Số: 1234", 20_000, 3000, 1000));
        letters.extend(set("Ngày: 15/01/2026", 20_000, 5000, 1000));
        let (lines, said) = read(letters);
        assert_eq!(lines, ["UBND XÃ AN HÒA", "Số: 45/KH-UBND"]);
        assert!(said);
    }

    #[test]
    fn a_word_that_only_looks_like_the_head_of_a_stamp_stays() {
        let mut letters = set("TỪ NĂM 2026 ĐẾN NĂM 2030", 0, 1000, 1000);
        letters.extend(set("Số lượng 5", 0, 3000, 1000));
        assert_eq!(read(letters).0.len(), 2);
        assert!(!read(set("ĐẾN", 0, 1000, 1000)).1);
    }
}
