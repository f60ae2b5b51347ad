//! The requirements of a drafted rule file, and what was left to finish by hand.

use super::force::{Asked, names_only_a_level};
use super::{Desk, comment, quoted};
use crate::check::promise::{Bar, Limit, Stand, Stands, Stated};
use crate::check::{TargetList, TargetRef, wording};
use crate::lang::Lang;
use crate::plan::{Decimal, Direction, Fit, Indicator, IndicatorId, Target, Unit};
use crate::rule::Force;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The block of requirements.
pub(super) struct Block {
    pub(super) text: String,
    pub(super) requirements: usize,
    pub(super) left: usize,
    /// The last year for which it has a figure.
    pub(super) last: Option<i16>,
}

/// Why a target is no rule yet.
enum Why {
    NoIndicator,
    Candidates(Vec<String>),
    NoYear,
    NoNumber,
    Barred(Bar),
    Two(Vec<String>),
    Known(String),
    Province(Asked),
    /// A number of the whole, which says nothing of one commune.
    Total,
    /// Its sentence goes on with figures for communes, or for the province, alone.
    Parted,
    /// Such a figure, and the indicator of the sentence.
    Part(String),
}

impl Desk<'_> {
    /// The block: requirements in the order of the plan, then what is left.
    pub(super) fn block(&self, slug: &str) -> Block {
        let stands = Stands::of(self.rules(), self.given.plan).targets;
        let mut series: BTreeMap<(IndicatorId, i16), Vec<Stand>> = BTreeMap::new();
        let mut left: BTreeMap<TargetRef, Why> = BTreeMap::new();
        for (at, why) in self.parted() {
            left.insert(at, why);
        }
        for (index, target) in (0..).zip(&self.given.plan.targets) {
            let at = of_targets(index);
            if left.contains_key(&at) {
                continue;
            }
            // What is near only is for a reader to decide.
            let stand = stands.iter().find(|stand| stand.target == at);
            let stand = stand.filter(|_| target.fit == Fit::Exact);
            match stand.map(|stand| (stand, stand.stated, stand.year)) {
                None => {
                    left.insert(at, without_indicator(target));
                }
                Some((stand, Stated::Limit(limit), Some(year))) => {
                    let indicator = self.rules().indicator(stand.indicator);
                    match self.asked(at, target, limit, indicator) {
                        asked @ Asked::Province(_) => {
                            left.insert(at, Why::Province(asked));
                        }
                        asked if is_total(indicator) && asked.force() != Force::Must => {
                            left.insert(at, Why::Total);
                        }
                        _ => series
                            .entry((stand.indicator, year))
                            .or_default()
                            .push(*stand),
                    }
                }
                Some((_, Stated::Limit(_), None)) => {
                    left.insert(at, Why::NoYear);
                }
                Some((_, Stated::Words, _)) => {
                    left.insert(at, Why::NoNumber);
                }
                Some((_, Stated::Barred(bar), _)) => {
                    left.insert(at, Why::Barred(bar));
                }
            }
        }
        let sure = self.sure(series, &mut left);
        self.written(slug, &sure, &left)
    }

    /// Figures that a sentence gives in parts: «đạt 90%, trong đó cấp xã đạt 85%». Neither the
    /// whole nor a part is laid on communes unseen.
    fn parted(&self) -> Vec<(TargetRef, Why)> {
        let targets = &self.given.plan.targets;
        let mut found = Vec::new();
        let mut whole: Option<(u32, &Target<'_>)> = None;
        for (index, target) in (0..).zip(targets) {
            if let (Some((of, before)), true) = (whole, names_only_a_level(&target.label))
                && target.lines.is_some()
                && target.lines == before.lines
            {
                let slug = before.indicator.as_deref().unwrap_or_default().to_owned();
                found.push((of_targets(of), Why::Parted));
                found.push((of_targets(index), Why::Part(slug)));
            } else {
                whole = target.indicator.is_some().then_some((index, target));
            }
        }
        found
    }

    /// One target for each indicator and year, in the order of the plan. Two values for one year
    /// are left to a person, and so is what the registry has already.
    fn sure(
        &self,
        series: BTreeMap<(IndicatorId, i16), Vec<Stand>>,
        left: &mut BTreeMap<TargetRef, Why>,
    ) -> Vec<Stand> {
        let mut sure = Vec::new();
        for ((indicator, year), stands) in series {
            let known = self.known_requirement(indicator, year);
            let differ = stands
                .iter()
                .any(|s| Some(s.stated) != stands.first().map(|f| f.stated));
            for (nth, stand) in stands.iter().enumerate() {
                if let Some(at) = &known {
                    left.insert(stand.target, Why::Known(at.clone()));
                } else if differ {
                    let all = stands.iter().filter_map(|s| s.target.of(self.given.plan));
                    let all = all.map(|t| wording::promise(t, self.given.lang)).collect();
                    left.insert(stand.target, Why::Two(all));
                } else if nth == 0 {
                    sure.push(*stand);
                }
            }
        }
        sure.sort_by_key(|stand| stand.target);
        sure
    }

    /// Where the registry has a requirement of this document for the indicator and year.
    fn known_requirement(&self, indicator: IndicatorId, year: i16) -> Option<String> {
        let rules = self.rules();
        let ids = rules.by_indicator.get(indicator.0 as usize)?;
        let known = ids
            .iter()
            .map(|id| rules.requirement(*id))
            .find(|r| Some(r.document) == self.known && r.by == year)?;
        let source = rules.sources.get(known.place.source.0 as usize)?;
        let line = source.position(known.place.span.start).line;
        Some(format!("{}:{line}", source.name()))
    }

    fn written(&self, slug: &str, sure: &[Stand], left: &BTreeMap<TargetRef, Why>) -> Block {
        let mut text = String::new();
        if !sure.is_empty() {
            let _ = writeln!(text, "from {slug} for commune {{");
            let whence = self.evidence();
            let checked = self.given.today;
            let _ = writeln!(
                text,
                "  evidence primary {} checked {checked}",
                quoted(&whence)
            );
            for stand in sure {
                text.push_str(&self.requirement(stand));
            }
            text.push_str("}\n");
        }
        if !left.is_empty() {
            let head = self.given.lang.pick(
                "Chưa thành quy định, cần hoàn thiện bằng tay:",
                "Not yet rules, to be finished by hand:",
            );
            let mut lines = vec![head.to_owned()];
            lines.extend(left.iter().filter_map(|(at, why)| self.left(*at, why)));
            let _ = write!(text, "\n{}", comment("", &lines));
        }
        Block {
            text,
            requirements: sure.len(),
            left: left.len(),
            last: sure.iter().filter_map(|stand| stand.year).max(),
        }
    }

    /// What the figures were read in.
    fn evidence(&self) -> String {
        let (file, lang) = (self.given.file, self.given.lang);
        match (self.given.text, lang) {
            (Some(_), Lang::Vi) => format!("toàn văn, tệp “{file}”"),
            (Some(_), Lang::En) => format!("full text, file “{file}”"),
            (None, Lang::Vi) => format!("bộ chỉ tiêu đọc từ văn bản, tệp “{file}”"),
            (None, Lang::En) => format!("target set read from the document, file “{file}”"),
        }
    }

    fn requirement(&self, stand: &Stand) -> String {
        let (Stated::Limit(limit), Some(year), Some(target)) =
            (stand.stated, stand.year, stand.target.of(self.given.plan))
        else {
            return String::new();
        };
        let indicator = self.rules().indicator(stand.indicator);
        let asked = self.asked(stand.target, target, limit, indicator);
        let mut out = format!(
            "  {} {} by {year} {} {{\n",
            indicator.slug,
            bound(limit, indicator),
            asked.force().word()
        );
        out.push_str(&comment("    ", &[asked.because(self.given.lang)]));
        let _ = writeln!(out, "    at    {}", quoted(&self.place(target)));
        if let Some(words) = self.words(stand.target) {
            let _ = writeln!(out, "    quote {}", quoted(&words));
        }
        out.push_str("  }\n");
        out
    }

    /// Of whom a target asks its figure. Of a table's row only the name counts: the cells beside
    /// it name whoever answers for it.
    fn asked(
        &self,
        at: TargetRef,
        target: &Target<'_>,
        limit: Limit,
        indicator: &Indicator,
    ) -> Asked {
        let words = self.words(at).filter(|_| target.row.is_none());
        let all = indicator.unit == Unit::Percent
            && indicator.direction == Direction::AtLeast
            && limit.value == Decimal::from(100);
        let words = words.as_deref().unwrap_or(&target.label);
        Asked::of(words, target.modality, all)
    }

    /// Where a target stands, as a person cites it.
    fn place(&self, target: &Target<'_>) -> String {
        let mut parts = Vec::new();
        if let Some(section) = &target.section {
            parts.push(format!("mục {section}"));
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

    /// A target that is no rule yet, and why.
    fn left(&self, at: TargetRef, why: &Why) -> Option<String> {
        let lang = self.given.lang;
        let target = at.of(self.given.plan)?;
        let (named, promise) = (wording::named(target, lang), wording::promise(target, lang));
        Some(format!("- {named}: {promise}: {}", why.words(lang)))
    }
}

fn of_targets(index: u32) -> TargetRef {
    TargetRef {
        list: TargetList::Targets,
        index,
    }
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

/// The bound: `>= 85%`, `<= 3 "ngày làm việc"`.
fn bound(limit: Limit, indicator: &Indicator) -> String {
    let sign = match (indicator.direction, limit.strict) {
        (Direction::AtLeast, false) => ">=",
        (Direction::AtLeast, true) => ">",
        (Direction::AtMost, false) => "<=",
        (Direction::AtMost, true) => "<",
    };
    match &indicator.unit {
        Unit::Percent => format!("{sign} {}%", limit.value),
        Unit::Level | Unit::Index => format!("{sign} {}", limit.value),
        Unit::Named(name) => format!("{sign} {} {}", limit.value, quoted(name)),
    }
}

impl Why {
    fn words(&self, lang: Lang) -> String {
        match self {
            Self::NoIndicator => lang
                .pick(
                    "chưa khớp chỉ tiêu nào của thư viện; thêm chỉ tiêu, hoặc thêm tên gọi này vào «names» trong rules/indicators",
                    "fits no indicator; add one, or add this name to “names” in rules/indicators",
                )
                .to_owned(),
            Self::Candidates(slugs) => match lang {
                Lang::Vi => format!("có thể là {}; chọn một", slugs.join(", ")),
                Lang::En => format!("may be {}; choose one", slugs.join(", ")),
            },
            Self::NoYear => lang
                .pick("không rõ năm; ghi năm phải đạt", "no year is known; write the year")
                .to_owned(),
            Self::NoNumber => lang
                .pick("không có con số; nếu văn bản đặt mức, ghi mức đó", "no number; if the document sets one, write it")
                .to_owned(),
            Self::Barred(bar) => barred(*bar, lang).to_owned(),
            Self::Two(values) => match lang {
                Lang::Vi => format!("văn bản nêu nhiều mức cho cùng chỉ tiêu và năm ({}); chọn mức giao cho cấp xã", values.join("; ")),
                Lang::En => format!("several values for one indicator and year ({}); choose the one for communes", values.join("; ")),
            },
            Self::Province(asked) => asked.because(lang),
            Self::Total => lang
                .pick(
                    "là số của cả tỉnh, không đối chiếu được với một xã; nếu có mức cho từng xã thì ghi mức đó",
                    "a number of the whole province says nothing of one commune; write what each commune owes, if the document says it",
                )
                .to_owned(),
            Self::Parted => lang
                .pick(
                    "câu còn nêu mức riêng cho từng cấp; chọn mức giao cho cấp xã",
                    "its sentence goes on with figures for each level; choose the one for communes",
                )
                .to_owned(),
            Self::Part(slug) => match lang {
                Lang::Vi => format!("là mức riêng trong câu về {slug}; nếu giao cho từng xã thì viết thành quy định của chỉ tiêu này"),
                Lang::En => format!("a part of the sentence on {slug}; make it a requirement of this indicator if each commune owes it"),
            },
            Self::Known(at) => match lang {
                Lang::Vi => format!("thư viện đã có mức này tại {at}; đối chiếu lại"),
                Lang::En => format!("the rules have it already at {at}; compare"),
            },
        }
    }
}

fn barred(bar: Bar, lang: Lang) -> &'static str {
    match bar {
        Bar::Unit => lang.pick(
            "đơn vị khác đơn vị của chỉ tiêu",
            "its unit is not the indicator's",
        ),
        Bar::Base => lang.pick(
            "tỷ lệ tính trên tập khác với chỉ tiêu",
            "a share of something else than the indicator's",
        ),
        Bar::NoUnit => lang.pick("không ghi đơn vị", "no unit is printed"),
        Bar::Scope => lang.pick("nói về phạm vi khác", "it speaks of another scope"),
        Bar::Direction => lang.pick(
            "là mức trần trong khi chỉ tiêu cần mức sàn, hoặc ngược lại",
            "a ceiling where the indicator has a floor, or the other way round",
        ),
        Bar::Change => lang.pick("là mức tăng, giảm", "it is a rise or a fall"),
        Bar::Whose => lang.pick("là số của nơi khác", "it is another area's figure"),
        Bar::When => lang.pick("là mức của một phần năm", "it is for a part of the year"),
        Bar::Of => lang.pick("tính trên một phần", "it is a share of a part"),
        Bar::Hedge => lang.pick("mức chưa dứt khoát", "the number is not a firm one"),
        Bar::Condition => lang.pick("đặt kèm điều kiện", "it depends on a condition"),
        Bar::Near => lang.pick(
            "câu chữ chưa khớp hẳn với chỉ tiêu",
            "its words do not quite fit the indicator",
        ),
        Bar::Impossible => lang.pick(
            "giá trị không thể có; có thể in sai",
            "no such value can be; maybe a misprint",
        ),
    }
}
