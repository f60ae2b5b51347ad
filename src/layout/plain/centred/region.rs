//! The lines a table may take, page by page, with the numbers of its rows.

use crate::layout::plain::flat::begins_head;
use crate::layout::plain::furniture::{Furniture, Kind};
use crate::layout::plain::line::Line;
use crate::layout::plain::phrases::ROW_COLUMN;
use crate::layout::plain::rows::{is_bar_row, is_tab_row};
use crate::layout::plain::spaced::{Set, sets};
use crate::layout::plain::stacked::ends_tables;
use crate::text::work::looked_at;
use foldhash::HashSet;

/// No table of this kind has fewer rows.
const ROWS: usize = 3;
/// No line without a number stands so far from the number above it.
const FAR: usize = 30;

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It has the name of the first column.
    Title,
    /// It has the number of a row.
    Number,
    /// It has the mark and the name of a group of rows, and nothing else.
    Group,
    /// It begins with a dash or a plus where the numbers stand: a row below the one that counts.
    Part,
    /// It has other words.
    Words,
    /// It has the number of a page.
    Page,
}

/// A line with what stands in the first column apart from the rest.
#[derive(Clone, Debug)]
pub(super) struct Stripped<'t> {
    pub(super) line: Line<'t>,
    pub(super) role: Role,
    /// The number of a row, or the name of that column.
    pub(super) first: Option<Set<'t>>,
    /// The rest, set apart by two blanks or more.
    pub(super) sets: Vec<Set<'t>>,
}

/// A page: the places of its lines in the region.
#[derive(Clone, Debug)]
pub(super) struct OnPage {
    /// The line with the name of the first column.
    pub(super) title: usize,
    /// The lines with the numbers of rows.
    pub(super) numbers: Vec<usize>,
}

/// The lines a table may take.
#[derive(Clone, Debug)]
pub(super) struct Region<'t> {
    /// The place of its first line in the text.
    pub(super) from: usize,
    pub(super) lines: Vec<Stripped<'t>>,
    pub(super) pages: Vec<OnPage>,
    /// What stands set apart anywhere in it.
    pub(super) known: HashSet<&'t str>,
}

/// Walks down from the head of a table, number by number.
struct Walk<'l, 't> {
    lines: &'l [Line<'t>],
    furniture: &'l Furniture,
    /// The name of the first column as it stands in the head of the page.
    name: Set<'t>,
    pages: Vec<OnPage>,
    /// The lines that name groups of rows.
    groups: Vec<usize>,
    /// How many numbers there are, and the last.
    numbers: usize,
    number: usize,
    /// Whether the numbers have a point behind them.
    is_dotted: bool,
    /// The line of the last number or head.
    last: usize,
}

impl<'t> Region<'t> {
    /// The region around a head that has the name of its first column on a line; no line before `from` is its.
    pub(super) fn of(
        lines: &[Line<'t>],
        furniture: &Furniture,
        from: usize,
        at: usize,
    ) -> Option<Self> {
        let title = lines.get(at)?;
        let mut walk = Walk {
            lines,
            furniture,
            name: name(title)?,
            pages: vec![OnPage {
                title: at,
                numbers: Vec::new(),
            }],
            groups: Vec::new(),
            numbers: 0,
            number: 0,
            is_dotted: false,
            last: at,
        };
        let end = walk.end(at)?;
        let from = at.saturating_sub(super::MOST_ABOVE).max(from);
        let stands = |at: &usize| !walk.stops(*at) && furniture.kind(*at) == Kind::Words;
        // Nothing above a gap is of the head.
        let mut first = at;
        while first > from
            && stands(&(first - 1))
            && lines.get(first).is_some_and(|line| line.blanks == 0)
        {
            first -= 1;
        }
        walk.region(first, end)
    }

    /// The same with no more than so many pages.
    pub(super) fn first(mut self, pages: usize) -> Self {
        if let Some(next) = self.pages.get(pages) {
            self.lines.truncate(next.title);
            self.pages.truncate(pages);
        }
        self
    }

    /// How many lines stand above the first head's first name.
    pub(super) fn room(&self) -> usize {
        self.pages.first().map_or(0, |page| page.title)
    }

    /// What a line is for.
    pub(super) fn role(&self, at: usize) -> Option<Role> {
        self.lines.get(at).map(|own| own.role)
    }

    /// How many letters further right than on the page before the names of a page stand, most of them.
    pub(super) fn shift(&self, at: usize) -> Option<isize> {
        let names = |page: usize| {
            let title = self.lines.get(self.pages.get(page)?.title)?;
            Some(title.sets.iter().map(|set| set.from))
        };
        let pairs = names(at.checked_sub(1)?)?.zip(names(at)?);
        let mut letters: Vec<isize> = pairs
            .map(|(before, own)| Some(isize::try_from(own).ok()? - isize::try_from(before).ok()?))
            .collect::<Option<_>>()?;
        letters.sort_unstable();
        letters.get(letters.len() / 2).copied()
    }

    /// Whether a blank line stands above a line.
    pub(super) fn is_gap(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|own| own.line.blanks > 0)
    }

