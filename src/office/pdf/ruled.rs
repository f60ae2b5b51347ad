//! Rulings → the grids they draw: which cells there are, and which are one.

use super::letter::{Letter, Ruling, Spot, Way};

/// Rulings on one line and no farther apart than this are one.
const NEAR: i32 = 150;
/// Rulings that come so near to each other touch.
const TOUCH: i32 = 300;
/// Lines of a grid are farther apart than this.
const APART: i32 = 400;
/// The most cells of a grid; what has more is a drawing.
const CELLS: usize = 200_000;
/// The most rulings that are looked at for grids.
const RULINGS: usize = 4000;

/// Rulings that touch each other, and the letters between them.
#[derive(Clone, Debug)]
pub(super) struct Ruled {
    across: Vec<Ruling>,
    down: Vec<Ruling>,
    /// Where its columns are parted, its edges included.
    pub(super) xs: Vec<i32>,
    /// Where its rows are parted, its edges included.
    pub(super) ys: Vec<i32>,
    /// The letters in it.
    pub(super) letters: Vec<Letter>,
}

/// A cell of a grid: one or more of its fields.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    /// How many columns it takes.
    pub(super) columns: usize,
    /// Whether it goes on from the row above.
    pub(super) continues: bool,
    /// The letters in it.
    pub(super) letters: Vec<Letter>,
    /// Where it begins and ends.
    pub(super) sides: (i32, i32),
}

/// The grids of a page, from the top, and the letters and rulings that are in none.
pub(super) fn grids(letters: &[Letter], rulings: &[Ruling]) -> (Vec<Ruled>, Vec<Letter>) {
    let rulings = merged(rulings);
    if rulings.len() > RULINGS {
        return (Vec::new(), letters.to_vec());
    }
    let mut grids: Vec<Ruled> = touching(&rulings)
        .into_iter()
        .filter_map(Ruled::new)
        .collect();
    // A frame may hold a table: its letters are those of the smaller.
    grids.sort_by_key(Ruled::area);
    let mut rest = Vec::with_capacity(letters.len());
    for letter in letters {
        match grids.iter_mut().find(|grid| grid.holds(letter.middle())) {
            Some(grid) => grid.letters.push(*letter),
            None => rest.push(*letter),
        }
    }
    let (mut tables, frames): (Vec<_>, Vec<_>) = grids.into_iter().partition(Ruled::is_table);
    rest.extend(frames.into_iter().flat_map(|frame| frame.letters));
    tables.sort_by_key(|table| (table.top(), table.left()));
    (tables, rest)
}

/// The rulings with those that go on with each other made one.
pub(super) fn merged(rulings: &[Ruling]) -> Vec<Ruling> {
    let mut sorted = rulings.to_vec();
    sorted.sort_by_key(|r| (r.way, r.at, r.from));
    let mut rows: Vec<Vec<Ruling>> = Vec::new();
    for ruling in sorted {
        match rows.last_mut() {
            Some(row)
                if row.first().is_some_and(|first| {
                    first.way == ruling.way && ruling.at - first.at <= NEAR
                }) =>
            {
                row.push(ruling);
            }
            _ => rows.push(vec![ruling]),
        }
    }
    let mut out: Vec<Ruling> = Vec::new();
    for mut row in rows {
        row.sort_by_key(|r| (r.from, r.to));
        let start = out.len();
        for ruling in row {
            let own = out.get_mut(start..).and_then(<[Ruling]>::last_mut);
            match own {
                Some(last) if ruling.from - last.to <= NEAR => last.to = last.to.max(ruling.to),
                _ => out.push(ruling),
            }
        }
    }
    out
}

/// The rulings by which of them touch, directly or over others.
fn touching(rulings: &[Ruling]) -> Vec<Vec<Ruling>> {
    let mut sets = Sets::new(rulings.len());
    let all = || rulings.iter().enumerate();
    for (a, across) in all().filter(|(_, r)| r.way == Way::Across) {
        for (d, down) in all().filter(|(_, r)| r.way == Way::Down) {
            if meets(across, down.at) && meets(down, across.at) {
                sets.join(a, d);
            }
        }
    }
    let mut groups: Vec<Vec<Ruling>> = vec![Vec::new(); rulings.len()];
    for (at, ruling) in all() {
        if let Some(group) = groups.get_mut(sets.root(at)) {
            group.push(*ruling);
        }
    }
    groups.retain(|group| group.len() > 2);
    groups
}

