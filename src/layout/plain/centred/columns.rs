//! Where the columns of a page stand, and in which of them the words of a line.
//!
//! Lines are shifted against each other by some letters, so that no blank goes straight down between two columns. What
//! stands set apart on the lines around a number shows where the cells of each column begin, or have their middle; then
//! each line is laid so that its runs of words stand nearest to that, in order. A run that was printed a single blank from
//! its neighbour is parted at a blank where both parts stand better than the whole. Where two ways to lay a line are
//! nearly as good, it is not laid.

use super::region::{Role, Stripped};
use crate::layout::plain::rows::CellLines;
use crate::layout::plain::signs::starts_lower;
use crate::layout::plain::spaced::Set;
use crate::text::work::looked_at;
use foldhash::HashSet;

/// No table of this kind has fewer columns behind the first, or more.
pub(super) const COLUMNS: std::ops::RangeInclusive<usize> = 2..=12;
/// No line of it has more words.
const MOST_WORDS: usize = 40;
/// How many half letters away from what is usual in its column a run may stand.
const FAR: usize = 16;
/// How many half letters beside its column the middle of a name may stand.
const BESIDE: usize = 8;
/// What it costs to part a run at a single blank.
const PARTED: usize = 12;
/// What is given back for a part that stands set apart elsewhere.
const KNOWN: usize = 12;
/// The next way to lay a line costs so much more.
const MARGIN: usize = 6;

/// A line with its cells, column by column.
pub(super) type Laid<'t> = Vec<CellLines<'t>>;

/// Runs of words, each with its column behind the first.
pub(super) type Spots<'t> = Vec<(usize, Set<'t>)>;

/// What is laid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Names,
    Cells,
}

/// Where the cells of a column stand, in half letters.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// How their places are told, and where these mostly are.
    places: Vec<(Edge, usize)>,
    /// Where most of them begin and end.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// What the cells of a column have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Start,
    Middle,
    End,
}

impl Edge {
    fn of(self, set: &Set<'_>) -> usize {
        match self {
            Self::Start => 2 * set.from,
            Self::Middle => set.from + set.to,
            Self::End => 2 * set.to,
        }
    }
}

impl Column {
    fn of(cells: &[Set<'_>]) -> Option<Self> {
        let sorted = |edge: Edge| {
            let mut places: Vec<usize> = cells.iter().map(|set| edge.of(set)).collect();
            places.sort_unstable();
            places
        };
        // The outermost fifth at each side tells little.
        let (low, high) = (
            cells.len() / 5,
            cells.len().checked_sub(cells.len() / 5 + 1)?,
        );
        let spread = |places: &[usize]| Some(places.get(high)? - places.get(low)?);
        let (starts, middles, ends) =
            (sorted(Edge::Start), sorted(Edge::Middle), sorted(Edge::End));
        let (start, middle, end) = (spread(&starts)?, spread(&middles)?, spread(&ends)?);
        let least = start.min(middle);
        let own = [
            (Edge::Start, &starts, start <= least + 2),
            (Edge::Middle, &middles, middle <= least + 2),
            (Edge::End, &ends, end + 2 < least),
        ];
        let usual = |places: &[usize]| places.get(places.len() / 2).copied();
        let own = own.into_iter().filter(|(_, _, tells)| *tells);
        Some(Self {
            places: own
                .filter_map(|(edge, places, _)| Some((edge, usual(places)?)))
                .collect(),
            from: *starts.get(low)?,
            to: *ends.get(high)?,
        })
    }

    /// How far a name stands out of the column, if its middle stands above it: names stand in the middle whatever the
    /// cells below do, and may be wider than those.
    fn outside(&self, set: &Set<'_>) -> Option<usize> {
        let (from, middle, to) = (2 * set.from, set.from + set.to, 2 * set.to);
        let beside = self.from.saturating_sub(middle) + middle.saturating_sub(self.to);
        let outside = self.from.saturating_sub(from) + to.saturating_sub(self.to);
        (beside <= BESIDE).then_some(outside)
    }

    /// How far a run stands from where cells of the column do; none where that is too far.
    fn away(&self, set: &Set<'_>) -> Option<usize> {
        let away = self.places.iter();
        let away = away.map(|(edge, usual)| edge.of(set).abs_diff(*usual));
        away.min().filter(|away| *away <= FAR)
    }
}

/// The columns of a page behind the first.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub(super) columns: Vec<Column>,
    /// Where the last number begins.
    pub(super) number: usize,
}

