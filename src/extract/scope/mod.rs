//! Which headings, items and sentences a block stands under: by the marks, their order and their numbers.

use super::claim::Beside;
use super::numbering::{alike, is_outlined, opens, ordinal};
use super::part::Part;
use crate::layout::{Mark, MarkKind};

/// What a block stands under: a heading, an item that opens a list, a sentence that announces one.
#[expect(clippy::struct_excessive_bools, reason = "each is asked on its own")]
#[derive(Clone, Debug)]
pub struct Scope<L> {
    /// What the part is for.
    pub part: Part,
    /// The path of its marks: `II.2.5`, `Phụ lục 2.IV`.
    pub path: String,
    /// The year it names for what stands in it.
    pub year: Option<i16>,
    /// The first year of the period that ends with it.
    pub since: Option<i16>,
    /// What a sentence that opens a list says of its items.
    pub lead: Option<L>,
    /// What its words say that may narrow whatever stands under it.
    pub beside: Vec<Beside>,
    /// Whether it is an item that only names what items of another bullet below it say: "+ Đến năm 2027:".
    pub titles: bool,
    /// Whether it is an item that names a part of the plan: "- Mục tiêu cụ thể"; paragraphs below it are its own.
    pub names_part: bool,
    /// Whether it is an item that says a time and nothing else: what follows in the same bullets stands below it.
    pub is_stage: bool,
    /// What a heading of results names for the year to come: targets or tasks.
    pub to_come: Option<Part>,
    /// Whether its own words say what it is for.
    pub is_told: bool,
    /// Whether what stands in it is striven for beyond what must be reached: "Mức phấn đấu:".
    pub strives: bool,
    /// Its words, where they leave open whether what stands in it is promised or was reached.
    pub leaves_open: Option<String>,
    /// Its mark; none for a heading or a sentence without one.
    mark: Option<Mark>,
    /// How high a heading without a mark stands; less is higher.
    rank: u8,
}

/// How high marks stand when nothing else tells.
fn rank(mark: &Mark) -> u8 {
    mark.depth()
}

/// The rank of a heading without a mark inside a section: below its numbers, above its letters.
pub const NAMED: u8 = 7;
/// The rank of a part that capitals alone set apart: that of a Roman number.
pub const SHOUTED: u8 = 2;
/// The rank of a sentence that opens a list.
pub const LED: u8 = 20;
/// The rank of a line without a mark that says nothing but what stands under it.
pub const CAPTION: u8 = 21;

/// The scopes that are open at a place of the text, outermost first.
#[derive(Clone, Debug)]
pub struct Scopes<L> {
    open: Vec<Scope<L>>,
}

impl<L> Default for Scopes<L> {
    fn default() -> Self {
        Self { open: Vec::new() }
    }
}

impl<L: Clone> Scopes<L> {
    /// The part of the innermost scope.
    pub fn part(&self) -> Part {
        self.open.last().map_or(Part::Head, |scope| scope.part)
    }

    /// The year of the nearest scope that names one.
    pub fn year(&self) -> Option<i16> {
        self.open.iter().rev().find_map(|scope| scope.year)
    }

    /// The first year of the period that ends with a year, where the nearest scope that names one names it.
    pub fn since(&self, year: Option<i16>) -> Option<i16> {
        let dated = self.open.iter().rev().find(|scope| scope.year.is_some());
        dated.filter(|scope| scope.year == year)?.since
    }

    /// What the nearest heading that names what is to come names.
    pub fn to_come(&self) -> Option<Part> {
        self.open.iter().rev().find_map(|scope| scope.to_come)
    }

    /// The heading that leaves open whether what stands here is promised or was reached, unless one below it says so.
    pub fn leaves_open(&self) -> Option<&str> {
        let told = self.open.iter().rev().find(|scope| scope.is_told);
        told.and_then(|scope| scope.leaves_open.as_deref())
    }

