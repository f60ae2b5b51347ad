#![doc = include_str!("duplicate_target.md")]

use super::super::promise::Stand;
use super::super::{Check, Context, Finding, Message, Name, wording};
use crate::lang::Lang;
use std::collections::BTreeMap;

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
            if group.len() < 2 {
                continue;
            }
            // Of each value the first target and the second; an annex that lists the targets of the text
            // says each again.
            let mut said: BTreeMap<_, Vec<&Stand>> = BTreeMap::new();
            for stand in group {
                if let Some(limit) = super::limit_of(stand) {
                    let same = said
                        .entry((in_annex(cx, stand), limit.value, limit.strict))
                        .or_default();
                    let beside = same.first().is_some_and(|first| is_stage(cx, first, stand));
                    if same.len() < 2 && !beside {
                        same.push(stand);
                    }
                }
            }
            let mut twice: Vec<_> = said.into_values().filter(|same| same.len() == 2).collect();
            twice.sort_by_key(|same| same.first().map(|stand| stand.target));
            for same in twice {
                let pair = same.iter().map(|stand| stand.target).collect();
                let first = same.first();
                found.extend(first.map(|first| super::of_targets(self.name(), first, pair)));
            }
        }
        found.extend(super::conflict_between_parts::twice_of_no_indicator(cx));
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

fn in_annex(cx: &Context<'_>, stand: &Stand) -> bool {
    let target = stand.target.of(cx.plan);
    target.is_some_and(super::conflict_between_parts::in_annex)
}

/// Whether two targets are the year and a part of it in one row: the last stage is the level of the year.
fn is_stage(cx: &Context<'_>, a: &Stand, b: &Stand) -> bool {
    let (Some(a), Some(b)) = (a.target.of(cx.plan), b.target.of(cx.plan)) else {
        return false;
    };
    a.lines.is_some() && a.lines == b.lines && a.when != b.when
}
