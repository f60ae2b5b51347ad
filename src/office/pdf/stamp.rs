//! What signing software and offices stamp on a page: number and day at their places in the
//! letterhead, who signed and when, the stamp of who received it.

use super::letter::{Letter, Page, Turn};
use super::line::{Line, lines};
use super::problem::PdfRemark;
use crate::text::bare;

/// What a stamp is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Words of the document itself: its number, its day, a name.
    Part,
    /// Who signed it by which certificate, and when.
    Signature,
    /// Who received it: number and day are those of the register there.
    Incoming,
}

/// Puts the stamps of a page in their places, and says what stays out of the text.
pub(super) fn place(page: &mut Page, stamps: Vec<Vec<Letter>>) -> Vec<PdfRemark> {
    let mut said = Vec::new();
    for stamp in stamps {
        let own = lines(&stamp, Turn::Upright);
        let words: Vec<String> = own.iter().map(Line::text).collect();
        match kind(&words) {
            Kind::Part => groups(stamp).into_iter().for_each(|group| put(page, group)),
            Kind::Signature => said.push(PdfRemark::Signed(words.join("; "))),
            Kind::Incoming => said.push(PdfRemark::Received(words.join("; "))),
        }
    }
    said
}

fn kind(words: &[String]) -> Kind {
    /// How lines of a signature begin.
    const SIGNED: [&str; 9] = [
        "nguoi ky",
        "ky boi",
        "duoc ky",
        "da ky",
        "ngay ky",
        "thoi gian ky",
        "chu ky so",
        "digitally signed",
        "signed by",
    ];
    let bare: Vec<String> = words.iter().map(|line| bare(line)).collect();
    if words.iter().any(|line| is_incoming(line)) {
        Kind::Incoming
    } else if bare.iter().any(|line| {
        line.starts_with("signature valid") || SIGNED.iter().any(|start| line.starts_with(start))
    }) {
        Kind::Signature
    } else {
        Kind::Part
    }
}

/// Whether a line is the head of a stamp of who received the document.
pub(super) fn is_incoming(line: &str) -> bool {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    line == "ĐẾN" || matches!(&*bare(line), "cong van den" | "van ban den")
}

/// The letters of each line of a stamp.
fn groups(mut letters: Vec<Letter>) -> Vec<Vec<Letter>> {
    letters.sort_by_key(|letter| (letter.start.y, letter.start.x));
    let mut groups: Vec<Vec<Letter>> = Vec::new();
    for letter in letters {
        match groups.last_mut() {
            Some(group)
                if group.last().is_some_and(|last| {
                    letter.start.y - last.start.y <= last.size.max(letter.size) / 3
                }) =>
            {
                group.push(letter);
            }
            _ => groups.push(vec![letter]),
        }
    }
    groups
}

/// Puts a line of a stamp on the line of the page it was stamped on, in place of the dots there.
fn put(page: &mut Page, mut group: Vec<Letter>) {
    let shown = || group.iter().filter(|letter| !letter.is_blank());
    let (Some(left), Some(right)) = (
        shown().map(|letter| letter.start.x.min(letter.end.x)).min(),
        shown().map(|letter| letter.start.x.max(letter.end.x)).max(),
    ) else {
        return;
    };
    let (Some(base), Some(size)) = (
        shown().map(|letter| letter.start.y).max(),
        shown().map(|letter| letter.size).max(),
    ) else {
        return;
    };
    let beside = |letter: &&Letter| {
        let (from, to) = (letter.start.x, letter.end.x);
        let apart = (from - right).max(left - to);
        letter.turn == Turn::Upright && !letter.is_blank() && apart <= 4 * size
    };
    let near = page.letters.iter().filter(beside);
    let anchor = near
        .map(|letter| letter.start.y)
        .filter(|y| (y - base).abs() * 10 <= size * 8)
        .min_by_key(|y| (y - base).abs());
    if let Some(to) = anchor {
        for letter in &mut group {
            letter.start.y += to - base;
            letter.end.y += to - base;
        }
        let over = misplaced(page, (left, right), to, size);
        for letter in &mut group {
            letter.start.x += over;
            letter.end.x += over;
        }
        clear(page, (left + over, right + over), to, size);
    }
    page.letters.extend(group);
}

