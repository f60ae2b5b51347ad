#![doc = include_str!("untranslated_note.md")]

use super::{Lint, LintContext, Message, Name, RuleFinding, wording};
use crate::lang::Lang;

/// A note in one language alone.
#[derive(Debug)]
pub(super) struct UntranslatedNote;

impl Lint for UntranslatedNote {
    fn name(&self) -> Name {
        Name::UntranslatedNote
    }

    fn run(&self, cx: &LintContext<'_>, found: &mut Vec<RuleFinding>) {
        let lacking =
            |rule: &&crate::rule::Requirement| rule.notes.iter().any(|note| note.lacks().is_some());
        let rules = cx.rules.requirements.iter().filter(lacking);
        found.extend(rules.map(|rule| RuleFinding::new(self.name(), rule.id, None)));
    }

    fn describe(&self, cx: &LintContext<'_>, finding: &RuleFinding, lang: Lang) -> Message {
        let rule = cx.rules.requirement(finding.rule);
        let (source, label) = (cx.source(rule), cx.indicator(rule).label(lang));
        let lacks = rule.notes.iter().find_map(crate::rule::Note::lacks);
        let (text, help) = match (lacks.unwrap_or(Lang::En), lang) {
            (Lang::En, Lang::Vi) => (
                format!("Ghi chú ở “{label}” của {source} chưa có bản tiếng Anh"),
                "Thêm dòng note-en ngay dưới dòng note",
            ),
            (Lang::En, Lang::En) => (
                format!("A note on “{label}” of {source} does not stand in English"),
                "Add a line note-en below the line note",
            ),
            (Lang::Vi, Lang::Vi) => (
                format!("Ghi chú ở “{label}” của {source} chưa có bản tiếng Việt"),
                "Viết note bằng tiếng Việt, để bản tiếng Anh ở note-en",
            ),
            (Lang::Vi, Lang::En) => (
                format!("A note on “{label}” of {source} does not stand in Vietnamese"),
                "Write note in Vietnamese, and keep the English in note-en",
            ),
        };
        wording::message(text, help)
    }
}