    /// Whether a scope says of what stands here that it is striven for beyond what must be reached.
    pub fn strives(&self) -> bool {
        self.open.iter().any(|scope| scope.strives)
    }

    /// Whether the innermost scope names a year itself.
    pub fn names_year(&self) -> bool {
        self.open.last().is_some_and(|scope| scope.year.is_some())
    }

    /// What the sentence says that opened the list of the current block: the innermost scope's, or of one that
    /// only groups its items.
    pub fn lead(&self) -> Option<&L> {
        self.open.iter().rev().find_map(|scope| scope.lead.as_ref())
    }

    /// The year of the scopes inside the one whose sentence opened the list of the current block: it is nearer.
    pub fn year_within_lead(&self) -> Option<i16> {
        let inner = self.open.iter().rev();
        let mut inner = inner.take_while(|scope| scope.lead.is_none());
        inner.find_map(|scope| scope.year)
    }

    /// What the words of all scopes say that may narrow what is promised here: those of a part of results say nothing of it.
    pub fn beside(&self) -> impl Iterator<Item = &Beside> {
        let says = |scope: &&Scope<L>| scope.part != Part::Results;
        self.open
            .iter()
            .filter(says)
            .flat_map(|scope| &scope.beside)
    }

    /// The path of the innermost scope that has one.
    pub fn path(&self) -> &str {
        let scope = self.open.iter().rev().find(|scope| !scope.path.is_empty());
        scope.map_or("", |scope| scope.path.as_str())
    }

    /// How many scopes are open.
    #[cfg(test)]
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Closes all of them.
    pub fn clear(&mut self) {
        self.open.clear();
    }

    /// Closes what an item does not stand under: "- Giai đoạn 2025-2027" and "- 100% hộ …" below it.
    pub fn close_for_item(&mut self, mark: &Mark, is_stage: bool) {
        let same = |scope: &Scope<L>| scope.mark.as_ref().is_some_and(|own| alike(own, mark));
        let stage = |scope: &Scope<L>| scope.is_stage && same(scope);
        let Some(at) = self.open.iter().rposition(stage) else {
            // "- 75% hộ …", and behind it "* Đến năm 2030:" above "-" items of its own.
            if is_stage {
                self.close_items();
            }
            return self.close_for(mark);
        };
        let below = self.open.get(at + 1..).unwrap_or_default();
        if is_stage {
            self.open.truncate(at);
        } else if below.len() < 2 && below.iter().all(same) {
            self.open.truncate(at + 1);
        } else {
            self.close_for(mark);
        }
    }

    /// Closes items that say something and hold nothing.
    fn close_items(&mut self) {
        let says = |scope: &Scope<L>| {
            let item = scope.mark.as_ref().is_some_and(|mark| !mark.is_section());
            item && !scope.titles && !scope.names_part && !scope.is_stage && scope.lead.is_none()
        };
        while self.open.last().is_some_and(says) {
            self.open.pop();
        }
    }

