//! Lines one below the other that leave the same gaps free.

use super::gap::{Gap, all_free, gaps, least, wide};
use super::line::{Line, Word};
use super::marker::{is_annex, starts_small};

/// So far behind its first line a table may begin that a line before it was taken for.
const AHEAD: usize = 8;

/// Lines that leave the same gaps free.
pub(super) struct Run {
    pub(super) length: usize,
    pub(super) gaps: Vec<Gap>,
    /// Which of them go over the gaps: the name of a group of rows.
    pub(super) over: Vec<usize>,
}

/// The lines that go on with a table, below its head where that is repeated.
pub(super) fn more(lines: &[Line], table: &[Gap]) -> Option<Run> {
    if table.len() < 2 {
        return None;
    }
    let head = lines.iter().take(AHEAD).enumerate();
    let head = head.take_while(|(_, line)| is_head(line, table));
    let crossed = head.filter(|(_, line)| all_free(table, line).is_none());
    let at = crossed.last().map_or(0, |(at, _)| at + 1);
    let first = lines.get(at)?;
    let gaps = all_free(table, first)?;
    let run = extended(lines.get(at..)?, 1, gaps);
    let own = run.parts(lines.get(at..=at)?);
    let filled = own.first()?.iter().flatten().count();
    (at > 0 || filled > 1 || starts_small(&first.text())).then(|| run.below(at))
}

/// The lines that leave the gaps of the first free, up to a table that begins among them.
pub(super) fn run(lines: &[Line]) -> Option<Run> {
    let whole = begun(lines)?;
    let table = (1..whole.length.min(AHEAD)).find_map(|at| {
        let rest = lines.get(at..)?;
        let own = begun(rest)?;
        let wider = own.gaps.len() > whole.gaps.len() && own.length + at >= whole.length;
        (wider && own.is_table(rest)).then_some((at, own))
    });
    let Some((at, own)) = table else {
        return Some(whole);
    };
    let before = lines.get(..at)?;
    if before.iter().all(|line| is_head(line, &own.gaps)) {
        Some(own.below(at))
    } else {
        begun(before)
    }
}

/// Whether a line may be of the head of a table: its words go over fewer gaps than they leave free.
fn is_head(line: &Line, gaps: &[Gap]) -> bool {
    let free = gaps.iter().filter(|gap| all_free(&[**gap], line).is_some());
    free.count() * 2 > gaps.len()
}

/// The lines that leave the gaps of the first free.
fn begun(lines: &[Line]) -> Option<Run> {
    let first = lines.first()?;
    let mut words: Vec<&Word> = first.words.iter().collect();
    let mut length = 1;
    // What stands beside the first line a little lower begins the run with it.
    if let Some(second) = lines.get(1)
        && second.base - first.base < first.size * 9 / 10
    {
        words.extend(&second.words);
        length = 2;
    }
    let gaps = gaps(words, first);
    if gaps.iter().all(|(from, to)| to - from < wide(first)) {
        return None;
    }
    let mut run = extended(lines, length, gaps);
    let first_gap = run.gaps.first()?.0;
    while run.length > 1 && lines.get(run.length - 1)?.right() <= first_gap {
        run.length -= 1;
    }
    (run.length > 1).then_some(run)
}

/// A run with the further lines that leave its gaps free.
fn extended(lines: &[Line], mut length: usize, mut gaps: Vec<Gap>) -> Run {
    let mut over = Vec::new();
    let left = lines.first().map_or(0, Line::left);
    while let (Some(last), Some(next)) = (lines.get(length - 1), lines.get(length)) {
        if next.base - last.base > next.size * 6 || is_annex(&next.text()) {
            break;
        }
        if let [gap] = gaps.as_slice()
            && is_title(*gap, last, next)
        {
            break;
        }
        if let Some(left) = all_free(&gaps, next) {
            gaps = left;
        } else if next.left() - left <= next.size / 2
            && lines
                .get(length + 1)
                .is_some_and(|after| all_free(&gaps, after).is_some())
        {
            over.push(length);
        } else {
            break;
        }
        length += 1;
    }
    Run { length, gaps, over }
}

impl Run {
    /// The run with so many lines above it.
    fn below(mut self, above: usize) -> Self {
        self.length += above;
        self.over.iter_mut().for_each(|at| *at += above);
        self
    }

    /// The words of its lines, column by column.
    pub(super) fn parts(&self, lines: &[Line]) -> Vec<Vec<Option<Line>>> {
        let middles: Vec<i32> = self
            .gaps
            .iter()
            .map(|(from, to)| from.midpoint(*to))
            .collect();
        // Blanks are as wide on each line: on one with a few words far apart none is told from a gap.
        let close = lines.iter().take(self.length).map(least).min();
        let close = close.unwrap_or_default();
        let own = lines.iter().take(self.length).enumerate();
        own.map(|(at, line)| {
            if self.over.contains(&at) {
                let whole = std::iter::once(Some(line.clone()));
                whole.chain(middles.iter().map(|_| None)).collect()
            } else {
                parted(line, &middles, close)
            }
        })
        .collect()
    }

    /// Whether several of its lines have words in three columns.
    fn is_table(&self, lines: &[Line]) -> bool {
        let parts = self.parts(lines);
        let filled = parts.iter().map(|row| row.iter().flatten().count());
        filled.filter(|filled| *filled > 2).count() > 2
    }
}

/// Whether a line stands below two columns rather than in one of them: in the middle of the page,
/// or farther down than lines of a column are apart.
fn is_title(gap: Gap, last: &Line, next: &Line) -> bool {
    let (from, to) = gap;
    // On one side of the gap, or in it.
    let beside = next.right() <= to || next.left() >= from;
    (from..from.midpoint(to)).contains(&next.left())
        || beside && next.base - last.base > next.size * 19 / 10
}

/// The words of a line, column by column; words that stand close together are of one cell, also
/// where it goes over a gap.
fn parted(line: &Line, middles: &[i32], close: i32) -> Vec<Option<Line>> {
    let mut columns: Vec<Vec<Word>> = vec![Vec::new(); middles.len() + 1];
    let (mut at, mut right) = (0, None);
    for word in &line.words {
        if right.is_none_or(|right| word.left - right >= close) {
            at = middles.partition_point(|middle| *middle <= word.left);
        }
        right = Some(word.right);
        if let Some(column) = columns.get_mut(at) {
            column.push(word.clone());
        }
    }
    let line = |words: Vec<Word>| {
        (!words.is_empty()).then_some(Line {
            words,
            ..line.clone()
        })
    };
    columns.into_iter().map(line).collect()
}
