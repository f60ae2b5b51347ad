//! The targets of a plan as requirements, and what was left to finish by hand.

use super::document::Heading;
use super::force::{Asked, names_only_a_level};
use super::item::{Item, Whose};
use super::why::Why;
use super::{Desk, comment};
use crate::check::promise::{Limit, Stand, Stands, Stated};
use crate::check::{TargetList, TargetRef, wording};
use crate::lang::Lang;
use crate::plan::{Decimal, Direction, Fit, Indicator, IndicatorId, Target, Unit};
use crate::rule::Force;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The requirements of a plan, and what became of its other figures.
#[derive(Default)]
pub(super) struct Block {
    pub(super) text: String,
    pub(super) items: Vec<Item>,
    /// Figures that the rules have already.
    pub(super) known: usize,
    /// Targets to finish by hand.
    pub(super) left: usize,
    /// Lines with a number that were not understood.
    pub(super) unread: usize,
    /// The last year for which it has a figure.
    pub(super) last: Option<i16>,
}

/// The figures of a plan, sorted by what becomes of them.
#[derive(Default)]
struct Sorted {
    /// One for each indicator and year, with the other places that say the same.
    sure: BTreeMap<TargetRef, (Stand, Vec<TargetRef>)>,
    /// What the rules have already, and where.
    known: BTreeMap<TargetRef, String>,
    left: BTreeMap<TargetRef, Why>,
}

/// What the rules have already of a document for an indicator and a year.
struct Known {
    limit: Option<Limit>,
    at: String,
}

