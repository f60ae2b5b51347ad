//! Where in a plan each block stands: its headings, and what each part is for.

mod article;
mod closing;

use super::Text;
use super::part::{self, Part};
use super::phrases::lists;
use super::scope::{LED, NAMED, SHOUTED, Scopes};
use crate::layout::{Block, Mark, MarkKind, Shape};
use crate::lexicon::{Tag, UnitKind};
use std::ops::Range;

lists! {
    /// What stands behind results that were reached, in a title: "đạt được".
    REACHED "reached-in-title";
    /// What an item is called that names the tasks below it: "* Nhiệm vụ:".
    TASKS_ITEM "tasks-item";
}

/// What a block is in the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It names what stands below it.
    Heading,
    /// It says something.
    Body,
}

/// The walk through the headings of a plan.
#[expect(clippy::struct_excessive_bools, reason = "each is asked on its own")]
#[derive(Debug)]
pub struct Outline<'t, L> {
    text: &'t Text<'t>,
    /// What the current block stands under.
    pub scopes: Scopes<L>,
    /// Whether a part or an annex was opened whose title is still to come.
    is_waiting: bool,
    /// Whether no block has the mark of a section: paragraphs say themselves what they open.
    is_unmarked: bool,
    /// Whether parts are counted, by words, capitals or Roman numbers; where they are not, capitals set them apart.
    is_outlined: bool,
    /// Where the letterhead and the title end.
    title_end: usize,
    /// What a section is for that does not say it.
    untold: Part,
    /// The first year the plan is for.
    since: Option<i16>,
    /// Whether the title names the one year of the plan.
    is_dated: bool,
    /// Whether a section with a mark says that it holds targets.
    has_targets: bool,
}

/// Whether a mark counts the parts of a plan.
fn counts_parts(mark: &Mark) -> bool {
    matches!(
        mark.kind,
        MarkKind::Part | MarkKind::Roman | MarkKind::Capital
    )
}

/// How long a heading may be, in bytes.
const LONGEST: usize = 400;
/// How long a heading without a mark may be, in bytes and in words.
const LONGEST_NAMED: (usize, usize) = (160, 10);

impl<'t, L: Clone> Outline<'t, L> {
    /// A walk that begins before the first block; the letterhead and the title end at `title_end`. The plan is for years since one,
    /// and its title may name the only one.
    pub fn new(
        text: &'t Text<'t>,
        title_end: usize,
        title: &str,
        (since, is_dated): (Option<i16>, bool),
    ) -> Self {
        let section = |block: &Block| block.mark.as_ref().is_some_and(Mark::is_section);
        let holds_targets = |block: &Block| {
            section(block) && part::opening(text, block.words.clone()) == Some(Part::Targets)
        };
        let counts = |block: &Block| block.mark.as_ref().is_some_and(counts_parts);
        Self {
            text,
            scopes: Scopes::default(),
            is_waiting: false,
            is_unmarked: !text.layout.blocks.iter().any(section),
            is_outlined: text.layout.blocks.iter().any(counts),
            title_end,
            untold: part::untold(title),
            since,
            is_dated,
            has_targets: text.layout.blocks.iter().any(holds_targets),
        }
    }

    /// The part the current block stands in.
    pub fn part(&self) -> Part {
        self.scopes.part()
    }

    /// Goes on to a block; `next` is the one after it.
    pub fn enter(&mut self, block: &Block, next: Option<&Block>) -> Role {
        match (&block.shape, &block.mark) {
            (Shape::Furniture | Shape::Note, _) => Role::Body,
            (Shape::Table(table), _) => {
                self.is_waiting = false;
                if self.closes(table) {
                    self.close();
                }
                Role::Body
            }
            (_, Some(mark)) => self.marked(block, mark, next),
            (_, None) => self.unmarked(block),
        }
    }

