//! Lowers `test`: a small plan, and what is expected of it.

use super::{Here, Lowering, Meaning, Slot, owned};
use crate::document::{Organ, PartialDate, Subject};
use crate::plan::{self, Citation, Head, IndicatorId, Promise};
use crate::rule::ast::{Clause, Expect, ExpectMode, Plan, PlanItem, Slug, Target, Test, TestItem};
use crate::rule::{Expectation, ExpectationKind, RuleTest};
use crate::text::Place;
use std::borrow::Cow;

impl<'s> Lowering<'s> {
    pub(super) fn test(&mut self, here: Here<'_>, test: &Test<'s>) {
        let place = here.place(test.name.0);
        let mut plan = Slot::default();
        let mut expectations = Vec::new();
        for item in &test.items {
            match item {
                TestItem::Plan(one) => {
                    let lowered = self.plan(here, one);
                    let repeated = plan.fill(here.place(one.keyword), lowered);
                    self.repeated(repeated);
                }
                TestItem::Expect(one) => expectations.push(self.expectation(here, one)),
            }
        }
        if test.whole && plan.0.is_none() {
            self.error(place, Meaning::TestLacks("plan"));
        }
        if test.whole && expectations.is_empty() {
            self.error(place, Meaning::TestLacks("expect"));
        }
        self.rules.tests.push(RuleTest {
            name: owned(test.name),
            plan: plan.take().unwrap_or_default(),
            expectations,
            place,
        });
    }

