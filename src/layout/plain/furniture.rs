//! Lines that are no words of the plan: page numbers, running heads, drawn lines.

use super::line::Line;
use super::phrases::{PAGES, ROW_COLUMN};
use super::signs::{is_bare_number, is_rule, starts_lower, starts_upper};
use crate::layout::classify::heads_numbers;
use foldhash::HashMap;

/// Which lines are no words of the plan.
#[derive(Debug, Default)]
pub(super) struct Furniture {
    is: Vec<Kind>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words.
    #[default]
    Words,
    /// A page number that may as well be a value or the number of a row.
    Number,
    /// A page number or a running head.
    Page,
    /// A drawn line: it ends a paragraph.
    Rule,
    /// A footnote above the number of its page, inside a sentence that goes on behind both.
    Note,
}

impl Furniture {
    /// Finds them.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut is: Vec<Kind> = lines.iter().map(|line| kind(line.text)).collect();
        let mut pages = page_numbers(lines, &is);
        pages.extend(running_heads(lines));
        for at in &pages {
            let notes = first_note(lines, *at);
            for note in notes..*at {
                if let Some(kind) = is.get_mut(note) {
                    *kind = Kind::Note;
                }
            }
            if let Some(kind) = is.get_mut(*at) {
                *kind = Kind::Page;
            }
        }
        for at in beside(lines, &is, &pages) {
            if let Some(kind) = is.get_mut(at) {
                *kind = Kind::Page;
            }
        }
        Self { is }
    }

    /// What a line is.
    pub(super) fn kind(&self, at: usize) -> Kind {
        self.is.get(at).copied().unwrap_or_default()
    }

    /// Page numbers and running heads from a place on, and the place of the first line of words after them.
    pub(super) fn skip(&self, at: usize, end: usize) -> (Vec<usize>, usize) {
        let within = |at: &usize| matches!(self.kind(*at), Kind::Page | Kind::Number | Kind::Note);
        let pages = (at..end).take_while(within);
        let found: Vec<usize> = pages.collect();
        let next = at + found.len();
        (found, next)
    }
}

fn kind(text: &str) -> Kind {
    // Most lines begin with a letter.
    if matches!(
        text.as_bytes(),
        [b'A'..=b'Z' | b'a'..=b'z' | 0xC3..=0xC6 | 0xE1, ..]
    ) {
        return Kind::Words;
    }
    if is_rule(text) {
        return Kind::Rule;
    }
    // "<!-- page: 3 -->": a comment that Markdown does not print.
    if text.starts_with("<!--") && text.ends_with("-->") {
        return Kind::Page;
    }
    if is_tags(text) {
        return Kind::Rule;
    }
    let inner = bare(text);
    if is_bare_number(inner, 3) && (inner.len() == text.len() || text.len() - inner.len() >= 2) {
        return Kind::Number;
    }
    Kind::Words
}

/// Whether a line is nothing but tags of a page of the web that a text was made from: "<center>", "<div align="center">".
fn is_tags(text: &str) -> bool {
    let mut rest = text;
    while let Some((tag, after)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
        let name = tag.strip_prefix('/').unwrap_or(tag);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || name.contains('<') {
            return false;
        }
        rest = after.trim_start();
    }
    rest.is_empty() && rest.len() < text.len()
}

/// A page has no fewer lines, and no more.
const PAGE: std::ops::RangeInclusive<usize> = 12..=150;

/// Numbers of pages that count on, each a page behind the one before.
#[derive(Clone, Copy, Debug)]
struct Run {
    first: usize,
    last: usize,
    count: usize,
    /// The lines of the shortest page, and of the longest.
    least: usize,
    most: usize,
}

impl Run {
    fn at(place: usize) -> Self {
        Self {
            first: place,
            last: place,
            count: 1,
            least: usize::MAX,
            most: 0,
        }
    }

    /// The run with one number more, if that stands a page behind the last.
    fn with(self, place: usize) -> Option<Self> {
        let page = place - self.last;
        let run = Self {
            last: place,
            count: self.count + 1,
            least: self.least.min(page),
            most: self.most.max(page),
            ..self
        };
        (PAGE.contains(&page) && run.most <= run.least * 4).then_some(run)
    }