fn meets(ruling: &Ruling, at: i32) -> bool {
    at >= ruling.from - TOUCH && at <= ruling.to + TOUCH
}

/// Places without those that are one.
fn apart(mut places: Vec<i32>) -> Vec<i32> {
    places.sort_unstable();
    let mut out: Vec<i32> = Vec::new();
    for place in places {
        if out.last().is_none_or(|last| place - last > APART) {
            out.push(place);
        }
    }
    out
}

impl Ruled {
    fn new(rulings: Vec<Ruling>) -> Option<Self> {
        let (across, down): (Vec<_>, Vec<_>) =
            rulings.into_iter().partition(|r| r.way == Way::Across);
        let ends = |of: &[Ruling]| of.iter().flat_map(|r| [r.from, r.to]).collect::<Vec<_>>();
        let places = |of: &[Ruling]| of.iter().map(|r| r.at).collect::<Vec<_>>();
        // Where a side is left open the lines end there.
        let sides = |own: Vec<i32>, others: Vec<i32>| {
            let outer = others
                .iter()
                .min()
                .copied()
                .into_iter()
                .chain(others.iter().max().copied());
            apart(own.into_iter().chain(outer).collect())
        };
        let xs = sides(places(&down), ends(&across));
        let ys = sides(places(&across), ends(&down));
        let cells = xs.len().checked_mul(ys.len())?;
        let real = across.len() > 1 && !down.is_empty() && xs.len() > 1 && ys.len() > 1;
        (real && cells <= CELLS).then_some(Self {
            across,
            down,
            xs,
            ys,
            letters: Vec::new(),
        })
    }

    /// Where it begins from the top.
    pub(super) fn top(&self) -> i32 {
        self.ys.first().copied().unwrap_or_default()
    }

    /// Where it begins from the left.
    pub(super) fn left(&self) -> i32 {
        self.xs.first().copied().unwrap_or_default()
    }

    /// Where it ends.
    pub(super) fn right(&self) -> i32 {
        self.xs.last().copied().unwrap_or_default()
    }

    fn bottom(&self) -> i32 {
        self.ys.last().copied().unwrap_or_default()
    }

    fn area(&self) -> i64 {
        i64::from(self.right() - self.left()) * i64::from(self.bottom() - self.top())
    }

    fn holds(&self, at: Spot) -> bool {
        (self.left()..=self.right()).contains(&at.x) && (self.top()..=self.bottom()).contains(&at.y)
    }

    /// Whether there are words in more than one cell.
    fn is_table(&self) -> bool {
        let filled = |field: &Field| field.letters.iter().any(|letter| !letter.is_blank());
        let rows = self.rows(&self.xs);
        rows.iter().flatten().filter(|field| filled(field)).count() > 1
    }

    /// Its rows, over columns that are parted there.
    pub(super) fn rows(&self, xs: &[i32]) -> Vec<Vec<Field>> {
        let (columns, rows) = (xs.len().saturating_sub(1), self.ys.len().saturating_sub(1));
        let mut sets = self.cells(xs, columns, rows);
        let mut letters: Vec<Vec<Letter>> = vec![Vec::new(); columns * rows];
        for letter in &self.letters {
            let at = letter.middle();
            let (column, row) = (field(xs, at.x), field(&self.ys, at.y));
            let root = sets.root(row * columns + column);
            if let Some(own) = letters.get_mut(root) {
                own.push(*letter);
            }
        }
        (0..rows)
            .map(|row| {
                let mut out: Vec<Field> = Vec::new();
                let mut before = None;
                for column in 0..columns {
                    let own = row * columns + column;
                    let root = sets.root(own);
                    let right = xs.get(column + 1).copied().unwrap_or_default();
                    if before == Some(root) {
                        if let Some(last) = out.last_mut() {
                            last.columns += 1;
                            last.sides.1 = right;
                        }
                        continue;
                    }
                    before = Some(root);
                    let left = xs.get(column).copied().unwrap_or_default();
                    out.push(Field {
                        columns: 1,
                        continues: root < row * columns,
                        letters: letters
                            .get_mut(root)
                            .map(std::mem::take)
                            .unwrap_or_default(),
                        sides: (left, right),
                    });
                }
                out
            })
            .collect()
    }

