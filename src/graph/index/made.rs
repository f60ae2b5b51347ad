//! How the [`Index`] of a rule set is made.

use super::{Headings, Index, Numbered, Successor, Words, begins, letter_key, under};
use crate::document::{Document, DocumentId, PartialDate, Relation, place_name};
use crate::rule::{CitationDuty, RuleSet};
use crate::text::loose;

impl Index {
    /// The documents of a rule set.
    pub(crate) fn of(rules: &RuleSet) -> Self {
        let mut index = Self {
            documents: rules.documents.len(),
            duties: rules.duties.len(),
            ..Self::default()
        };
        let mut numbered = Vec::with_capacity(rules.documents.len());
        for (id, document) in (0..).map(DocumentId).zip(&rules.documents) {
            let read = Numbered::of(document);
            index.file(id, document, &read);
            index.relate(rules, id, document);
            numbered.push((id, read));
        }
        index.sort();
        index.find_plain(&numbered);
        index.find_turning_days(rules);
        for (at, duty) in rules.duties.iter().enumerate() {
            index.add_duty(at, duty);
        }
        index.provincial.sort();
        index.straight = usize::from(index.leads_up());
        index
    }

    fn file(&mut self, id: DocumentId, document: &Document, read: &Numbered) {
        let area = self.areas.area_of(document);
        for (printed, number) in document.number.iter().zip(&read.number) {
            let ordinal = number.ordinal.trim_start_matches('0').to_owned();
            self.by_print.push((printed.clone().into(), area, id));
            let letters = letter_key(number);
            self.by_ordinal
                .change(|all| all.push((ordinal.into(), area, id)));
            self.by_letter
                .change(|all| all.push((letters.into(), area, id)));
        }
        for number in read.number.iter().chain(&read.variants) {
            if let Some(key) = number.key(read.kind) {
                let key = key.as_str().to_owned();
                self.by_key.change(|all| all.push((key.into(), area, id)));
            }
        }
        if let Some(day) = document.issued.filter(|day| day.is_whole()) {
            self.by_day.change(|all| all.push((day, area, id)));
        }
        let title = loose(&document.title);
        self.by_title
            .change(|all| all.push((title.into(), area, id)));
    }

    fn relate(&mut self, rules: &RuleSet, id: DocumentId, document: &Document) {
        for (relation, other) in &document.relations {
            if (other.0 as usize) >= rules.documents.len() {
                continue;
            }
            self.relations.push((id, *relation, *other));
            if let Relation::Replaces | Relation::Repeals | Relation::Succeeds = relation {
                let successor = Successor {
                    relation: *relation,
                    document: id,
                    from: begins(document),
                };
                self.successors.push((*other, successor));
            }
        }
    }

    fn sort(&mut self) {
        let in_order = |headings: &mut Headings<Words>| {
            headings.sort();
            headings.dedup();
        };
        in_order(&mut self.by_print);
        for headings in [
            &mut self.by_key,
            &mut self.by_ordinal,
            &mut self.by_letter,
            &mut self.by_title,
        ] {
            headings.change(in_order);
        }
        self.by_day.change(|days| days.sort_unstable());
        self.successors
            .sort_by_key(|(id, s)| (*id, s.from, s.document));
    }

    fn find_plain(&mut self, numbered: &[(DocumentId, Numbered)]) {
        let all = |headings: &Headings<Words>, heading: &str| {
            let found = under(headings, |known| (**known).cmp(heading));
            found
                .iter()
                .map(|(_, area, id)| (*area, *id))
                .collect::<Vec<_>>()
        };
        let is_plain = |read: &Numbered| {
            let number = read.number.as_ref();
            let key = number.and_then(|number| number.key(read.kind));
            number.zip(key).is_some_and(|(number, key)| {
                all(&self.by_key, key.as_str()) == all(&self.by_print, &number.printed)
            })
        };
        let plain = numbered.iter().filter(|(_, read)| is_plain(read));
        self.plain = plain.map(|(id, _)| *id).collect();
    }

    fn find_turning_days(&mut self, rules: &RuleSet) {
        let express = |s: &Successor| matches!(s.relation, Relation::Replaces | Relation::Repeals);
        let mut days = Vec::new();
        for (id, document) in (0..).map(DocumentId).zip(&rules.documents) {
            let successors = self.successors_of(id).filter(|s| express(s));
            days.extend(document.until.map(PartialDate::after));
            days.extend(successors.filter_map(|s| s.from));
            days.extend(begins(document));
        }
        let mut days: Vec<_> = days.into_iter().map(PartialDate::earliest).collect();
        days.sort_unstable();
        days.dedup();
        self.turning_days = days;
    }

    fn add_duty(&mut self, at: usize, duty: &CitationDuty) {
        let provinces = &duty.audience.provinces;
        if provinces.is_empty() {
            self.national.push(at);
        }
        let names = provinces.iter().map(|name| place_name(name));
        self.provincial.extend(names.map(|name| (name.into(), at)));
    }

    /// Whether each document can be put behind those it rests on: those on which nothing rests
    /// are taken away until none is left.
    fn leads_up(&self) -> bool {
        let mut resting = vec![0_usize; self.documents];
        let basis = |id| {
            let own = self.relations_of(id).iter();
            own.filter(|(_, relation, _)| relation.is_basis())
                .map(|(.., to)| to.0 as usize)
        };
        let ids = || (0..).map(DocumentId).take(self.documents);
        for to in ids().flat_map(basis) {
            if let Some(count) = resting.get_mut(to) {
                *count += 1;
            }
        }
        let free = |(id, count): (DocumentId, &usize)| (*count == 0).then_some(id);
        let mut left: Vec<_> = ids().zip(&resting).filter_map(free).collect();
        let mut taken = 0;
        while let Some(id) = left.pop() {
            taken += 1;
            for to in basis(id) {
                if let Some(count) = resting.get_mut(to) {
                    *count -= 1;
                    if *count == 0 {
                        left.push(DocumentId(u32::try_from(to).unwrap_or(u32::MAX)));
                    }
                }
            }
        }
        taken == self.documents
    }
}