impl Columns {
    /// So many columns as the lines around numbers show; `lines` are those of a page. Then all its lines tell.
    pub(super) fn of<'t>(
        lines: &[Stripped<'t>],
        count: usize,
        known: &HashSet<&'t str>,
    ) -> Option<Self> {
        let rows = numbered(lines).filter(|row| row.len() == count);
        let first = Self::from_rows(&rows.collect::<Vec<_>>(), count, lines)?;
        let rows = lines.iter().filter(|own| own.role != Role::Group);
        let rows = rows.filter_map(|own| {
            let laid = first.pieces(own, known, Of::Cells)?;
            let whole = laid.len() == own.sets.len();
            whole.then_some(laid)
        });
        let mut columns: Vec<Vec<Set<'t>>> = vec![Vec::new(); count];
        for (column, set) in rows.flatten() {
            columns.get_mut(column)?.push(set);
        }
        Some(Self {
            columns: columns
                .iter()
                .map(|own| Column::of(own))
                .collect::<Option<_>>()?,
            ..first
        })
    }

    fn from_rows(rows: &[Vec<Set<'_>>], count: usize, lines: &[Stripped<'_>]) -> Option<Self> {
        let column = |at: usize| {
            let cells: Option<Vec<Set<'_>>> = rows.iter().map(|row| row.get(at).copied()).collect();
            Column::of(&cells?)
        };
        let firsts = lines.iter().filter(|own| own.role == Role::Number);
        Some(Self {
            columns: (0..count).map(column).collect::<Option<_>>()?,
            number: firsts
                .filter_map(|own| own.first)
                .map(|set| set.from)
                .max()?,
        })
    }

    /// The same columns on a page whose head is printed so many letters further right.
    pub(super) fn shifted(mut self, letters: isize) -> Self {
        for column in &mut self.columns {
            let ends = [&mut column.from, &mut column.to].into_iter();
            for place in ends.chain(column.places.iter_mut().map(|(_, usual)| usual)) {
                *place = place.saturating_add_signed(2 * letters);
            }
        }
        self.number = self.number.saturating_add_signed(letters);
        self
    }

    /// How many columns there are, with the first.
    pub(super) fn count(&self) -> usize {
        self.columns.len() + 1
    }

    /// The pieces that the runs of a line are parted in, each with its column; none where that is not certain.
    pub(super) fn pieces<'t>(
        &self,
        own: &Stripped<'t>,
        known: &HashSet<&'t str>,
        of: Of,
    ) -> Option<Spots<'t>> {
        let words = words(&own.sets);
        if words.len() > MOST_WORDS {
            return None;
        }
        let width = self.columns.len() + 1;
        let mut ways: Vec<Option<Way>> = vec![None; (words.len() + 1) * width];
        // Behind the last word nothing is left to lay.
        for way in ways.iter_mut().skip(words.len() * width) {
            *way = Some(Way::default());
        }
        let mut begun: Vec<Begun<'_>> = Vec::with_capacity(words.len());
        for at in (0..words.len()).rev() {
            begun.clear();
            for end in at + 1..=words.len() {
                looked_at(1);
                let own = Begun::of(&words, at, end, known);
                begun.push(own);
                if own.piece.ends_set {
                    break;
                }
            }
            for column in (0..self.columns.len()).rev() {
                let mut best = ways.get(at * width + column + 1).copied().flatten();
                for (own, end) in begun.iter().zip(at + 1..) {
                    let beyond = ways.get(end * width + column + 1).copied().flatten();
                    if let Some(beyond) = beyond
                        && let Some(cost) = self.cost(own, column, of)
                    {
                        best = Some(Way::better(best, beyond.with(cost, column, end)));
                    }
                }
                *ways.get_mut(at * width + column)? = best;
            }
        }
        let first = (*ways.first()?)?;
        if first.second < first.cost + MARGIN {
            return None;
        }
        let (mut found, mut at, mut column) = (Vec::new(), 0, 0);
        while at < words.len() {
            let way = (*ways.get(at * width + column)?)?;
            found.push((way.column, Piece::of(&words, at, way.end).set));
            (at, column) = (way.end, way.column + 1);
        }
        Some(found)
    }

    /// What speaks against a piece in a column; none where it stands too far away.
    fn cost(&self, own: &Begun<'_>, at: usize, of: Of) -> Option<usize> {
        let column = self.columns.get(at)?;
        let piece = &own.piece;
        let away = match of {
            // A name that stands a blank apart begins with a capital.
            Of::Names if !piece.begins_set && starts_lower(piece.set.words) => None,
            Of::Names => column.outside(&piece.set),
            Of::Cells => column.away(&piece.set),
        }?;
        // How far it stands among the cells of the columns beside.
        let left = at.checked_sub(1).and_then(|left| self.columns.get(left));
        let left = left.map_or(0, |left| left.to.saturating_sub(2 * piece.set.from));
        let right = self.columns.get(at + 1);
        let right = right.map_or(0, |right| (2 * piece.set.to).saturating_sub(right.from));
        let cost = own.least + away + 2 * (left + right);
        Some(cost.saturating_sub(own.given_back))
    }
}

