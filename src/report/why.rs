//! The proof of a verdict: the plan's words, the promise, the bound in force, the arithmetic.

use super::findings::allowed;
use super::{Entry, Layout};
use crate::check::promise::Limit;
use crate::check::target::{looked_at, not_compared};
use crate::check::{Assessment, Context, silence, wording};
use crate::extract::Vocabulary;
use crate::fold::{fold, fold_after};
use crate::lang::Lang;
use crate::plan::{Fit, Indicator, IndicatorId, Target, Unit};
use crate::rule::{Requirement, RequirementId};

/// The proof of each verdict on one indicator, in order of year.
pub fn why(entry: &Entry<'_>, indicator: IndicatorId, layout: Layout) -> String {
    let cx = entry.outcome.context();
    let known = cx.rules.indicator(indicator);
    let mut page = Page {
        layout,
        out: super::heading::heading(entry, layout),
    };
    page.line("");
    page.strong(&format!("{} ({})", known.label(layout.lang), known.slug));
    let mut proofs: Vec<_> = cx
        .assessments
        .iter()
        .enumerate()
        .filter(|(_, a)| a.indicator == indicator)
        .collect();
    proofs.sort_by_key(|(_, a)| a.year);
    if proofs.is_empty() {
        page.item(page.layout.lang.pick(
            "Kế hoạch không nêu chỉ tiêu này và không quy định nào đang có hiệu lực buộc kế hoạch phải nêu",
            "The plan does not state it, and no requirement in force makes it owe one",
        ));
    }
    for proof in proofs.iter().copied() {
        page.proof(entry, known, proof);
    }
    page.looked_at(&cx, indicator);
    page.silent(&cx, indicator, &proofs);
    page.out
}

/// A page being written.
struct Page {
    layout: Layout,
    out: String,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn strong(&mut self, text: &str) {
        let mut folded = String::new();
        fold_after("", text, "", self.layout.width, &mut folded);
        let text = self
            .layout
            .paint(anstyle::Style::new().bold(), folded.trim_end());
        self.line(&text);
    }

    fn item(&mut self, text: &str) {
        fold_after("  ", text, "    ", self.layout.width, &mut self.out);
    }

    fn sub(&mut self, text: &str) {
        fold_after("    · ", text, "      ", self.layout.width, &mut self.out);
    }

    fn proof(&mut self, entry: &Entry<'_>, of: &Indicator, (index, a): (usize, &Assessment)) {
        let lang = self.layout.lang;
        let cx = &entry.outcome.context();
        self.line("");
        self.strong(&format!("{} {}", lang.pick("Năm", "Year"), a.year));
        self.words(cx, a);
        self.implied(cx, a);
        self.promise(of, a);
        self.bounds(cx, of, a);
        self.arithmetic(cx, of, a);
        let verdict = entry.verdict(index, a).words(lang);
        self.item(&format!("{}: {verdict}", lang.pick("Kết luận", "Verdict")));
        if let Some(why) = not_compared(cx, a, lang) {
            self.sub(&why);
        }
        self.findings(entry, index);
        self.milestone(cx, of, a);
    }

    /// What the verdict is reported as, and why it does not count, if so.
    fn findings(&mut self, entry: &Entry<'_>, index: usize) {
        let lang = self.layout.lang;
        for (finding, ruling) in entry.findings() {
            if !finding.is_about(index) {
                continue;
            }
            let (severity, name) = (finding.severity.word(lang), finding.name);
            let allowed = allowed(ruling.state, lang);
            let allowed = allowed.map_or_else(String::new, |words| format!(". {words}"));
            self.item(&format!(
                "{}: {severity}, {} ({}){allowed}",
                lang.pick("Phát hiện", "Finding"),
                name.title(lang),
                name.slug()
            ));
        }
    }

