//! Which requirements with a figure the tests of the rule files touch.

use super::file_and_line;
use crate::check::wording;
use crate::fold::fold_after;
use crate::lang::Lang;
use crate::report::Layout;
use crate::rule::{Requirement, RequirementId, RuleSet};
use crate::text::SourceId;
use std::collections::{BTreeMap, BTreeSet};

/// The requirements with a figure, and those of them that a test touches.
pub(super) struct Covered<'r> {
    rules: &'r RuleSet,
    /// Each with whether it is touched.
    requirements: Vec<(&'r Requirement, bool)>,
}

impl<'r> Covered<'r> {
    /// Of all files, or of these alone.
    pub(super) fn of(
        rules: &'r RuleSet,
        touched: &BTreeSet<RequirementId>,
        files: Option<&BTreeSet<SourceId>>,
    ) -> Self {
        let judging = |r: &&Requirement| r.bound.is_some() && r.judges();
        let wanted = |r: &&Requirement| files.is_none_or(|of| of.contains(&r.place.source));
        let all = rules.requirements.iter().filter(judging).filter(wanted);
        let requirements = all.map(|r| (r, touched.contains(&r.id))).collect();
        Self {
            rules,
            requirements,
        }
    }

    /// How many requirements no test touches, and which.
    pub(super) fn left(&self, listed: bool, layout: Layout) -> String {
        let lang = layout.lang;
        let left = self.requirements.iter().filter(|(_, touched)| !touched);
        let left: Vec<&Requirement> = left.map(|(rule, _)| *rule).collect();
        let (many, of) = (left.len(), self.requirements.len());
        let hint = if many > 0 && !listed {
            lang.pick(
                " (xem từng yêu cầu: --untouched)",
                " (--untouched lists them)",
            )
        } else {
            ""
        };
        let mut out = lang.pick(
            format!("{many} trên {of} yêu cầu có con số chưa được phép thử nào chạm tới{hint}\n"),
            format!("{many} of {of} requirements with a figure are touched by no test{hint}\n"),
        );
        for rule in left.into_iter().filter(|_| listed) {
            let indicator = self.rules.indicator(rule.indicator);
            let text = format!(
                "{} {} {} – {} – {}",
                indicator.slug,
                wording::required(rule, indicator, lang),
                rule.by,
                self.rules.document(rule.document).name(),
                file_and_line(self.rules, rule.place),
            );
            fold_after("  ", &text, "    ", layout.width, &mut out);
        }
        out
    }

    /// A line a file: touched, of how many.
    pub(super) fn by_file(&self, layout: Layout) -> String {
        let mut files: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (rule, touched) in &self.requirements {
            let source = self.rules.sources.get(rule.place.source.0 as usize);
            let counts = files.entry(source.map_or("", |s| s.name())).or_default();
            counts.0 += usize::from(*touched);
            counts.1 += 1;
        }
        let line = |(file, (touched, all)): (&str, (usize, usize))| {
            layout.lang.pick(
                format!("  {touched}/{all} yêu cầu được thử – {file}\n"),
                format!("  {touched}/{all} requirements touched – {file}\n"),
            )
        };
        files.into_iter().map(line).collect()
    }

    /// Whether at least so many of a hundred are touched: of one's own files, else of all.
    pub(super) fn reaches(&self, percent: u8) -> bool {
        let own = |rule: &Requirement| rule.place.source.0 as usize >= self.rules.builtin;
        let has_own = self.rules.sources.len() > self.rules.builtin;
        let of = self
            .requirements
            .iter()
            .filter(|(rule, _)| !has_own || own(rule));
        let (mut touched, mut all) = (0_u64, 0_u64);
        for (_, is_touched) in of {
            touched += u64::from(*is_touched);
            all += 1;
        }
        touched * 100 >= all * u64::from(percent)
    }
}

/// What is said where fewer are touched than asked.
pub(super) fn too_few(percent: u8, lang: Lang) -> String {
    lang.pick(
        format!("chưa đủ {percent}% yêu cầu được thử\n"),
        format!("fewer than {percent}% of the requirements are touched\n"),
    )
}