/// A piece with what it costs in any column.
#[derive(Clone, Copy, Debug)]
struct Begun<'t> {
    piece: Piece<'t>,
    least: usize,
    /// What is given back of that.
    given_back: usize,
}

impl<'t> Begun<'t> {
    fn of(words: &[Word<'t>], at: usize, end: usize, known: &HashSet<&'t str>) -> Self {
        let piece = Piece::of(words, at, end);
        // Each run costs so much that what is given back for two parts leaves no less than nought.
        let least = if piece.begins_set { 2 * KNOWN } else { PARTED };
        let is_part = !piece.begins_set || !piece.ends_set;
        let stands = is_part && known.contains(piece.set.words);
        Self {
            piece,
            least,
            given_back: usize::from(stands) * KNOWN,
        }
    }
}

/// The likeliest way to lay the rest of a line into the columns from one on.
#[derive(Clone, Copy, Debug)]
struct Way {
    cost: usize,
    /// The cost of the next likely.
    second: usize,
    column: usize,
    end: usize,
}

impl Default for Way {
    fn default() -> Self {
        Self {
            cost: 0,
            second: usize::MAX,
            column: 0,
            end: 0,
        }
    }
}

impl Way {
    fn with(self, cost: usize, column: usize, end: usize) -> Self {
        Self {
            cost: self.cost + cost,
            second: self.second.saturating_add(cost),
            column,
            end,
        }
    }

    /// The better of two ways, which knows the next likely.
    fn better(best: Option<Self>, other: Self) -> Self {
        let Some(best) = best else {
            return other;
        };
        let (mut first, last) = if other.cost < best.cost {
            (other, best)
        } else {
            (best, other)
        };
        first.second = first.second.min(last.cost);
        first
    }
}

/// A word of a run: the run, and where the word begins and ends in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    set: Set<'t>,
    pub(super) start: usize,
    pub(super) end: usize,
    from: usize,
    to: usize,
}

/// The words of runs, in order.
pub(super) fn words<'t>(sets: &[Set<'t>]) -> Vec<Word<'t>> {
    let mut found = Vec::new();
    for set in sets {
        let (mut start, mut from) = (0, set.from);
        for word in set.words.split(' ') {
            let (end, to) = (start + word.len(), from + word.chars().count());
            found.push(Word {
                set: *set,
                start,
                end,
                from,
                to,
            });
            (start, from) = (end + 1, to + 1);
        }
    }
    found
}

/// Words of a run that follow each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'t> {
    pub(super) set: Set<'t>,
    /// Whether the run begins with it, and ends.
    begins_set: bool,
    ends_set: bool,
}

impl<'t> Piece<'t> {
    /// The words from one on before another of the same run.
    pub(super) fn of(words: &[Word<'t>], at: usize, end: usize) -> Self {
        let first = words.get(at);
        let last = end
            .checked_sub(1)
            .and_then(|last| words.get(last))
            .or(first);
        let (Some(first), Some(last)) = (first, last) else {
            return Self {
                set: Set {
                    from: 0,
                    to: 0,
                    words: "",
                },
                begins_set: true,
                ends_set: true,
            };
        };
        Self {
            set: Set {
                from: first.from,
                to: last.to,
                words: first
                    .set
                    .words
                    .get(first.start..last.end)
                    .unwrap_or_default(),
            },
            begins_set: first.start == 0,
            ends_set: last.end == last.set.words.len(),
        }
    }
}

/// How many runs stand at most on the lines around numbers.
pub(super) fn most(lines: &[Stripped<'_>]) -> usize {
    numbered(lines).map(|row| row.len()).max().unwrap_or(0)
}

/// What stands on the line of each number, and on the lines beside it where nothing stands on that.
fn numbered<'l, 't>(lines: &'l [Stripped<'t>]) -> impl Iterator<Item = Vec<Set<'t>>> + 'l {
    let numbers = lines.iter().enumerate();
    let numbers = numbers.filter(|(_, own)| own.role == Role::Number);
    numbers.map(|(at, own)| {
        let mut row = own.sets.clone();
        for beside in [at.checked_sub(1), Some(at + 1)].into_iter().flatten() {
            let beside = lines.get(beside).filter(|own| own.role == Role::Words);
            for set in beside.map_or(&[][..], |own| own.sets.as_slice()) {
                let meets = |other: &Set<'_>| other.from <= set.to && set.from <= other.to;
                if !row.iter().any(meets) {
                    row.push(*set);
                }
            }
        }
        row.sort_by_key(|set| set.from);
        row
    })
}