    /// Which fields of the grid are one cell: those with no line between them.
    fn cells(&self, xs: &[i32], columns: usize, rows: usize) -> Sets {
        let mut sets = Sets::new(columns * rows);
        let span = |places: &[i32], at: usize| Some((*places.get(at)?, *places.get(at + 1)?));
        for row in 0..rows {
            for column in 0..columns {
                let own = row * columns + column;
                let next = xs.get(column + 1).filter(|_| column + 1 < columns);
                if let (Some(x), Some(height)) = (next, span(&self.ys, row))
                    && !is_drawn(&self.down, *x, height)
                {
                    sets.join(own, own + 1);
                }
                let below = self.ys.get(row + 1).filter(|_| row + 1 < rows);
                if let (Some(y), Some(width)) = (below, span(xs, column))
                    && !is_drawn(&self.across, *y, width)
                {
                    sets.join(own, own + columns);
                }
            }
        }
        sets
    }
}

/// Whether a line at this place goes along more than half of a side.
fn is_drawn(rulings: &[Ruling], at: i32, side: (i32, i32)) -> bool {
    let along: i32 = rulings
        .iter()
        .filter(|r| (r.at - at).abs() <= APART)
        .map(|r| (r.to.min(side.1) - r.from.max(side.0)).max(0))
        .sum();
    along * 2 > side.1 - side.0
}

/// Which field between places something stands in.
fn field(places: &[i32], at: i32) -> usize {
    let after = places.partition_point(|place| *place <= at);
    after.saturating_sub(1).min(places.len().saturating_sub(2))
}

/// Numbers that are joined into sets; the least of each stands for it.
#[derive(Clone, Debug)]
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while let Some(up) = self.0.get(at).copied().filter(|up| *up != at) {
            let over = self.0.get(up).copied().unwrap_or(up);
            if let Some(own) = self.0.get_mut(at) {
                *own = over;
            }
            at = over;
        }
        at
    }

    fn join(&mut self, one: usize, two: usize) {
        let (one, two) = (self.root(one), self.root(two));
        if let Some(own) = self.0.get_mut(one.max(two)) {
            *own = one.min(two);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::tests::set;
    use super::*;

    fn ruling(from: (i32, i32), to: (i32, i32)) -> Ruling {
        let spot = |(x, y)| Spot { x, y };
        Ruling::between(spot(from), spot(to)).unwrap()
    }

    /// Three columns; the first cell goes over two rows, the head over the last two columns.
    fn drawn() -> Vec<Ruling> {
        vec![
            ruling((0, 0), (30_000, 0)),
            ruling((10_000, 2000), (30_000, 2000)),
            ruling((0, 4000), (15_000, 4000)),
            ruling((15_050, 4000), (30_000, 4000)),
            ruling((0, 6000), (30_000, 6000)),
            ruling((0, 0), (0, 6000)),
            ruling((10_000, 0), (10_000, 6000)),
            ruling((20_000, 2000), (20_000, 6000)),
            ruling((30_000, 0), (30_000, 6000)),
        ]
    }

    #[test]
    fn cells_without_a_line_between_them_are_one() {
        let mut letters = set("TT", 500, 3000, 1000);
        letters.extend(set("2026", 15_000, 1500, 1000));
        letters.extend(set("80", 21_000, 3500, 1000));
        letters.extend(set("ngoài", 1000, 9000, 1000));
        let (grids, rest) = grids(&letters, &drawn());
        assert_eq!((grids.len(), rest.len()), (1, 5));
        let rows: Vec<Vec<(usize, bool, usize)>> = grids[0]
            .rows(&grids[0].xs)
            .iter()
            .map(|row| {
                row.iter()
                    .map(|f| (f.columns, f.continues, f.letters.len()))
                    .collect()
            })
            .collect();
        assert_eq!(
            rows,
            [
                vec![(1, false, 2), (2, false, 4)],
                vec![(1, true, 0), (1, false, 0), (1, false, 2)],
                vec![(1, false, 0), (1, false, 0), (1, false, 0)],
            ]
        );
    }

    #[test]
    fn a_frame_or_a_line_under_words_is_no_table() {
        let frame = [
            ruling((0, 0), (30_000, 0)),
            ruling((0, 6000), (30_000, 6000)),
            ruling((0, 0), (0, 6000)),
            ruling((30_000, 0), (30_000, 6000)),
            ruling((5000, 3000), (9000, 3000)),
        ];
        let (grids, rest) = grids(&set("Số", 1000, 2000, 1000), &frame);
        assert!(grids.is_empty());
        assert_eq!(rest.len(), 2);
    }
}
