//! How a text is set: how wide its lines are, and what its blank lines mean.

use super::line::Line;
use super::signs::starts_lower;

/// How the lines of a text are set.
#[derive(Debug, Default)]
pub(super) struct Manner {
    /// The width at which lines are broken; 0 where none is.
    width: usize,
    /// Whether lines are broken that had room left, as in pages whose markup took room.
    has_short_wraps: bool,
    /// For each line and before: what was counted.
    counts: Vec<Counts>,
}

/// What was counted up to a line.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    /// Lines.
    lines: u32,
    /// Lines that evidently go on with the line before: without a blank line between, after one, after more.
    wrapped: [u32; 3],
    /// Lines with a mark.
    marked: u32,
    /// Lines with a mark after a blank line.
    parted: u32,
}

/// How many lines on both sides tell about a line.
const NEAR: usize = 24;

impl Manner {
    /// Learns from the lines of a text.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut manner = Self::default();
        manner.counts.reserve(lines.len() + 1);
        let (mut counts, mut widths, mut short) = (Counts::default(), Vec::new(), 0_usize);
        manner.counts.push(counts);
        let mut before: Option<&Line<'_>> = None;
        for line in lines {
            counts.lines += 1;
            let is_marked = line.mark.is_some();
            if is_marked {
                counts.marked += 1;
                counts.parted += u32::from(line.blanks > 0);
            }
            if let Some(last) = before.filter(|last| wraps(last, line) && !is_marked) {
                let blanks = usize::try_from(line.blanks).unwrap_or(2).min(2);
                if let Some(count) = counts.wrapped.get_mut(blanks) {
                    *count += 1;
                }
                widths.push(last.width + 1 + first_word_width(line.text));
                short += usize::from(line.blanks == 0);
            }
            manner.counts.push(counts);
            before = Some(line);
        }
        widths.sort_unstable();
        manner.width = widths
            .get(widths.len() * 3 / 4)
            .copied()
            .unwrap_or_default();
        let narrow = widths
            .iter()
            .take_while(|width| **width * 10 < manner.width * 7)
            .count();
        manner.has_short_wraps = narrow >= 3 && narrow * 8 >= short;
        manner
    }

    fn near(&self, at: usize) -> Counts {
        let last = self.counts.len().saturating_sub(1);
        let from = self
            .counts
            .get(at.saturating_sub(NEAR))
            .copied()
            .unwrap_or_default();
        let to = self
            .counts
            .get((at + NEAR).min(last))
            .copied()
            .unwrap_or_default();
        Counts {
            lines: to.lines - from.lines,
            wrapped: std::array::from_fn(|at| {
                let count = |counts: &Counts| counts.wrapped.get(at).copied().unwrap_or_default();
                count(&to) - count(&from)
            }),
            marked: to.marked - from.marked,
            parted: to.parted - from.parted,
        }
    }

    /// How many blank lines stand between the lines of one paragraph around a line.
    fn spacing(&self, at: usize) -> u32 {
        let near = self.near(at);
        let [tight, spaced, wide] = near.wrapped;
        // A few lines that go on after a blank one were broken by the end of a page.
        let is_set_so = |count: u32| count * 8 >= near.lines && count >= 2;
        match () {
            () if tight >= spaced && tight >= wide => 0,
            () if spaced >= wide && is_set_so(spaced) => 1,
            () if wide > spaced && is_set_so(wide) => 2,
            () => 0,
        }
    }

    /// Whether a blank line before a line, its place among the lines given, parts it from the line before.
    pub(super) fn is_gap(&self, at: usize, line: &Line<'_>) -> bool {
        line.blanks > self.spacing(at)
    }

    /// Whether around a line blank lines part all paragraphs, so that lines without one between them go on.
    pub(super) fn is_parted(&self, at: usize) -> bool {
        let near = self.near(at);
        let [tight, spaced, wide] = near.wrapped;
        near.parted > 0
            && near.parted * 10 >= near.marked * 9
            && self.spacing(at) == 0
            && (spaced + wide) * 8 <= tight.max(1)
    }

    /// Whether lines with room left are broken too.
    pub(super) fn has_short_wraps(&self) -> bool {
        self.has_short_wraps
    }

    /// Whether some paragraphs around a line go on after a blank line.
    pub(super) fn is_leaky(&self, at: usize) -> bool {
        let [tight, spaced, _] = self.near(at).wrapped;
        spaced * 12 >= tight && spaced > 0
    }

    /// Whether the first word of a line had no room on the line before it.
    pub(super) fn is_full(&self, last: &Line<'_>, next: &str, shouted: bool) -> bool {
        let needed = last.width + 1 + first_word_width(next);
        // Capitals are wider.
        let share = if shouted { 72 } else { 88 };
        // Where lines are longer by far than lines are broken at, only the cells of tables are broken there.
        let within = last.width * 100 <= self.width * 150;
        self.width > 0 && within && needed * 100 >= self.width * share
    }
}

/// Takes a blank line off each gap where one stands behind every line and many lines go on behind it: it parts nothing.
pub(super) fn close_gaps(lines: &mut [Line<'_>]) {
    let behind = lines.iter().skip(1);
    if lines.len() < 2 || behind.clone().any(|line| line.blanks == 0) {
        return;
    }
    let narrow = behind.filter(|line| line.blanks == 1).count();
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let wrapped =
        pairs.filter(|(last, line)| line.blanks == 1 && wraps(last, line) && line.mark.is_none());
    let wrapped = wrapped.count();
    if wrapped > 2 && wrapped * 8 >= narrow {
        for line in lines.iter_mut().skip(1) {
            line.blanks -= 1;
        }
    }
}

/// Whether a line evidently goes on with the one before: it begins with a small letter, in a sentence.
fn wraps(last: &Line<'_>, line: &Line<'_>) -> bool {
    starts_lower(line.text)
        && last.width >= 18
        && !last.text.ends_with(['.', ';', ':', '!', '?', '|'])
        && !last.has_tab
        && !line.has_tab
}

pub(super) fn first_word_width(text: &str) -> usize {
    let end = memchr::memchr(b' ', text.as_bytes()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default().chars().count()
}