    fn plan(&mut self, here: Here<'_>, plan: &Plan<'s>) -> plan::Plan<'static> {
        let mut lowered = plan::Plan {
            head: self.head(here, plan),
            ..plan::Plan::default()
        };
        for item in &plan.items {
            match item {
                PlanItem::Target(target) => {
                    let number = lowered.targets.len() + 1;
                    let target = self.target(here, target, number);
                    lowered.targets.extend(target);
                }
                PlanItem::Basis(basis) => lowered.basis.push(Citation {
                    number: Some(Cow::Owned(owned(basis.number))),
                    issuer: basis.issuer.map(|issuer| Cow::Owned(owned(issuer))),
                    issued: basis.issued.map(|date| date.value),
                    ..Citation::default()
                }),
            }
        }
        lowered
    }

    fn head(&mut self, here: Here<'_>, plan: &Plan<'s>) -> Head<'static> {
        let audience = self.audience(here, &plan.audience);
        if audience.provinces.len() > 1 {
            self.error(here.place(plan.keyword), Meaning::ManyProvinces);
        }
        let mut commune = Slot::default();
        let mut issued: Slot<PartialDate> = Slot::default();
        for clause in &plan.audience.clauses {
            let repeated = match clause {
                Clause::Commune(name) => commune.fill(here.place(name.0), owned(*name)),
                Clause::Dated(date) => issued.fill(here.place(date.text), date.value),
                _ => None,
            };
            self.repeated(repeated);
        }
        Head {
            issued: issued.take(),
            level: Some(audience.level),
            organ: audience.organ.or(Some(Organ::PeopleCommittee)),
            subject: audience.subject.or(Some(Subject::DigitalTransformation)),
            kind: audience.kind.map(Cow::Owned),
            commune: commune.take().map(Cow::Owned),
            province: audience.provinces.into_iter().next().map(Cow::Owned),
            years: audience
                .years
                .map(|(first, last)| (first..=last).collect())
                .unwrap_or_default(),
            ..Head::default()
        }
    }

    fn target(
        &mut self,
        here: Here<'_>,
        target: &Target<'s>,
        number: usize,
    ) -> Option<plan::Target<'static>> {
        let id: IndicatorId = self.indicator_named(here, target.indicator.0)?;
        let bound = target
            .bound
            .as_ref()
            .map(|bound| self.bound(here, bound, Some(id)));
        let indicator = self.rules.indicators.get(id.0 as usize)?;
        Some(plan::Target {
            id: Cow::Owned(format!("t{number}")),
            label: Cow::Owned(indicator.vi.clone()),
            indicator: Some(Cow::Owned(indicator.slug.clone())),
            promise: bound.map_or(Promise::Words, |b| Promise::Number(b.comparison, b.value)),
            unit: bound.map(|_| Cow::Owned(indicator.unit.to_string())),
            year: target.by.map(|year| year.value),
            ..plan::Target::default()
        })
    }

    fn expectation(&mut self, here: Here<'_>, expect: &Expect<'s>) -> Expectation {
        let name = expect.name.0.to_owned();
        let of_document = |slug: &Slug<'_>| {
            expect.mode != ExpectMode::Verdict && self.names.is_document_alone(slug.0)
        };
        let (document, indicator) = match expect.about {
            Some(slug) if of_document(&slug) => (self.document_named(here, slug.0), None),
            Some(slug) => (None, self.indicator_named(here, slug.0)),
            None => (None, None),
        };
        let last = expect.about.unwrap_or(expect.name);
        let first = here.place(expect.keyword);
        if expect.mode == ExpectMode::Verdict && expect.about.is_none() {
            self.error(here.place(last.0), Meaning::VerdictOfNothing);
        }
        Expectation {
            kind: match expect.mode {
                ExpectMode::Finding => ExpectationKind::Finding(name),
                ExpectMode::NoFinding => ExpectationKind::NoFinding(name),
                ExpectMode::Verdict => ExpectationKind::Verdict(name),
            },
            indicator,
            document,
            place: Place {
                source: here.id,
                span: first.span.to(here.place(last.0).span),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Organ, PartialDate, Subject};
    use crate::plan::{Comparison, Decimal, Promise};
    use crate::rule::RuleSet;
    use crate::text::Source;

    #[test]
    fn a_test_is_a_plan_and_what_is_expected_of_it() {
        let text = "document a {\n issuer \"Chính phủ\"\n level national\n title \"Văn bản\"\n}\n\
            indicator b {\n vi \"Tỷ lệ\"\n en \"Share\"\n unit %\n}\n\
            test \"thử\" {\n plan commune kind ward in \"Ninh Bình\" commune \"Giao Minh\" years 2026..2027 dated 2026-03-26 {\n\
            b >= 80% by 2027\n b\n basis \"1/NQ-CP\" of \"Chính phủ\" issued 2026-01\n }\n\
            expect missing-basis a\n expect no weaker-target b\n expect verdict met b\n expect undated-plan\n}\n";
        let rules = RuleSet::from_sources(vec![Source::new("a.rules", text)]).unwrap();
        let tried = &rules.tests[0];
        let head = &tried.plan.head;
        assert_eq!(tried.name, "thử");
        assert_eq!(head.commune.as_deref(), Some("Giao Minh"));
        assert_eq!(head.province.as_deref(), Some("Ninh Bình"));
        assert_eq!(head.kind.as_deref(), Some("ward"));
        assert_eq!(head.years, [2026, 2027]);
        assert_eq!(head.issued, PartialDate::day(2026, 3, 26));
        assert_eq!(head.organ, Some(Organ::PeopleCommittee));
        assert_eq!(head.subject, Some(Subject::DigitalTransformation));
        let [first, second] = &tried.plan.targets[..] else {
            panic!("two targets")
        };
        assert_eq!(
            (&*first.id, first.year, first.unit.as_deref()),
            ("t1", Some(2027), Some("%"))
        );
        assert_eq!(
            first.promise,
            Promise::Number(Comparison::AtLeast, Decimal::from(80))
        );
        assert_eq!(
            (&*second.id, second.year, second.unit.as_deref()),
            ("t2", None, None)
        );
        assert_eq!(second.promise, Promise::Words);
        let basis = &tried.plan.basis[0];
        assert_eq!(basis.issuer.as_deref(), Some("Chính phủ"));
        assert_eq!(
            basis.issued.map(|day| day.to_string()).as_deref(),
            Some("2026-01")
        );
        let about: Vec<_> = tried
            .expectations
            .iter()
            .map(|one| (one.document.is_some(), one.indicator.is_some()))
            .collect();
        assert_eq!(
            about,
            [(true, false), (false, true), (false, true), (false, false)]
        );
    }
}