    /// Closes what a block with this mark does not stand under.
    pub fn close_for(&mut self, mark: &Mark) {
        let known = self.counted_with(mark);
        if self.is_opened(mark, known) {
            return;
        }
        if let Some((at, true)) = known {
            self.open.truncate(at);
            return;
        }
        // It counts anew: below what stands deepest, unless that stands deeper by its kind.
        let known = known.map(|(at, _)| at);
        let under = known.map_or(0, |at| at + 1);
        while self.open.len() > under {
            let Some(top) = self.open.last() else { break };
            let bullets = |own: &Mark| !own.is_section() && !mark.is_section();
            // "* Giai đoạn 2025-2027" and "+ 100% hộ …": a bullet that no line above it has stands below another one.
            let below = |own: &Mark| {
                bullets(own) && known.is_none() && rank(own) == rank(mark) && !alike(own, mark)
            };
            let deeper = match &top.mark {
                Some(own) if below(own) => false,
                // "+ Đến năm 2027:" and "- 80% hộ …" below it, where no "-" stands above.
                Some(own) if bullets(own) && top.titles && known.is_none() => false,
                // "* Các chỉ tiêu đến năm 2025:" and "(1) …" below it.
                // "II- CÁC CHỈ TIÊU", and below it "A- Kinh tế".
                Some(own) if own.kind == MarkKind::Roman && mark.kind == MarkKind::Capital => {
                    known.is_some() || ordinal(mark) != Some(1)
                }
                // "PHẦN THỨ HAI", and below it "Chương I".
                Some(own) if own.kind == MarkKind::Part && mark.kind == MarkKind::Part => {
                    known.is_some() || ordinal(mark) != Some(1)
                }
                Some(own) => {
                    let holds = is_title(top) || top.lead.is_some();
                    rank(own) >= rank(mark) && !(opens(mark) && holds)
                }
                None if top.rank >= LED => self.is_above_lead(mark),
                None => top.rank >= rank(mark),
            };
            if !deeper {
                break;
            }
            self.open.pop();
        }
    }

    /// "- Mục tiêu cụ thể", below it "Giai đoạn 2026 - 2030" without a mark, and "- 100% hộ …": a list that lines without a
    /// mark open is theirs, in bullets like that of an item before them.
    fn is_opened(&self, mark: &Mark, known: Option<(usize, bool)>) -> bool {
        let below = known.and_then(|(at, _)| self.open.get(at + 1..));
        let below = below.filter(|below| !mark.is_section() && !below.is_empty());
        let opens = |scope: &Scope<L>| scope.mark.is_none() && scope.rank >= LED;
        below.is_some_and(|below| below.iter().all(opens))
    }

    /// The open scope that counts the same list, and whether the mark goes on with it.
    fn counted_with(&self, mark: &Mark) -> Option<(usize, bool)> {
        let own = ordinal(mark);
        let alike = self
            .open
            .iter()
            .enumerate()
            .rev()
            .filter_map(|(at, scope)| {
                let other = scope.mark.as_ref().filter(|other| alike(other, mark))?;
                Some((at, ordinal(other)))
            });
        let alike: Vec<(usize, Option<u32>)> = alike.collect();
        let find = |fits: &dyn Fn(u32, u32) -> bool| {
            let mut found = alike.iter().filter(|(_, last)| match (last, own) {
                (Some(last), Some(own)) => fits(*last, own),
                _ => true,
            });
            found.next().map(|(at, _)| (*at, true))
        };
        let innermost = alike.first().map(|(at, last)| {
            // "2. Các chỉ tiêu" and then "1. …": a list within.
            let within = opens(mark) && last.is_some_and(|last| last > 1) && self.is_heading(*at);
            // A section counted wrong is no section within: "I. Kết quả …", "I. Mục tiêu …".
            let beside = *at + 1 == self.open.len() || is_outlined(mark);
            (*at, beside && !within)
        });
        find(&|last, own| own == last + 1)
            .or_else(|| find(&|last, own| own > last))
            .or(innermost)
    }

    /// Whether a scope is for what its own words say, and not for what it stands under.
    fn is_heading(&self, at: usize) -> bool {
        let part = |at: usize| self.open.get(at).map(|scope| scope.part);
        let above = at.checked_sub(1).and_then(part);
        part(at) != above && part(at).is_some()
    }

    /// Closes what a heading without a mark does not stand under.
    pub fn close_to(&mut self, rank_of: u8) {
        while let Some(top) = self.open.last() {
            let own = top.mark.as_ref().map_or(top.rank, rank);
            if own < rank_of {
                break;
            }
            self.open.pop();
        }
    }