/// How far a stamp that was set over a word lies from the nearest gap of its line that has room for it.
fn misplaced(page: &Page, (left, right): (i32, i32), base: i32, size: i32) -> i32 {
    let mut shown: Vec<(i32, i32)> = page
        .letters
        .iter()
        .filter(|letter| (letter.start.y - base).abs() * 3 <= size && !letter.is_blank())
        .filter(|letter| !is_fill(letter))
        .map(|letter| (letter.start.x, letter.end.x))
        .collect();
    shown.sort_unstable();
    if !shown.iter().any(|(from, to)| *from < right && *to > left) {
        return 0;
    }
    let gaps = shown.windows(2).filter_map(|pair| match pair {
        [(_, from), (to, _)] => Some((*from, *to)),
        _ => None,
    });
    let width = right - left;
    let moves = gaps
        .filter(|(from, to)| to - from >= width)
        .map(|(from, to)| from.midpoint(to) - left.midpoint(right));
    let near = moves.filter(|over| over.abs() <= 4 * size);
    near.min_by_key(|over| over.abs()).unwrap_or(0)
}

/// Whether a letter only fills a place that is to be written on.
fn is_fill(letter: &Letter) -> bool {
    matches!(letter.chars.first(), Some('.' | '…' | '_'))
}

/// Takes away the dots and blanks that a stamp covers, and the dots that go on beside it.
fn clear(page: &mut Page, (left, right): (i32, i32), base: i32, size: i32) {
    let on_line = |letter: &Letter| (letter.start.y - base).abs() * 3 <= size;
    let fills = |letter: &Letter| on_line(letter) && is_fill(letter);
    let mut dots: Vec<(i32, i32)> = page
        .letters
        .iter()
        .filter(|letter| fills(letter))
        .map(|letter| (letter.start.x, letter.end.x))
        .collect();
    dots.sort_unstable();
    let (mut from, mut to) = (left, right);
    for (start, end) in &dots {
        if *start <= to + size / 2 && *end >= from {
            to = to.max(*end);
        }
    }
    for (start, end) in dots.iter().rev() {
        if *end >= from - size / 2 && *start <= to {
            from = from.min(*start);
        }
    }
    page.letters.retain(|letter| {
        let middle = letter.start.x.midpoint(letter.end.x);
        let covered = (from..=to).contains(&middle);
        !(covered && (fills(letter) || on_line(letter) && letter.is_blank()))
    });
}

#[cfg(test)]
mod tests {
    use super::super::line::tests::set;
    use super::*;

    fn read(page: Vec<Letter>, stamps: Vec<Vec<Letter>>) -> (Vec<String>, usize) {
        let mut page = Page {
            letters: page,
            ..Page::default()
        };
        let said = place(&mut page, stamps);
        let lines = lines(&page.letters, Turn::Upright);
        (lines.iter().map(Line::text).collect(), said.len())
    }

    #[test]
    fn a_number_stands_on_the_line_it_was_stamped_on() {
        let mut page = set("Số:      /KH-UBND", 0, 2000, 1200);
        page.extend(set("XÃ AN HÒA", 0, 800, 1200));
        // A little lower, and between the blanks.
        let stamp = set("45", 3100, 2500, 1000);
        let (lines, _) = read(page, vec![stamp]);
        assert_eq!(lines, ["XÃ AN HÒA", "Số: 45/KH-UBND"]);
    }

    #[test]
    fn a_stamp_over_a_word_goes_to_the_gap_beside_it() {
        let page = set("ngày      tháng 3 năm 2026", 0, 2000, 1200);
        let stamp = set("17", 6700, 2000, 1200);
        assert_eq!(read(page, vec![stamp]).0, ["ngày 17 tháng 3 năm 2026"]);
    }

    #[test]
    fn dots_make_room_for_what_is_stamped_on_them() {
        let page = set("Số: ......../KH-UBND", 0, 2000, 1200);
        let stamp = set("45", 3900, 1900, 1200);
        assert_eq!(read(page, vec![stamp]).0, ["Số: 45/KH-UBND"]);
    }

    #[test]
    fn who_signed_and_who_received_is_said_and_not_read() {
        let page = set("Số: 45/KH-UBND", 0, 2000, 1200);
        let signed = [
            set("Người ký: UBND xã A", 0, 500, 800),
            set("Thời gian ký: 12/01/2026", 0, 1500, 800),
        ];
        let received = [set("ĐẾN", 9000, 500, 800), set("Số: 123", 9000, 1900, 800)];
        let (lines, said) = read(page, vec![signed.concat(), received.concat()]);
        assert_eq!((lines, said), (vec!["Số: 45/KH-UBND".to_owned()], 2));
    }

    #[test]
    fn a_stamp_is_known_by_its_words() {
        for (words, want) in [
            ("12", Kind::Part),
            ("Nguyễn Văn An", Kind::Part),
            ("Ký bởi: Ủy ban nhân dân xã", Kind::Signature),
            ("CÔNG VĂN ĐẾN", Kind::Incoming),
            ("Đến năm 2030", Kind::Part),
        ] {
            assert_eq!(kind(&[words.to_owned()]), want, "{words}");
        }
    }
}
