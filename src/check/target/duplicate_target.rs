#![doc = include_str!("duplicate_target.md")]

use super::super::promise::Stand;
use super::super::{Check, Context, Finding, Message, Name, wording};
use crate::lang::Lang;

/// One indicator and year, the same value twice.
#[derive(Debug)]
pub(super) struct DuplicateTarget;

impl Check for DuplicateTarget {
    fn name(&self) -> Name {
        Name::DuplicateTarget
    }

    fn run(&self, cx: &Context<'_>, found: &mut Vec<Finding>) {
        let stands = &cx.stands.targets;
        for group in stands.chunk_by(|a, b| (a.indicator, a.year) == (b.indicator, b.year)) {
            for (index, first) in group.iter().enumerate() {
                let same = |s: &&Stand| s.stated == first.stated;
                let mut rest = group.iter().skip(index + 1);
                if super::limit_of(first).is_some()
                    && !group.iter().take(index).any(|s| same(&s))
                    && let Some(again) = rest.find(same)
                {
                    let pair = vec![first.target, again.target];
                    found.push(super::of_targets(self.name(), first, pair));
                }
            }
        }
    }

    fn describe(&self, cx: &Context<'_>, finding: &Finding, lang: Lang) -> Message {
        let targets = super::targets(cx, finding);
        let [a, b] = targets.as_slice() else {
            return Message::default();
        };
        let (name, other) = (wording::named(a, lang), wording::also_named(b, a, lang));
        let promised = wording::promise(a, lang);
        let text = match lang {
            Lang::Vi => format!("{name} và {other} trùng nhau, cùng đặt {promised}"),
            Lang::En => format!("{name} and {other} say the same: {promised}"),
        };
        let help = lang.pick(
            "Giữ một dòng, hoặc ghi rõ hai chỉ tiêu khác nhau ở điểm nào",
            "Keep one of them, or say how they differ",
        );
        wording::message(text, help)
    }
}