impl Desk<'_> {
    /// The block: requirements in the order of the plan, then what is left.
    pub(super) fn block(&self, head: &Heading<'_>, slug: &str) -> Block {
        let sorted = self.sorted();
        let items: Vec<Item> = sorted
            .sure
            .values()
            .filter_map(|of| self.made(of))
            .collect();
        let mut text = self.items(head, slug, &items);
        let lang = self.given.lang;
        let unread = &self.given.plan.unread;
        let known = sorted.known.iter().filter_map(|(at, place)| {
            let at = self.named(*at)?;
            Some(format!("- {at}: {place}"))
        });
        let left = sorted.left.iter().filter_map(|(at, why)| {
            let at = self.named(*at)?;
            Some(format!("- {at}: {}", why.words(lang)))
        });
        let lines = unread.iter().map(|unread| {
            let place = wording::lines(unread.lines, lang).unwrap_or_default();
            format!("- {place}: “{}”", wording::shortened(&unread.words, 200))
        });
        for (head, lines) in [
            (
                lang.pick(
                    "Thư viện đã có, cùng mức:",
                    "In the rules already, with the same figure:",
                ),
                known.collect::<Vec<_>>(),
            ),
            (
                lang.pick(
                    "Chưa thành quy định, cần hoàn thiện bằng tay:",
                    "Not yet rules, to be finished by hand:",
                ),
                left.collect(),
            ),
            (
                lang.pick(
                    "Có số nhưng chưa hiểu, hãy đọc lại trong văn bản:",
                    "Has a number and was not understood, to be read again in the document:",
                ),
                lines.collect(),
            ),
        ] {
            if !lines.is_empty() {
                let _ = write!(
                    text,
                    "\n{}{}",
                    comment("", &[head.to_owned()]),
                    comment("", &lines)
                );
            }
        }
        Block {
            text,
            known: sorted.known.len(),
            left: sorted.left.len(),
            unread: unread.len(),
            last: items.iter().map(|item| item.year).max(),
            items,
        }
    }

    /// Every figure of the plan, in one of three places.
    fn sorted(&self) -> Sorted {
        let mut sorted = Sorted::default();
        let mut series: BTreeMap<(IndicatorId, i16, Whose), Vec<Stand>> = BTreeMap::new();
        let stands = Stands::of(self.rules(), self.given.plan).promises;
        let stands: BTreeMap<TargetRef, &Stand> = stands.iter().map(|s| (s.target, s)).collect();
        for list in [TargetList::Targets, TargetList::Tasks] {
            sorted.left.extend(self.parted(list));
            for (index, target) in (0..).zip(list.of(self.given.plan)) {
                let at = TargetRef { list, index };
                if sorted.left.contains_key(&at) {
                    continue;
                }
                // What is near only is for a reader to decide.
                let stand = stands.get(&at).copied();
                let stand = stand.filter(|_| target.fit == Fit::Exact);
                if let Some(fault) = self.fault(at, target) {
                    sorted.left.insert(at, Why::Row(fault));
                    continue;
                }
                let why = match stand.map(|stand| (stand, stand.stated, stand.year)) {
                    None => without_indicator(target),
                    Some((stand, Stated::Limit(limit), Some(year))) => {
                        let (_, whose) = self.asked(stand, target, limit);
                        let of = (stand.indicator, year, whose);
                        series.entry(of).or_default().push(*stand);
                        continue;
                    }
                    Some((_, Stated::Limit(_), None)) => Why::NoYear,
                    Some((_, Stated::Words, _)) => Why::NoNumber,
                    Some((_, Stated::Barred(bar), _)) => Why::Barred(bar),
                };
                sorted.left.insert(at, why);
            }
        }
        for ((indicator, year, _), stands) in series {
            self.sort(indicator, year, &stands, &mut sorted);
        }
        sorted
    }

    /// Figures that a sentence gives in parts: «đạt 90%, trong đó cấp xã đạt 85%». Neither the
    /// whole nor a part is laid on communes unseen.
    fn parted(&self, list: TargetList) -> Vec<(TargetRef, Why)> {
        let mut found = Vec::new();
        let mut whole: Option<(u32, &Target<'_>)> = None;
        for (index, target) in (0..).zip(list.of(self.given.plan)) {
            if let (Some((of, before)), true) = (whole, names_only_a_level(&target.label))
                && target.lines.is_some()
                && target.lines == before.lines
            {
                let slug = before.indicator.as_deref().unwrap_or_default().to_owned();
                found.push((TargetRef { list, index: of }, Why::Parted));
                found.push((TargetRef { list, index }, Why::Part(slug)));
            } else {
                whole = target.indicator.is_some().then_some((index, target));
            }
        }
        found
    }

    /// Sorts the figures of one indicator and year. Two values for one year are left to a person;
    /// what the rules have already is said.
    fn sort(&self, indicator: IndicatorId, year: i16, stands: &[Stand], sorted: &mut Sorted) {
        let Some(first) = stands.first() else {
            return;
        };
        if stands.iter().any(|stand| stand.stated != first.stated) {
            let all = stands
                .iter()
                .filter_map(|stand| stand.target.of(self.given.plan));
            let all: BTreeSet<String> = all.map(|t| wording::promise(t, self.given.lang)).collect();
            let all: Vec<String> = all.into_iter().collect();
            let left = stands
                .iter()
                .map(|stand| (stand.target, Why::Two(all.clone())));
            sorted.left.extend(left);
            return;
        }
        let Some(known) = self.known_requirement(indicator, year) else {
            let same = stands.iter().skip(1).map(|stand| stand.target).collect();
            sorted.sure.insert(first.target, (*first, same));
            return;
        };
        for stand in stands {
            if known.limit.map(Stated::Limit) == Some(stand.stated) {
                sorted.known.insert(stand.target, known.at.clone());
            } else {
                let figure = known
                    .limit
                    .map(|limit| super::item::bound(limit, self.rules().indicator(indicator)));
                let why = Why::Differs(format!("{} ({})", figure.unwrap_or_default(), known.at));
                sorted.left.insert(stand.target, why);
            }
        }
    }

    /// What the rules have of this document for the indicator and year.
    fn known_requirement(&self, indicator: IndicatorId, year: i16) -> Option<Known> {
        let rules = self.rules();
        let ids = rules.requirements_of(indicator).iter();
        let known = ids
            .map(|id| rules.requirement(*id))
            .find(|r| Some(r.document) == self.known && r.by == year)?;
        let source = rules.sources.get(known.place.source.0 as usize)?;
        let line = source.position(known.place.span.start).line;
        Some(Known {
            limit: known.bound.map(Limit::required),
            at: format!("{}:{line}", source.name()),
        })
    }

    /// What the figures were read in.
    pub(super) fn evidence(&self) -> String {
        let (file, lang) = (self.given.file, self.given.lang);
        if self.given.listed.is_some() {
            return match lang {
                Lang::Vi => format!("bảng chỉ tiêu, tệp “{file}”"),
                Lang::En => format!("table of figures, file “{file}”"),
            };
        }
        match (self.given.text, lang) {
            (Some(_), Lang::Vi) => format!("toàn văn, tệp “{file}”"),
            (Some(_), Lang::En) => format!("full text, file “{file}”"),
            (None, Lang::Vi) => format!("bộ chỉ tiêu đọc từ văn bản, tệp “{file}”"),
            (None, Lang::En) => format!("target set read from the document, file “{file}”"),
        }
    }

    /// The requirement of a figure.
    fn made(&self, (stand, same): &(Stand, Vec<TargetRef>)) -> Option<Item> {
        let target = stand.target.of(self.given.plan)?;
        let (Stated::Limit(limit), Some(year)) = (stand.stated, stand.year) else {
            return None;
        };
        let lang = self.given.lang;
        let (asked, whose) = self.asked(stand, target, limit);
        let mut because = vec![if whose == Whose::Area {
            total(lang).to_owned()
        } else {
            asked.because(lang)
        }];
        if stand.target.list == TargetList::Tasks {
            because.push(in_a_task(lang).to_owned());
        }
        if self.row(stand.target).is_some_and(|row| row.is_bare) {
            because.push(without_unit(lang).to_owned());
        }
        let places = same.iter().filter_map(|at| at.of(self.given.plan));
        let places = places.map(|target| target.lines);
        if let Some(places) = wording::all_lines(places, lang) {
            because.push(match lang {
                Lang::Vi => format!("nhắc lại ở {places}"),
                Lang::En => format!("said again: {places}"),
            });
        }
        Some(Item {
            indicator: stand.indicator,
            limit,
            year,
            force: asked.force(),
            whose,
            because,
            at: self.place(stand.target, target),
            quote: self.words(stand.target),
        })
    }

    /// Of whom a target asks its figure, and whose it is. Of a table's row only the name counts: the
    /// cells beside it name whoever answers for it.
    fn asked(&self, stand: &Stand, target: &Target<'_>, limit: Limit) -> (Asked, Whose) {
        let indicator = self.rules().indicator(stand.indicator);
        let told = self.row(stand.target).and_then(|row| row.force.clone());
        let words = self.words(stand.target).filter(|_| target.row.is_none());
        let all = indicator.unit == Unit::Percent
            && indicator.direction == Direction::AtLeast
            && limit.value == Decimal::from(100);
        let words = words.as_deref().unwrap_or(&target.label);
        let asked = match told {
            Some((force, words)) => Asked::Told(force, words),
            None => Asked::of(words, target.modality, all),
        };
        let whose = match &asked {
            Asked::Province(_) => Whose::Departments,
            _ if is_total(indicator) && asked.force() != Force::Must => Whose::Area,
            _ => Whose::Communes,
        };
        (asked, whose)
    }

    /// Where a target stands, as a person cites it.
    fn place(&self, at: TargetRef, target: &Target<'_>) -> String {
        if let Some(row) = self.row(at) {
            let place = row.place.clone();
            return place.unwrap_or_else(|| self.row_of_file(target));
        }
        let mut parts = Vec::new();
        if let Some(section) = &target.section {
            let annex = section.to_lowercase();
            parts.push(if let Some(number) = annex.strip_prefix("phụ lục") {
                let number = section.get(section.len() - number.len()..);
                format!("Phụ lục{}", number.unwrap_or_default())
            } else {
                format!("mục {section}")
            });
        }
        if let Some(row) = &target.row {
            parts.push(format!("hàng {row}"));
        }
        if let (true, Some(lines)) = (parts.is_empty(), target.lines) {
            parts.push(format!(
                "dòng {} của tệp “{}”",
                lines.first, self.given.file
            ));
        }
        if parts.is_empty() {
            parts.push(format!("tệp “{}”, chỉ tiêu {}", self.given.file, target.id));
        }
        parts.join(", ")
    }

    /// A target in words: what it is called and what it says.
    fn named(&self, at: TargetRef) -> Option<String> {
        let (lang, target) = (self.given.lang, at.of(self.given.plan)?);
        let (named, promise) = (wording::named(target, lang), wording::promise(target, lang));
        Some(format!("{named}: {promise}"))
    }
}