    fn marked(&mut self, block: &Block, mark: &Mark, next: Option<&Block>) -> Role {
        let is_stage = !mark.is_section()
            && (crate::extract::when::is_only(self.text, block.words.clone())
                || self.titles(block, next));
        let outer = self.outer(mark, is_stage);
        let title = block.words.clone();
        let is_heading = mark.is_section() && self.is_title(block, next);
        let named = (!is_heading).then(|| self.item_part(block, mark, next));
        let named = named.flatten();
        let part = if is_heading {
            self.part_of(mark, title.clone(), outer)
        } else {
            named.unwrap_or(outer)
        };
        self.is_waiting = matches!(mark.kind, MarkKind::Part | MarkKind::Annex)
            && (title.is_empty() || part == Part::Untitled);
        let year = if is_heading {
            crate::extract::when::names_year(self.text, title.clone())
        } else {
            None
        };
        // "I. KẾT QUẢ NĂM 2025 VÀ MỤC TIÊU NĂM 2026".
        let may_come = part == Part::Results && (year.is_none() || self.comes(year));
        let last = may_come.then(|| part::last(self.text, title.clone()));
        let to_come = last
            .flatten()
            .filter(|last| matches!(last, Part::Targets | Part::Tasks));
        // What was reached is of the year before.
        let year = year.map(|year| match (to_come, self.since) {
            (Some(_), Some(since)) => since - 1,
            _ => year,
        });
        let parted = matches!(part, Part::Targets | Part::Tasks) && is_heading;
        let parted = parted && self.scopes.to_come().is_some();
        let year = year.or(self.since.filter(|_| parted));
        let says = is_heading.then(|| part::opening(self.text, title.clone()));
        let says = says.flatten();
        let leaves_open = says.filter(|says| self.leaves_open(*says, part, title.clone()));
        self.scopes.open(mark, part, year, None);
        if let Some(scope) = self.scopes.last_mut() {
            scope.since = crate::extract::when::since(self.text, title.clone(), year);
            scope.is_stage = is_stage;
            scope.names_part = named.is_some();
            scope.to_come = to_come;
            scope.is_told = says.is_some();
            scope.leaves_open = leaves_open.map(|_| self.text.layout.words(title).to_owned());
        }
        if is_heading {
            Role::Heading
        } else {
            Role::Body
        }
    }

    /// "MỤC TIÊU NĂM 2026 VÀ KẾT QUẢ NĂM 2025"; "Chỉ tiêu năm 2025" among results: whether a title that says targets leaves
    /// open what stands below it.
    fn leaves_open(&self, says: Part, part: Part, title: Range<usize>) -> bool {
        let over = |words| self.is_over(crate::extract::when::names_year(self.text, words));
        let reached = part::results_beside(self.text, title).is_some_and(|behind| {
            let words = self.text.layout.words(behind.clone()).trim();
            words.is_empty() || REACHED.begin(self.text.stretch(behind.clone())) || over(behind)
        });
        says == Part::Targets && (part == Part::Results || reached)
    }

    /// "- Kết quả năm 2025:", "* Khối Đảng:": whether an item names what the items behind it say, and says nothing itself.
    fn titles(&self, block: &Block, next: Option<&Block>) -> bool {
        let words = self.text.tagged.words(block.words.clone());
        let holds = next.and_then(|next| next.mark.as_ref());
        words.ends_with(':')
            && words.len() <= LONGEST_NAMED.0
            && holds.is_some_and(|next| !next.is_section())
            && !self.has_share(block.words.clone())
    }

    /// "- Mục tiêu cụ thể đến năm 2030", and "+ …" below it: an item that names a part and says nothing.
    fn item_part(&self, block: &Block, mark: &Mark, next: Option<&Block>) -> Option<Part> {
        let words = self.text.tagged.words(block.words.clone());
        let (bytes, many) = LONGEST_NAMED;
        let short = words.len() <= bytes
            && self.text.tagged.within(block.words.clone()).len() <= many
            && !words.ends_with(['.', ';', ',', ':']);
        let holds = next.is_some_and(|next| {
            let other = next.mark.as_ref().map(|next| next.kind);
            other != Some(mark.kind)
        });
        let settled = matches!(self.part(), Part::Results | Part::Closing);
        // "* Nhiệm vụ:", and "- …" below it: what the items are, and no more.
        let name = self.text.stretch(block.words.clone());
        let name = name.trim_matches(|c: char| c.is_whitespace() || c == ':');
        if !mark.is_section() && holds && !settled && TASKS_ITEM.is(name.plain) {
            return Some(Part::Tasks);
        }
        if mark.is_section() || !short || !holds || settled {
            return None;
        }
        part::opening(self.text, block.words.clone())
            .filter(|part| matches!(part, Part::Targets | Part::Purpose))
    }

    /// Closes what the mark does not stand under, and gives the part that is left.
    fn outer(&mut self, mark: &Mark, is_stage: bool) -> Part {
        if mark.kind == MarkKind::Annex {
            self.scopes.clear();
            return Part::Untitled;
        }
        if mark.is_section() {
            self.scopes.close_for(mark);
        } else {
            self.scopes.close_for_item(mark, is_stage);
        }
        self.part()
    }