    /// The plan's words, and where they stand.
    fn words(&mut self, cx: &Context<'_>, a: &Assessment) {
        let lang = self.layout.lang;
        self.item(lang.pick("Kế hoạch ghi:", "The plan says:"));
        if a.targets.is_empty() {
            let years: Vec<String> = cx.plan.head.years.iter().map(ToString::to_string).collect();
            self.sub(&match lang {
                Lang::Vi => format!(
                    "không có chỉ tiêu này (kế hoạch cho năm {})",
                    years.join(", ")
                ),
                Lang::En => format!("nothing on it (the plan is for {})", years.join(", ")),
            });
        }
        for target in a.targets.iter().filter_map(|t| t.of(cx.plan)) {
            let (named, promise) = (wording::named(target, lang), wording::promise(target, lang));
            let year = target.year.map_or_else(String::new, |year| match lang {
                Lang::Vi => format!(", năm {year}"),
                Lang::En => format!(", for {year}"),
            });
            let strive = match target.modality {
                crate::plan::Modality::Must => "",
                crate::plan::Modality::Strive => lang.pick(" (phấn đấu)", " (striven for)"),
            };
            self.sub(&format!("{named}: {promise}{year}{strive}"));
            if target.fit == Fit::Near {
                self.near(cx, target);
            }
        }
    }

    /// Which of the plan's words keep its label from naming the indicator for certain.
    fn near(&mut self, cx: &Context<'_>, target: &Target<'_>) {
        let (unit, of) = (target.unit.as_deref(), target.of.as_deref());
        let level = cx.plan.head.level;
        let found = Vocabulary::of(cx.rules).match_label_of(level, &target.label, unit, of);
        self.detail(found.why().in_lang(self.layout.lang));
    }

    /// The indicator whose target answers by definition.
    fn implied(&mut self, cx: &Context<'_>, a: &Assessment) {
        let lang = self.layout.lang;
        let Some(by) = a.implied_by.map(|id| cx.rules.indicator(id)) else {
            return;
        };
        let (label, slug) = (by.label(lang), &by.slug);
        self.item(&lang.pick(
            format!("Chỉ tiêu này được trả lời theo định nghĩa bởi “{label}” ({slug})"),
            format!("It is answered by definition by “{label}” ({slug})"),
        ));
    }

    fn promise(&mut self, of: &Indicator, a: &Assessment) {
        let lang = self.layout.lang;
        if let Some(promised) = a.promised {
            let limit = wording::limit(promised, of, lang);
            let several = if a.targets.len() > 1 {
                lang.pick(
                    " (lấy mức thấp nhất trong các mức trên)",
                    " (the weakest of these)",
                )
            } else {
                ""
            };
            self.item(&format!(
                "{}: {limit}{several}",
                lang.pick("Mức cam kết", "The promise")
            ));
        }
    }

    /// Each requirement in force with its place, words, evidence and path.
    fn bounds(&mut self, cx: &Context<'_>, of: &Indicator, a: &Assessment) {
        let lang = self.layout.lang;
        if a.sources.is_empty() {
            self.item(lang.pick(
                "Không có mức nào đang có hiệu lực cho năm này",
                "No requirement in force is due in this year",
            ));
            return;
        }
        self.item(lang.pick("Quy định đang có hiệu lực:", "Requirements in force:"));
        for id in a.sources.iter() {
            self.requirement(cx, of, *id);
        }
    }

    fn requirement(&mut self, cx: &Context<'_>, of: &Indicator, id: RequirementId) {
        let lang = self.layout.lang;
        let requirement = cx.rules.requirement(id);
        let required = wording::required(requirement, of, lang);
        let source = wording::source(cx, requirement);
        let force = wording::force_note(cx, requirement.force, lang);
        self.sub(&match lang {
            Lang::Vi => format!("{required} từ năm {}, theo {source}{force}", requirement.by),
            Lang::En => format!("{required} from {} on, by {source}{force}", requirement.by),
        });
        if let Some(quote) = &requirement.quote {
            let seen = wording::translated(requirement, lang).unwrap_or_default();
            self.detail(format!("“{quote}” {seen}").trim_end());
        }
        for evidence in &requirement.evidence {
            self.detail(&wording::evidence(evidence, lang));
        }
        let path = wording::path(cx, requirement.document);
        self.detail(&if path.is_empty() {
            lang.pick(
                "Chuỗi căn cứ: phần căn cứ của kế hoạch không dẫn tới văn bản này",
                "Legal basis: the plan's basis never reaches this document",
            )
            .to_owned()
        } else {
            format!(
                "{}: {}",
                lang.pick("Chuỗi căn cứ", "Legal basis"),
                path.join(" → ")
            )
        });
        for doubt in wording::doubts(cx, requirement, lang).sentences() {
            self.detail(&doubt);
        }
    }

