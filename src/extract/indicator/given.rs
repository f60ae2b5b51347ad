//! Whether a label says what the indicator that a target set gives it measures.

use super::judge::{Judged, Label};
use super::{LONGEST, Laid, Match, Vocabulary, found_in, spelling};
use crate::document::Level;

impl Vocabulary {
    /// Whether the words of a label leave no doubt about the indicator that stands beside it in a target set: "Tỷ lệ hộ
    /// dân được phủ sóng 5G" is no share of the population, whatever the set calls it. What a label leaves out, it does
    /// not deny; an indicator without facets says nothing of the words that it is told by.
    pub(in crate::extract) fn agrees(
        &self,
        level: Option<Level>,
        slug: &str,
        (label, of): (&str, Option<&str>),
    ) -> bool {
        let known = self.indicators.iter().position(|entry| entry.slug == slug);
        let Some((at, entry)) = known.and_then(|at| Some((at, self.indicators.get(at)?))) else {
            return true;
        };
        let mut pieces = Vec::with_capacity(64);
        let printed = spelling::unmarked(label);
        self.spelling.push(printed, &mut pieces);
        let own = pieces.len();
        if let Some(of) = of {
            self.spelling.push(of, &mut pieces);
        }
        if entry.required == u8::MAX || pieces.is_empty() || pieces.len() > LONGEST {
            return true;
        }
        let mut said = self.common.said(&pieces);
        if level.is_some_and(|level| level < Level::Commune) {
            said.keep_level();
        }
        let names = found_in(&self.names, &pieces);
        let others = found_in(&self.others, &pieces);
        let indicator = u16::try_from(at).unwrap_or(u16::MAX);
        let laid = Laid::of(indicator, [&names, &others]);
        let unit = entry.unit.to_string();
        let label = Label {
            pieces: &pieces,
            own,
            printed,
            behind: of,
            unit: Some(&unit),
            said: &said,
        };
        let explained = matches!(label.judge(entry, &laid), Judged::Exact(_));
        // "Cán bộ có chữ ký số" leaves out the equipment, and names what is measured by itself.
        explained && !matches!(self.decide(&label), Match::Exact(other) if other != slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::RuleSet;

    #[test]
    fn a_label_that_says_something_else_does_not_agree() {
        let rules = RuleSet::load(true, &[]).unwrap();
        let vocabulary = Vocabulary::of(&rules);
        for (slug, label, agrees) in [
            (
                "work-files-online",
                "Tỷ lệ hồ sơ công việc được xử lý trên môi trường điện tử (trừ hồ sơ mật)",
                true,
            ),
            (
                "work-files-online",
                "Tỷ lệ lãnh đạo phòng xử lý hồ sơ công việc trên môi trường điện tử",
                false,
            ),
            (
                "work-files-online",
                "Tỷ lệ hồ sơ công việc không được xử lý trên môi trường điện tử",
                false,
            ),
            ("coverage-5g-population", "Tỷ lệ phủ sóng 5G", true),
            (
                "coverage-5g-population",
                "Tỷ lệ hộ dân được phủ sóng 5G",
                false,
            ),
            (
                "coverage-5g-population",
                "Mức tăng tỷ lệ phủ sóng 5G trên dân số",
                false,
            ),
            ("coverage-5g-population", "Tỷ lệ chợ có mã QR", false),
        ] {
            let said = vocabulary.agrees(Some(Level::Commune), slug, (label, None));
            assert_eq!(said, agrees, "{label}");
        }
    }
}
