//! Footnotes: small letters at the foot of a page, below a short line, by their numbers.

use super::letter::{Ruling, Way};
use super::line::Line;
use super::ruled::merged;

/// A footnote of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Footnote {
    /// Its number.
    pub(super) number: u32,
    /// Its words, line by line.
    pub(super) lines: Vec<String>,
}

/// Takes the footnotes of a page off its lines, and their numbers off the words; a raised number
/// that is of no footnote stays in its word.
pub(super) fn take(lines: &mut Vec<Line>, rulings: &[Ruling]) -> Vec<Footnote> {
    let notes = below_line(lines, rulings).map_or_else(Vec::new, |at| split(lines.split_off(at)));
    for word in lines.iter_mut().flat_map(|line| &mut line.words) {
        if let Some(number) = word.note.take()
            && notes.iter().all(|note| note.number != number)
        {
            word.text.push_str(&number.to_string());
        }
    }
    notes
}

/// Which line is the first below the short line at the foot of a page.
fn below_line(lines: &[Line], rulings: &[Ruling]) -> Option<usize> {
    let left = lines.iter().map(Line::left).min()?;
    let width = lines.iter().map(Line::right).max()? - left;
    let body = lines.iter().map(|line| line.size).max()?;
    // The line below a row may be drawn cell by cell: it is a long one.
    merged(rulings)
        .iter()
        .filter(|r| r.way == Way::Across && (r.from - left).abs() < body)
        .filter(|r| (r.to - r.from) * 2 < width)
        .filter_map(|r| {
            let at = lines.partition_point(|line| line.base <= r.at);
            let below = lines.get(at..).filter(|below| !below.is_empty())?;
            let small = below.iter().all(|line| line.size * 100 <= body * 93);
            let first = below.first()?;
            (small && number(first).is_some()).then_some(at)
        })
        .min()
}

/// The number that a footnote begins with, and what is left of the word.
fn number(line: &Line) -> Option<(u32, String)> {
    let word = line.words.first()?;
    let digits = word.text.bytes().take_while(u8::is_ascii_digit).count();
    let number = word.text.get(..digits)?.parse().ok()?;
    let rest = word.text.get(digits..)?;
    let stands = rest.is_empty() || rest.starts_with(char::is_alphabetic);
    (digits <= 3 && stands).then(|| (number, rest.to_owned()))
}

fn split(lines: Vec<Line>) -> Vec<Footnote> {
    let mut notes: Vec<Footnote> = Vec::new();
    for mut line in lines {
        let next = notes.last().map(|note| note.number.saturating_add(1));
        let begun = number(&line).filter(|(number, _)| next.is_none_or(|next| next == *number));
        if let Some((number, rest)) = begun {
            if let Some(word) = line.words.first_mut() {
                word.text = rest;
            }
            line.words.retain(|word| !word.text.is_empty());
            notes.push(Footnote {
                number,
                lines: vec![line.text()],
            });
        } else if let Some(last) = notes.last_mut() {
            last.lines.push(line.text());
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::super::letter::{Spot, Turn};
    use super::super::line::{lines, tests::set};
    use super::*;

    #[test]
    fn notes_below_the_line_and_raised_numbers() {
        let mut letters = set("Nghị quyết số 57-NQ/TW", 0, 2000, 1400);
        letters.extend(set("1", 22 * 700, 1500, 800));
        letters.extend(set("m", 20_000, 2000, 1400));
        letters.extend(set("2", 20_700, 1500, 800));
        letters.extend(set("1", 0, 69_700, 600));
        letters.extend(set("Về đột phá", 400, 70_000, 1000));
        letters.extend(set("phát triển", 0, 71_200, 1000));
        let mut found = lines(&letters, Turn::Upright);
        let rule = Ruling::between(Spot { x: 0, y: 68_000 }, Spot { x: 5000, y: 68_000 });
        let notes = take(&mut found, &[rule.unwrap()]);
        assert_eq!(notes.len(), 1);
        assert_eq!(
            (notes[0].number, notes[0].lines.join(" ")),
            (1, "Về đột phá phát triển".to_owned())
        );
        assert_eq!(found[0].text(), "Nghị quyết số 57-NQ/TW m2");
    }

    #[test]
    fn rows_below_a_line_of_short_pieces_are_no_notes() {
        let mut letters = set("Danh mục chỉ tiêu chủ yếu của xã", 0, 2000, 1400);
        letters.extend(set("1", 0, 5000, 1000));
        letters.extend(set("Hồ sơ trực tuyến", 5000, 5000, 1000));
        let mut found = lines(&letters, Turn::Upright);
        let spot = |x| Spot { x, y: 3000 };
        let piece = |from: i32, to: i32| Ruling::between(spot(from), spot(to)).unwrap();
        let rules = [piece(0, 5000), piece(5000, 20_000)];
        assert_eq!(take(&mut found, &rules), []);
        assert_eq!(found.len(), 2);
    }
}