    fn detail(&mut self, text: &str) {
        fold(text, "        ", self.layout.width, &mut self.out);
    }

    fn arithmetic(&mut self, cx: &Context<'_>, of: &Indicator, a: &Assessment) {
        let lang = self.layout.lang;
        let bound = a.deciding.and_then(|id| cx.rules.requirement(id).bound);
        let (Some(promised), Some(bound), Some(gap)) = (a.promised, bound, a.gap) else {
            return;
        };
        let required = Limit::required(bound);
        let show = |value| wording::number(value, lang);
        let unit = match of.unit {
            Unit::Percent => lang.pick("điểm phần trăm", "percentage points").to_owned(),
            ref unit => unit.to_string(),
        };
        let strict = if promised.value == required.value && required.strict && !promised.strict {
            lang.pick(
                "; văn bản yêu cầu “trên” mức này, bằng thì chưa đạt",
                "; the document asks for more than this number, the number itself is not enough",
            )
        } else {
            ""
        };
        self.item(&format!(
            "{}: {} − {} = {} ({unit}){strict}",
            lang.pick("So sánh", "Compared"),
            show(promised.value),
            show(required.value),
            show(gap),
        ));
    }

    fn milestone(&mut self, cx: &Context<'_>, of: &Indicator, a: &Assessment) {
        let lang = self.layout.lang;
        if let Some(lapsed) = a.lapsed {
            self.item(lang.pick(
                "Mức của giai đoạn đã kết thúc (chỉ còn tính định hướng) mà cam kết chưa đạt tới:",
                "The promise falls short of a figure of an ended period (for orientation only):",
            ));
            self.requirement(cx, of, lapsed);
        }
        if let Some(next) = a.next {
            self.item(lang.pick(
                "Mốc tiếp theo, chưa đến hạn:",
                "The next milestone, not yet due:",
            ));
            self.requirement(cx, of, next);
        }
    }

    /// The lines of the plan that look like the indicator and do not answer it.
    fn looked_at(&mut self, cx: &Context<'_>, indicator: IndicatorId) {
        let lang = self.layout.lang;
        let looked_at = looked_at(cx, indicator, lang);
        if looked_at.is_empty() {
            return;
        }
        self.line("");
        self.item(lang.pick(
            "Các dòng khác của kế hoạch đã xem, không tính:",
            "Other lines of the plan looked at, which do not count:",
        ));
        for words in looked_at {
            self.sub(&words);
        }
    }

    /// The requirements on the indicator that had no say, and why.
    fn silent(
        &mut self,
        cx: &Context<'_>,
        indicator: IndicatorId,
        proofs: &[(usize, &Assessment)],
    ) {
        let lang = self.layout.lang;
        let said = |id: &RequirementId| {
            proofs.iter().any(|(_, a)| {
                a.sources.contains(id) || a.next == Some(*id) || a.lapsed == Some(*id)
            })
        };
        let all = cx.rules.requirements_of(indicator);
        let silent: Vec<&Requirement> = all
            .iter()
            .filter(|id| !said(id))
            .map(|id| cx.rules.requirement(*id))
            .collect();
        if silent.is_empty() {
            return;
        }
        self.line("");
        self.item(lang.pick(
            "Các mức khác đã xem, không dùng để đối chiếu:",
            "Other figures looked at, which decide nothing here:",
        ));
        for requirement in silent {
            let of = cx.rules.indicator(indicator);
            let required = wording::required(requirement, of, lang);
            let source = wording::source(cx, requirement);
            let why = silence(cx, requirement).words(lang);
            self.sub(&match lang {
                Lang::Vi => format!("{required} từ năm {} ({source}): {why}", requirement.by),
                Lang::En => format!("{required} from {} ({source}): {why}", requirement.by),
            });
        }
    }
}