    /// Whether a marked block names what stands below it.
    fn is_title(&self, block: &Block, next: Option<&Block>) -> bool {
        if matches!(block.shape, Shape::Heading(_)) || block.words.is_empty() {
            return true;
        }
        let words = self.text.tagged.words(block.words.clone());
        if words.len() > LONGEST || words.ends_with(';') || self.has_share(block.words.clone()) {
            return false;
        }
        let outlined = block
            .mark
            .as_ref()
            .is_some_and(|mark| counts_parts(mark) || mark.kind == MarkKind::Annex);
        let holds = next.is_some_and(|next| match (&next.mark, &block.mark) {
            (Some(next), Some(own)) => next.kind != own.kind,
            (None, _) => true,
            _ => false,
        });
        let opens = part::opening(self.text, block.words.clone()).is_some();
        outlined
            || (opens && !words.ends_with('.'))
            || (holds && !words.ends_with('.'))
            || (holds && opens && words.len() < LONGEST_NAMED.0)
    }

    fn has_share(&self, range: Range<usize>) -> bool {
        let units = self.text.tagged.within(range);
        let mut pairs = units.windows(2);
        pairs.any(|pair| matches!(pair, [number, sign] if number.kind == UnitKind::Number && self.text.tagged.printed(sign) == "%"))
    }

    fn part_of(&self, mark: &Mark, title: Range<usize>, outer: Part) -> Part {
        let opening = part::opening(self.text, title.clone());
        let top = match mark.kind {
            MarkKind::Annex => return part::annex(self.text, title),
            MarkKind::Part | MarkKind::Roman | MarkKind::Capital => true,
            _ => matches!(outer, Part::Head | Part::Untitled),
        };
        let present = opening.is_none() && top && part::tells_present(self.text, title.clone());
        let opening = opening.or(present.then_some(Part::Results));
        match (opening, outer) {
            (_, Part::Results) => self.in_results(opening, title),
            // "c) Tầm nhìn đến năm 2035" among the specific targets.
            (Some(Part::Views), Part::Targets)
                if crate::extract::when::names_year(self.text, title.clone()).is_some() =>
            {
                outer
            }
            (Some(part), _) => part,
            (None, _) if top => match part::anywhere(self.text, title.clone()) {
                Some(part) => part,
                // "Nhìn lại năm 2025" in a plan of 2026.
                None if matches!(outer, Part::Head | Part::Untitled) => {
                    let year = crate::extract::when::names_year(self.text, title);
                    if self.is_over(year) {
                        Part::Results
                    } else {
                        self.untold
                    }
                }
                None => outer,
            },
            (None, outer) => outer,
        }
    }

    /// What a section among results is for: "1. Kết quả năm 2025" and "2. Mục tiêu năm 2026" below "I. KẾT QUẢ NĂM 2025 VÀ
    /// MỤC TIÊU NĂM 2026".
    fn in_results(&self, opening: Option<Part>, title: Range<usize>) -> Part {
        let year = crate::extract::when::names_year(self.text, title);
        let to_come = self.scopes.to_come();
        let known = opening.or(to_come).filter(|_| match opening {
            Some(Part::Results) => false,
            Some(Part::Targets) => self.follows(year) || to_come.is_some() && year.is_none(),
            Some(_) => to_come.is_some() && !self.is_over(year),
            None => self.comes(year),
        });
        known.unwrap_or(Part::Results)
    }

    /// Whether a year is one that the plan is for.
    fn comes(&self, year: Option<i16>) -> bool {
        let both = year.zip(self.since);
        both.is_some_and(|(year, since)| year >= since)
    }

    /// Whether a year is before those that the plan is for.
    fn is_over(&self, year: Option<i16>) -> bool {
        let both = year.zip(self.since);
        both.is_some_and(|(year, since)| year < since)
    }

    /// Whether a year comes behind those of whose results the sections around tell.
    fn follows(&self, year: Option<i16>) -> bool {
        let told = self.scopes.year().filter(|told| !self.comes(Some(*told)));
        let over = told.map(|told| told + 1).or(self.since);
        year.zip(over).is_some_and(|(year, over)| year >= over)
    }

    fn unmarked(&mut self, block: &Block) -> Role {
        let words = block.words.clone();
        let first = self.text.tagged.within(words.clone()).first();
        let signs = words.start >= self.title_end && self.signs(&words);
        if signs || first.is_some_and(|unit| unit.is(Tag::ClosingPart)) {
            self.close();
            return Role::Heading;
        }
        if std::mem::take(&mut self.is_waiting) {
            return self.title(words);
        }
        if self.part() == Part::Closing && part::is_list_title(self.text, words.clone()) {
            self.scopes.clear();
            let part = part::annex(self.text, words.clone());
            self.is_waiting = part == Part::Untitled;
            let year = crate::extract::when::names_year(self.text, words);
            self.scopes.open_named(0, part, String::new(), year, None);
            return Role::Heading;
        }
        if words.start < self.title_end {
            return Role::Body;
        }
        if let Some(title) = self.article(&words) {
            return self.opens_article(title);
        }
        self.scopes.close_list();
        self.named(block)
    }