    /// Whether it counts the pages of nearly the whole of a text, up to a number.
    fn counts_pages(self, lines: usize, last: u32) -> bool {
        let pages = self.last - self.first + 2 * self.most;
        let first = usize::try_from(last).unwrap_or_default() + 1 - self.count;
        let begins = if self.count > 2 {
            first <= 5
        } else {
            first == 2
        };
        self.count > 1 && begins && pages * 10 >= lines * 7
    }
}

/// The places of the numbers of pages: bare numbers on lines of their own that count on over the whole text, one a page.
fn page_numbers(lines: &[Line<'_>], kinds: &[Kind]) -> Vec<usize> {
    /// Of the runs that end in a number so many are followed.
    const RUNS: usize = 4;
    let mut ending: HashMap<u32, Vec<Run>> = HashMap::default();
    let numbers: Vec<(usize, u32)> = kinds
        .iter()
        .zip(lines)
        .enumerate()
        .filter(|(_, (kind, _))| **kind == Kind::Number)
        .filter_map(|(at, (_, line))| Some((at, bare(line.text).parse().ok()?)))
        .collect();
    let numbers = without_rows(&numbers);
    let mut best: Option<(Run, u32)> = None;
    for (at, number) in &numbers {
        let before = number.checked_sub(1).and_then(|before| ending.get(&before));
        let longer = before.into_iter().flatten().filter_map(|run| run.with(*at));
        let longer = longer.max_by_key(|run| run.count);
        let run = longer.unwrap_or_else(|| Run::at(*at));
        if run.counts_pages(lines.len(), *number)
            && best.is_none_or(|(best, _)| run.count > best.count)
        {
            best = Some((run, *number));
        }
        let runs = ending.entry(*number).or_default();
        if runs.len() == RUNS {
            runs.remove(0);
        }
        runs.push(run);
    }
    let Some((run, last)) = best else {
        return Vec::new();
    };
    let found = steps(&numbers, run, last);
    let first = last + 1 - u32::try_from(found.len()).unwrap_or(last);
    let within = |at: &usize| is_within_a_sentence(lines, *at);
    // The number of the first row may stand a page before the number of the second page.
    let from_second = found.get(1..).unwrap_or_default();
    let pages = [(found.as_slice(), first), (from_second, first + 1)];
    let are_pages = |(found, first): &(&[usize], u32)| {
        (found.len() > 2 || found.iter().any(within)) && !counts_rows(lines, found, *first)
    };
    let pages = pages.into_iter().find(are_pages);
    pages.map_or_else(Vec::new, |(found, _)| found.to_vec())
}

/// The numbers but those that surely count rows: each between the one before it and the one behind it, a row away from both,
/// and alone of its kind there.
fn without_rows(numbers: &[(usize, u32)]) -> Vec<(usize, u32)> {
    /// So many lines do rows have that are none of pages.
    const ROW: usize = *PAGE.start() - 1;
    let near = |index: usize| {
        let at = numbers.get(index).map_or(0, |(at, _)| *at);
        let above = numbers.get(..index).unwrap_or_default().iter().rev();
        let below = numbers.get(index + 1..).unwrap_or_default().iter();
        (
            above.take_while(move |(other, _)| at - other <= ROW),
            below.take_while(move |(other, _)| other - at <= ROW),
        )
    };
    let counts = |(index, (_, number)): (usize, &(usize, u32))| {
        let (above, below) = near(index);
        let again = above.clone().chain(below.clone());
        let is = |wanted: u32| move |(_, other): &(usize, u32)| *other == wanted;
        let before = number
            .checked_sub(1)
            .is_some_and(|before| above.clone().any(is(before)));
        before && below.clone().any(is(number + 1)) && !again.into_iter().any(is(*number))
    };
    let all = numbers.iter().enumerate();
    all.filter(|one| !counts(*one))
        .map(|(_, number)| *number)
        .collect()
}

/// Whether a number stands between the lines of a sentence, as no number of a row and no value does.
fn is_within_a_sentence(lines: &[Line<'_>], at: usize) -> bool {
    let line = |at: Option<usize>| at.and_then(|at| lines.get(at)).map_or("", |line| line.text);
    let above = first_note(lines, at).checked_sub(1);
    let (above, below) = (line(above), line(Some(at + 1)));
    starts_lower(below) && above.len() > 40 && !above.ends_with(['.', ';', ':'])
}

/// The first line of the footnotes above the number of a page, where a sentence goes on behind it; the number itself
/// where there are none: "1 Chỉ tiêu tỉnh giao cho xã: 75%.".
fn first_note(lines: &[Line<'_>], at: usize) -> usize {
    /// So many lines do the footnotes of a page have.
    const NOTES: usize = 8;
    let text = |at: usize| lines.get(at).map_or("", |line| line.text);
    if !starts_lower(text(at + 1)) {
        return at;
    }
    let near = at.saturating_sub(NOTES)..at;
    let mut first = near.filter(|at| opens_note(text(*at)));
    let first = first.find(|at| {
        let above = at.checked_sub(1).map_or("", text);
        above.len() > 40 && !above.ends_with(['.', ';', ':'])
    });
    first.unwrap_or(at)
}

/// "1 Chỉ tiêu tỉnh giao …", "(2) Theo …": whether a line begins with the number of a footnote and goes on with a capital.
fn opens_note(line: &str) -> bool {
    let bare = line.trim_start_matches(['[', '(']);
    let words = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = bare.len() - words.len();
    let words = words.trim_start_matches([']', ')']);
    (1..=2).contains(&digits) && words.starts_with(' ') && starts_upper(words.trim_start())
}

/// The places of the numbers of a run that ends in a number: of several places for one the evenest.
fn steps(numbers: &[(usize, u32)], run: Run, last: u32) -> Vec<usize> {
    let page = (run.last - run.first) / (run.count - 1).max(1);
    let within = numbers.partition_point(|(at, _)| *at < run.last);
    let mut rest = numbers.get(..within).unwrap_or_default();
    let (mut found, mut place) = (vec![run.last], run.last);
    for wanted in (0..last).rev().take(run.count - 1) {
        let near = rest.iter().enumerate().rev();
        let near = near
            .take_while(|(_, (at, _))| *at >= run.first && place - at <= *PAGE.end())
            .filter(|(_, (at, number))| *number == wanted && place - at >= *PAGE.start());
        let Some((index, (at, _))) = near.min_by_key(|(_, (at, _))| (place - at).abs_diff(page))
        else {
            break;
        };
        found.push(*at);
        place = *at;
        rest = rest.get(..index).unwrap_or_default();
    }
    found.reverse();
    found
}

/// Whether numbers that count on are those of rows: a head stands above the first, a row with the number before it, and
/// no other row has its number.
fn counts_rows(lines: &[Line<'_>], numbers: &[usize], first: u32) -> bool {
    /// No row and no head has more lines.
    const NEAR: usize = 150;
    let Some(at) = numbers.first() else {
        return false;
    };
    let is = |line: &Line<'_>, number: u32| line.text.parse() == Ok(number);
    let above = lines.get(at.saturating_sub(NEAR)..*at).unwrap_or_default();
    let (mut wanted, mut again) = (first.checked_sub(1).filter(|before| *before > 0), false);
    let head = above.iter().rev().find(|line| {
        if wanted.is_some_and(|number| is(line, number)) {
            wanted = None;
        }
        again |= is(line, first);
        heads_numbers(line.text) || ROW_COLUMN.begin(line.text)
    });
    let below = lines.get(at + 1..numbers.get(1).copied().unwrap_or(lines.len()));
    again |= below.unwrap_or_default().iter().any(|line| is(line, first));
    head.is_some() && (wanted.is_none() && !again || stand_in_rows(lines, numbers, first))
}

/// Whether each of several numbers that count on stands between the one before it and the one behind it, a row away from
/// them: "1" of a first group, "2" of a second, "3" of a third.
fn stand_in_rows(lines: &[Line<'_>], numbers: &[usize], first: u32) -> bool {
    /// No row has more lines.
    const ROW: usize = 15;
    let holds =
        |near: &[Line<'_>], number: u32| near.iter().any(|line| line.text.parse() == Ok(number));
    let mut all = numbers.iter().zip(first..);
    all.all(|(at, number)| {
        let above = lines.get(at.saturating_sub(ROW)..*at).unwrap_or_default();
        let below = lines.get(at + 1..).unwrap_or_default();
        let below = below.get(..ROW).unwrap_or(below);
        let (begins, ends) = (number == 1, numbers.last() == Some(at));
        (begins || holds(above, number - 1))
            && (ends || holds(below, number + 1))
            && !holds(above, number)
            && !holds(below, number)
    })
}

/// The number of a page, without the dashes around it.
fn bare(text: &str) -> &str {
    text.trim_matches(['-', '–', ' '])
}

/// The places of lines that are printed on each page above or below the text, with its number:
/// "Kế hoạch bảo đảm an ninh mạng năm 2026        2", "Kế hoạch bảo đảm an ninh mạng - Trang 2".
fn running_heads(lines: &[Line<'_>]) -> Vec<usize> {
    let mut pages: HashMap<&str, Vec<(usize, u32)>> = HashMap::default();
    for (at, line) in lines.iter().enumerate() {
        if let Some((title, page)) = running_head(line.text) {
            pages.entry(title).or_default().push((at, page));
        }
    }
    pages.retain(|_, pages| {
        let mut pairs = pages.windows(2);
        pages.len() > 1
            && pairs.all(|pair| {
                matches!(pair, [(at, a), (next, b)] if a + 1 == *b && PAGE.contains(&(next - at)))
            })
    });
    pages.into_values().flatten().map(|(at, _)| at).collect()
}

/// The words and the number of a line that ends in a number after a gap, or after the word for a page; "2/9" says how
/// many there are.
fn running_head(line: &str) -> Option<(&str, u32)> {
    // Most lines end otherwise.
    if !line.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let of_all = line
        .rsplit_once('/')
        .filter(|(_, all)| is_bare_number(all.trim(), 3));
    let line = of_all.map_or(line, |(page, _)| page.trim_end());
    let title = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let page = line.get(title.len()..)?;
    let gap = title.ends_with("  ") && title.trim_end().len() > 20;
    let named = gap || PAGES.end(title.trim_end()) || of_all.is_some() && title.is_empty();
    let counts = (1..=3).contains(&page.len()) && named;
    counts.then_some((title.trim_end(), page.parse().ok()?))
}

/// The places of lines beside the numbers of pages that stand beside at least three.
fn beside(lines: &[Line<'_>], kinds: &[Kind], pages: &[usize]) -> Vec<usize> {
    let mut counts: HashMap<&str, Vec<usize>> = HashMap::default();
    for page in pages {
        for at in [page.checked_sub(1), Some(page + 1)].into_iter().flatten() {
            let words = kinds.get(at).is_some_and(|kind| *kind == Kind::Words);
            if let Some(line) = lines.get(at).filter(|line| words && line.width >= 12) {
                counts.entry(line.text).or_default().push(at);
            }
        }
    }
    counts.retain(|_, places| places.len() >= 3);
    counts.into_values().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::super::layout;
    use crate::layout::Shape;

    #[test]
    fn a_footnote_above_the_number_of_a_page_parts_no_sentence() {
        let filler =
            "- Bảo đảm hạ tầng số phục vụ người dân, doanh nghiệp trên địa bàn.\n".repeat(20);
        let text = format!(
            "{filler}- Trên 40% người dân trong độ tuổi trưởng thành có tri thức cơ bản về\n1 Chỉ tiêu tỉnh giao cho xã: 75% người dân trưởng thành.\n\n2\n\nchuyển đổi số, biết tìm thông tin trên mạng.\n{filler}- Hai mươi lớp học buổi tối tại nhà văn hóa các khu của toàn\n\n3\n\nxã được mở.\n"
        );
        let layout = layout(&text);
        let words = |shape: &Shape| {
            let blocks = layout
                .blocks
                .iter()
                .filter(move |block| block.shape == *shape);
            blocks
                .map(|block| layout.words(block.whole.clone()).to_owned())
                .collect::<Vec<_>>()
        };
        let whole = "- Trên 40% người dân trong độ tuổi trưởng thành có tri thức cơ bản về chuyển đổi số, biết tìm thông tin trên mạng.";
        assert!(words(&Shape::Text).contains(&whole.to_owned()));
        assert_eq!(
            words(&Shape::Note),
            ["1 Chỉ tiêu tỉnh giao cho xã: 75% người dân trưởng thành."]
        );
        assert_eq!(words(&Shape::Furniture), ["2", "3"]);
    }
}