    /// The lines that are surely of a page: from the name of its first column to its last number.
    pub(super) fn of_page(&self, page: &OnPage) -> &[Stripped<'t>] {
        let last = page.numbers.last().copied().unwrap_or(page.title);
        self.lines.get(page.title..=last).unwrap_or_default()
    }

    /// Where a table begins whose head has so many lines above its first name.
    pub(super) fn begins(&self, above: usize) -> Option<usize> {
        self.pages.first()?.title.checked_sub(above)
    }

    /// Whether another line stands right above such a head.
    pub(super) fn is_attached(&self, above: usize) -> bool {
        self.room() > above
    }

    /// Whether each page has the head of the first.
    pub(super) fn repeats(&self, above: usize, below: usize) -> bool {
        let line = |page: &OnPage, at: usize| {
            let at = (page.title + at).checked_sub(above)?;
            self.lines.get(at).filter(|own| own.role != Role::Number)
        };
        let Some(first) = self.pages.first() else {
            return false;
        };
        self.pages.iter().all(|page| {
            (0..=above + below).all(|at| match (line(first, at), line(page, at)) {
                (Some(first), Some(own)) => {
                    let words = first.line.text.split_whitespace();
                    words.eq(own.line.text.split_whitespace())
                }
                _ => false,
            })
        })
    }
}