    /// The title of a part or an annex, on a line below its number; it may take more than one.
    fn title(&mut self, words: Range<usize>) -> Role {
        let year = crate::extract::when::names_year(self.text, words.clone());
        let found = part::annex(self.text, words.clone());
        let named =
            part::opening(self.text, words.clone()).or_else(|| part::anywhere(self.text, words));
        if let Some(scope) = self.scopes.last_mut() {
            let is_annex = scope.part == Part::Untitled;
            scope.part = match (is_annex, named) {
                (true, _) => found,
                (false, Some(part)) => part,
                (false, None) => scope.part,
            };
            scope.year = scope.year.or(year);
            self.is_waiting = scope.part == Part::Untitled;
        }
        Role::Heading
    }

    /// "Mục tiêu cụ thể:" alone on its line; in a plan without headings any paragraph that says what it opens.
    fn named(&mut self, block: &Block) -> Role {
        let text = self.text.tagged.words(block.words.clone());
        let units = self.text.tagged.within(block.words.clone());
        let (bytes, words) = LONGEST_NAMED;
        let short = text.len() <= bytes && !text.ends_with(['.', ';']);
        let shouts = units
            .iter()
            .all(|unit| unit.kind != UnitKind::Words || self.text.tagged.is_shouted(unit));
        let year = || crate::extract::when::names_year(self.text, block.words.clone());
        let year = short.then(year).flatten();
        // "ĐÁNH GIÁ CHUNG NĂM 2025" below targets of the year to come.
        let looks_back = shouts && short && self.is_over(year) && self.part() == Part::Targets;
        // "NĂM 2026" below "I. KẾT QUẢ NĂM 2025 VÀ MỤC TIÊU NĂM 2026".
        let only = || shouts && crate::extract::when::is_only(self.text, block.words.clone());
        let parted = self.scopes.to_come().filter(|_| year.is_some() && only());
        let comes = self.comes(year);
        let parted = parted.map(|to_come| if comes { to_come } else { Part::Results });
        // "Chương trình đã đề ra nhiều mục tiêu đến năm 2030.", and paragraphs behind it.
        let set = self
            .is_unmarked
            .then(|| part::sets_targets(self.text, block.words.clone()));
        if let Some(time) = set.flatten().filter(|_| parted.is_none()) {
            let year = (!self.is_dated).then(|| crate::extract::when::names_year(self.text, time));
            self.scopes.clear();
            self.scopes
                .open_named(NAMED, Part::Targets, String::new(), year.flatten(), None);
            return Role::Body;
        }
        let named = parted.or_else(|| part::opening(self.text, block.words.clone()));
        let Some(part) = looks_back.then_some(Part::Results).or(named) else {
            return Role::Body;
        };
        let set_apart = block.is_strong || text.ends_with(':') || units.len() <= words || shouts;
        let is_part = shouts && !self.is_outlined;
        // "I. KẾT QUẢ NĂM 2025", and below its items "CHỈ TIÊU CHỦ YẾU NĂM 2026"; "MỤC TIÊU" where no section has that name.
        let untold = year.is_none() && part == Part::Targets && !self.has_targets;
        let is_over = shouts && self.part() == Part::Results && (self.follows(year) || untold);
        let settled = match self.part() {
            Part::Results => !is_part && !is_over && parted.is_none(),
            before => before == Part::Closing,
        };
        if short && set_apart && !settled {
            // "Một số chỉ tiêu cơ bản bao gồm:" opens a list of its section, "Mục tiêu cụ thể" a section of its own,
            // "MỤC TIÊU" where nothing else is counted a part of the plan.
            let rank = match () {
                () if parted.is_some() => NAMED,
                () if is_part || is_over || looks_back => SHOUTED,
                () if text.ends_with(':') && self.part() != Part::Head => LED,
                () => NAMED,
            };
            self.scopes.close_to(rank);
            let path = self.scopes.path().to_owned();
            self.scopes.open_named(rank, part, path, year, None);
            if let Some(scope) = self.scopes.last_mut() {
                scope.since = crate::extract::when::since(self.text, block.words.clone(), year);
                scope.is_told = true;
            }
            return Role::Heading;
        }
        // "Kinh phí cho nghiên cứu đạt 2% GRDP" among targets is one.
        let paid = part == Part::Funding && self.part() == Part::Targets;
        if self.is_unmarked && !(paid && self.has_share(block.words.clone())) {
            self.scopes.clear();
            self.scopes
                .open_named(NAMED, part, String::new(), None, None);
        }
        Role::Body
    }
}