fn total(lang: Lang) -> &'static str {
    lang.pick(
        "là số của cả tỉnh hoặc cả nước, không đối chiếu với một xã; nếu có mức cho từng xã thì ghi thêm mức đó",
        "a number of the whole area says nothing of one commune; add what each commune owes, if the document says it",
    )
}

/// That the unit is not the table's.
fn without_unit(lang: Lang) -> &'static str {
    lang.pick(
        "bảng không ghi đơn vị tính: lấy đơn vị của chỉ tiêu, đối chiếu lại với văn bản",
        "the table prints no unit: that of the indicator is taken; look at the document",
    )
}

fn in_a_task(lang: Lang) -> &'static str {
    lang.pick(
        "đứng trong phần nhiệm vụ, không phải phần mục tiêu",
        "it stands among the tasks, not among the targets",
    )
}

/// Whether figures of an indicator add up over communes, or rate the whole: a share does neither.
fn is_total(indicator: &Indicator) -> bool {
    match indicator.unit {
        Unit::Percent | Unit::Level => false,
        Unit::Index => true,
        Unit::Named(_) => indicator.direction == Direction::AtLeast,
    }
}

fn without_indicator(target: &Target<'_>) -> Why {
    let candidates = target.candidates.iter().chain(&target.indicator);
    let candidates: Vec<String> = candidates.map(ToString::to_string).collect();
    if candidates.is_empty() {
        Why::NoIndicator
    } else {
        Why::Candidates(candidates)
    }
}
