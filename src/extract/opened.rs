//! What a block says of what stands below it: a year, what is measured, that a list follows.

use super::Manner;
use super::assemble::Assembly;
use super::claim::REACHED;
use super::part::{self, Part};
use super::scope::LED;
use super::sentence::{Lead, Subject};
use super::when;
use crate::layout::Block;
use crate::lexicon::{Tag, Tags};

impl Assembly<'_> {
    /// An item that promises nothing and names a year dates what stands under it: "- Giai đoạn 2025-2027".
    pub(super) fn date(&mut self, block: &Block) {
        let year = when::names_year(self.text, block.words.clone());
        let words = self.text.layout.words(block.words.clone());
        if let Some(scope) = self.outline.scopes.last_mut() {
            scope.titles = year.is_some() && !words.ends_with(['.', ';', ',']);
            scope.year = scope.year.or(year);
            scope.since = when::since(self.text, block.words.clone(), scope.year);
        }
    }

    /// "1.1. Tỷ lệ hồ sơ nộp trực tuyến", and below it "- Năm 2026: 75%".
    pub(super) fn subject(&mut self, subject: Option<Subject>, manner: Manner) {
        let Some(scope) = self.outline.scopes.last_mut().filter(|_| subject.is_some()) else {
            return;
        };
        scope.lead.get_or_insert(Lead {
            manner,
            amount: None,
            who: None,
            predicate: None,
            year: None,
            subject,
        });
    }

    /// "Năm 2025 đã đạt:", "- Kết quả năm 2025:" among targets of 2026; "Năm 2026 phấn đấu:" among results: what a sentence
    /// that opens a list says that its items are, other than those around it.
    fn told(&self, block: &Block, lead: &Lead) -> Option<Part> {
        let words = block.words.clone();
        let comes = lead.year.zip(self.since).map(|(year, since)| year >= since);
        let named = part::opening(self.text, words.clone());
        let reached = || REACHED.stand_in(self.text.stretch(words.clone()));
        let aims = Tags::of(&[Tag::Strive, Tag::TargetsPart, Tag::ObjectivesPart]);
        let units = self.text.tagged.within(words.clone());
        let strives = units.iter().any(|unit| unit.tags.meets(aims));
        match (self.outline.part(), comes) {
            (Part::Targets, Some(false)) if reached() => Some(Part::Results),
            (Part::Targets, None)
                if reached() && !units.iter().any(|unit| unit.is(Tag::Strive)) =>
            {
                Some(Part::Results)
            }
            (Part::Targets, Some(false) | None) if named == Some(Part::Results) => {
                Some(Part::Results)
            }
            (Part::Results, Some(true)) if strives => Some(Part::Targets),
            _ => None,
        }
    }

    /// A sentence that opens a list: what it says holds for the items.
    pub(super) fn lead(&mut self, block: &Block, lead: Lead, is_heading: bool) {
        let told = self.told(block, &lead);
        let scopes = &mut self.outline.scopes;
        // "Để đạt các mục tiêu trên, thực hiện các nhiệm vụ sau:" announces tasks.
        let announced = part::last(self.text, block.words.clone());
        let targets = lead.manner == Manner::Targets && announced != Some(Part::Tasks);
        let manner = if targets {
            Manner::Targets
        } else {
            scopes.part().manner()
        };
        // "25 chỉ tiêu của năm 2024, cụ thể:", and below it "11 chỉ tiêu kinh tế gồm:".
        let path = scopes.path().to_owned();
        let within = self.announced.take().filter(|(above, _)| *above == path);
        let year = lead
            .year
            .or(within.map(|(_, year)| year))
            .filter(|_| targets);
        self.announced = year.map(|year| (path, year));
        let lead = Lead {
            manner,
            year: lead.year.or(year),
            ..lead
        };
        let part = if targets {
            Part::Targets
        } else {
            scopes.part()
        };
        let part = told.unwrap_or(part);
        if let Some(scope) = scopes.last_mut().filter(|_| block.mark.is_some()) {
            scope.part = part;
            scope.year = lead.year.or(scope.year);
            scope.titles = true;
            scope.lead = Some(lead);
        } else {
            let path = scopes.path().to_owned();
            scopes.open_named(LED, part, path, lead.year, Some(lead));
        }
        if let Some(scope) = scopes.last_mut() {
            scope.since = when::since(self.text, block.words.clone(), scope.year);
        }
        // "… ban hành Kế hoạch với các nội dung sau:" opens the plan.
        if !is_heading && (targets || part != Part::Head) {
            self.narrows(block);
        } else if part == Part::Head {
            self.entitles(block.words.clone(), false);
        }
    }
}