    /// Whether a mark stands higher than what stands around the sentence that opened a list.
    fn is_above_lead(&self, mark: &Mark) -> bool {
        let around = self.open.iter().rev().find_map(|scope| scope.mark.as_ref());
        // "2. Mục tiêu cụ thể", "Đạt 100% ở các nội dung sau:", and below it "1. …".
        let leads = self.open.last().is_some_and(|top| top.lead.is_some());
        let counts_on =
            |around: &Mark| alike(around, mark) && ordinal(around).is_some_and(|last| last > 1);
        if leads && opens(mark) && !is_outlined(mark) && around.is_some_and(counts_on) {
            return false;
        }
        is_outlined(mark) || around.is_some_and(|around| rank(mark) <= rank(around))
    }

    /// Closes the list that a sentence opened, where a paragraph follows its items, and what a line stood above.
    pub fn close_list(&mut self) {
        while (self.open.last()).is_some_and(|top| top.mark.is_none() && top.rank == CAPTION) {
            self.open.pop();
        }
        let led = |scope: &Scope<L>| scope.mark.is_none() && scope.rank >= LED;
        let Some(at) = self.open.iter().position(led) else {
            return;
        };
        // "… các nội dung sau:", and below it "1. Kết quả năm 2025": a section of its own, no item of a list.
        let (part, below) = (
            self.open.get(at).map(|led| led.part),
            self.open.get(at + 1..),
        );
        let below = below.unwrap_or_default();
        let section = |scope: &Scope<L>| scope.mark.as_ref().is_some_and(Mark::is_section);
        let apart = below
            .iter()
            .any(|scope| section(scope) && Some(scope.part) != part);
        // "(1) Đến năm 2030", and below its items a paragraph.
        let staged = |scope: &Scope<L>| section(scope) && scope.year.is_some();
        let parted = below.iter().any(|scope| scope.names_part || staged(scope));
        if !below.is_empty() && !apart && !parted {
            self.open.truncate(at);
        }
    }

    /// Opens a scope under a mark.
    pub fn open(&mut self, mark: &Mark, part: Part, year: Option<i16>, lead: Option<L>) {
        let path = self.path_of(mark);
        self.open.push(Scope {
            part,
            path,
            year,
            since: None,
            lead,
            beside: Vec::new(),
            titles: false,
            names_part: false,
            is_stage: false,
            to_come: None,
            is_told: false,
            strives: false,
            leaves_open: None,
            mark: Some(mark.clone()),
            rank: rank(mark),
        });
    }

    /// Opens a scope without a mark.
    pub fn open_named(
        &mut self,
        rank: u8,
        part: Part,
        path: String,
        year: Option<i16>,
        lead: Option<L>,
    ) {
        self.open.push(Scope {
            part,
            path,
            year,
            since: None,
            lead,
            beside: Vec::new(),
            titles: false,
            names_part: false,
            is_stage: false,
            to_come: None,
            is_told: false,
            strives: false,
            leaves_open: None,
            mark: None,
            rank,
        });
    }

    /// The innermost scope.
    pub fn last_mut(&mut self) -> Option<&mut Scope<L>> {
        self.open.last_mut()
    }

    /// `II` and `2.5` make `II.2.5`: a number that counts its parents stands for them. Bullets have none.
    fn path_of(&self, mark: &Mark) -> String {
        if !mark.is_section() {
            return String::new();
        }
        let counts = matches!(mark.kind, MarkKind::Number(parts) if parts > 1);
        let counted = |outer: &Scope<L>| {
            let kind = outer.mark.as_ref().map(|own| own.kind);
            counts && matches!(kind, Some(MarkKind::Number(_)))
        };
        let mut outer = self.open.iter().rev();
        match outer.find(|outer| !counted(outer) && !outer.path.is_empty()) {
            Some(outer) => [&outer.path, ".", &mark.label].concat(),
            None => mark.label.clone(),
        }
    }
}

/// Whether a scope is a heading rather than an item that says something: it holds no lead and is a section.
fn is_title<L>(scope: &Scope<L>) -> bool {
    scope.mark.as_ref().is_some_and(Mark::is_section)
}

#[cfg(test)]
mod tests;
