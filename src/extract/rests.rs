//! What a plan rests on, and the documents it names elsewhere.

use super::assemble::Assembly;
use super::citation::{self, Cited};
use super::explain::Taken;
use super::part::Part;
use crate::layout::Block;
use std::ops::Range;

impl Assembly<'_> {
    /// Whether a block names what the plan rests on: in a section of that, or before the first heading.
    pub(super) fn is_basis(&mut self, block: &Block) -> bool {
        match self.outline.part() {
            Part::Basis => true,
            // A decision may have its title behind what it rests on.
            Part::Head
                if block.words.start >= self.title_end || citation::rests_on(self.text, block) =>
            {
                self.preamble.takes(self.text, block)
            }
            _ => false,
        }
    }

    pub(super) fn basis(&mut self, block: &Block) {
        for cited in citation::basis(self.text, block, &mut self.listed, &mut self.ledger) {
            self.note(cited.range.clone(), Taken::Basis, self.name(&cited));
            self.out.plan.basis.push(cited.citation(self.text));
            self.out.places.basis.push(self.span(cited.range));
        }
    }

    pub(super) fn mentions(&mut self, words: Range<usize>) {
        let mut ranges = Vec::new();
        for cited in citation::citations(self.text, words.clone(), &mut self.ledger) {
            ranges.push(cited.range.clone());
            let number = cited.number.as_deref();
            // "Số: 45/kh-ubnd": of a number in small letters a citation has the first of them.
            let own = self.out.plan.head.number.as_deref();
            let in_head = cited.range.end <= self.title_start.max(1);
            let is_own = number
                .zip(own)
                .is_some_and(|(number, own)| number == own || in_head && own.starts_with(number));
            if is_own {
                continue;
            }
            self.note(cited.range.clone(), Taken::Mention, self.name(&cited));
            let citation = cited.citation(self.text);
            self.out.plan.mentions.push(crate::plan::Citation {
                title: None,
                ..citation
            });
            self.out.places.mentions.push(self.span(cited.range));
        }
        self.looked_at(words, &ranges);
    }

    /// What a document is told by in a note.
    fn name(&self, cited: &Cited) -> String {
        let printed = cited.title.clone().unwrap_or_else(|| cited.range.clone());
        cited
            .number
            .clone()
            .unwrap_or_else(|| self.text.tagged.words(printed).to_owned())
    }
}