impl<'t> Walk<'_, 't> {
    /// Whether a line surely stands outside of the table.
    fn stops(&self, at: usize) -> bool {
        self.lines.get(at).is_none_or(|line| {
            is_tab_row(line)
                || is_bar_row(line)
                || line.has_tab
                || ends_tables(line)
                || matches!(self.furniture.kind(at), Kind::Rule | Kind::Note)
        })
    }

    /// Finds the pages and the numbers; the place of the line after all that may be of the table.
    fn end(&mut self, at: usize) -> Option<usize> {
        let mut place = at + 1;
        while place <= self.last + FAR && !self.stops(place) {
            looked_at(1);
            let line = self.lines.get(place)?;
            if begins_head(line) {
                let open = self.pages.last_mut()?;
                let again = self.lines.get(at)?.text.split_whitespace();
                if open.numbers.is_empty() || !again.eq(line.text.split_whitespace()) {
                    break;
                }
                self.name = name(line)?;
                self.pages.push(OnPage {
                    title: place,
                    numbers: Vec::new(),
                });
                self.last = place;
            } else if let Some((number, is_dotted)) = self.number(line) {
                // The first number tells how the others stand.
                self.is_dotted = if self.numbers == 0 {
                    is_dotted
                } else {
                    self.is_dotted
                };
                // The rows of a group may be counted anew.
                let opens = self.groups.last().is_some_and(|group| {
                    let numbers = self.pages.iter().flat_map(|page| &page.numbers);
                    numbers.last().is_some_and(|last| last < group)
                });
                let follows = number == self.number + 1 || opens && number == 1;
                if follows && is_dotted == self.is_dotted {
                    self.numbers += 1;
                    self.number = number;
                    self.pages.last_mut()?.numbers.push(place);
                    self.last = place;
                }
            } else if self.group(line).is_some() {
                self.groups.push(place);
            }
            place += 1;
        }
        // The same head above other rows is that of another table.
        if self.pages.last()?.numbers.is_empty() {
            place = self.pages.pop()?.title;
        }
        (self.numbers >= ROWS && !self.pages.is_empty()).then_some(place)
    }

    /// The number of a row that a line begins with below the name of its column, and whether a point stands behind it.
    fn number(&self, line: &Line<'t>) -> Option<(usize, bool)> {
        let word = line.text.split(' ').next()?;
        let bare = word.strip_suffix('.').unwrap_or(word);
        let digits = (1..=3).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
        let near = line.indent < self.name.to + 2 && line.indent + word.len() + 2 > self.name.from;
        let number = bare.parse().ok().filter(|_| digits && near)?;
        Some((number, bare.len() < word.len()))
    }

    /// How long the mark is that a line begins with below the name of the column of numbers, where nothing follows it but
    /// the name of a group: `A`, `II.`.
    fn group(&self, line: &Line<'t>) -> Option<usize> {
        let mark = line.text.split(' ').next()?;
        let bare = mark.strip_suffix('.').unwrap_or(mark);
        let letter = bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_uppercase());
        let roman = !bare.is_empty() && bare.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        let near = line.indent < self.name.to + 2 && line.indent + mark.len() + 2 > self.name.from;
        let is_mark = (letter || roman) && near;
        (is_mark && strip(line, mark.len()).1.len() == 1).then_some(mark.len())
    }

    /// Whether a line begins with a dash or a plus below the name of the column of numbers, and has cells behind it.
    fn is_part(&self, line: &Line<'t>) -> bool {
        let near = line.indent < self.name.to + 2 && line.indent + 3 > self.name.from;
        near && line.text.starts_with(['-', '+'])
            && line.text.get(1..).is_some_and(|rest| rest.starts_with(' '))
            && strip(line, 1).1.len() > 2
    }

    /// The lines of a region, each with what it is for; none where a lone number may be a page's or a value.
    fn region(self, from: usize, end: usize) -> Option<Region<'t>> {
        let mut lines = Vec::with_capacity(end.saturating_sub(from));
        for at in from..end {
            let line = *self.lines.get(at)?;
            let role = self.role(at, end)?;
            let (first, sets) = match role {
                Role::Title => strip(&line, name(&line)?.words.len()),
                Role::Number => strip(&line, line.text.split(' ').next()?.len()),
                Role::Group => strip(&line, self.group(&line)?),
                Role::Part => strip(&line, 1),
                Role::Words | Role::Page => (None, sets(&line)),
            };
            lines.push(Stripped {
                line,
                role,
                first,
                sets,
            });
        }
        let known = lines.iter().flat_map(|own| &own.sets);
        let known = known.map(|set| set.words).collect();
        let pages = self.pages.into_iter().map(|page| OnPage {
            title: page.title - from,
            numbers: page.numbers.iter().map(|number| number - from).collect(),
        });
        Some(Region {
            from,
            lines,
            pages: pages.collect(),
            known,
        })
    }

    fn role(&self, at: usize, end: usize) -> Option<Role> {
        if self.pages.iter().any(|page| page.title == at) {
            return Some(Role::Title);
        }
        if self
            .pages
            .iter()
            .any(|page| page.numbers.binary_search(&at).is_ok())
        {
            return Some(Role::Number);
        }
        if self.groups.binary_search(&at).is_ok() {
            return Some(Role::Group);
        }
        if self.lines.get(at).is_some_and(|line| self.is_part(line)) {
            return Some(Role::Part);
        }
        let is_gap = |at: usize| self.lines.get(at).is_none_or(|line| line.blanks > 0);
        match self.furniture.kind(at) {
            Kind::Page => Some(Role::Page),
            Kind::Number => {
                let last = at + 1 == end;
                (last || is_gap(at) || is_gap(at + 1)).then_some(Role::Page)
            }
            Kind::Words | Kind::Rule | Kind::Note => Some(Role::Words),
        }
    }
}

/// The name of the column of numbers at the start of a head.
fn name<'t>(line: &Line<'t>) -> Option<Set<'t>> {
    let rest = ROW_COLUMN.after(line.text)?;
    let length = line.text.len().checked_sub(rest.len())?;
    let words = line.text.get(..length)?.trim_end();
    Some(Set {
        from: line.indent,
        to: line.indent + words.chars().count(),
        words,
    })
}

/// What stands in the first column of a line, so many bytes of it, and the runs of words behind it.
fn strip<'t>(line: &Line<'t>, length: usize) -> (Option<Set<'t>>, Vec<Set<'t>>) {
    let mut all = sets(line);
    let Some(first) = all.first_mut() else {
        return (None, all);
    };
    let whole = *first;
    let (own, rest) = (whole.words.get(..length), whole.words.get(length + 1..));
    let (Some(own), Some(rest)) = (own, rest) else {
        all.remove(0);
        return (Some(whole), all);
    };
    let to = whole.from + own.chars().count();
    *first = Set {
        from: to + 1,
        words: rest,
        ..whole
    };
    let own = Set {
        to,
        words: own,
        ..whole
    };
    (Some(own), all)
}
