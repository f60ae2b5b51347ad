//! A plan whose words may be shown.

use super::target_set::{Citation, Plan, Target, Task, Text};
use crate::text::seen_words;
use std::borrow::Cow;

impl Plan<'_> {
    /// Puts signs for what is obeyed or not seen into all words of a plan: from here on they go
    /// into reports.
    pub fn show(&mut self) {
        let head = &mut self.head;
        let texts = [
            &mut head.number,
            &mut head.issuer,
            &mut head.title,
            &mut head.kind,
            &mut head.commune,
            &mut head.province,
        ];
        texts.into_iter().flatten().for_each(show);
        for cited in self.basis.iter_mut().chain(&mut self.mentions) {
            citation(cited);
        }
        let targets = self.targets.iter_mut().chain(&mut self.task_targets);
        targets.chain(&mut self.baselines).for_each(target);
        self.tasks.iter_mut().for_each(task);
        for passage in &mut self.passages {
            let texts = [&mut passage.number, &mut passage.words];
            texts.into_iter().flatten().for_each(show);
        }
        for unread in &mut self.unread {
            show(&mut unread.words);
            unread.why.iter_mut().for_each(show);
        }
    }
}

fn show(text: &mut Text<'_>) {
    if let Cow::Owned(safe) = seen_words(text) {
        *text = Cow::Owned(safe);
    }
}

fn citation(cited: &mut Citation<'_>) {
    let texts = [
        &mut cited.raw,
        &mut cited.kind,
        &mut cited.number,
        &mut cited.issuer,
        &mut cited.title,
    ];
    texts.into_iter().flatten().for_each(show);
    cited.cites.iter_mut().for_each(citation);
}

fn target(target: &mut Target<'_>) {
    show(&mut target.id);
    show(&mut target.label);
    target.candidates.iter_mut().for_each(show);
    let texts = [
        &mut target.indicator,
        &mut target.unit,
        &mut target.text,
        &mut target.owner,
        &mut target.of,
        &mut target.change,
        &mut target.whose,
        &mut target.when,
        &mut target.hedge,
        &mut target.condition,
        &mut target.section,
        &mut target.row,
    ];
    texts.into_iter().flatten().for_each(show);
}

fn task(task: &mut Task<'_>) {
    show(&mut task.name);
    let texts = [&mut task.row, &mut task.owner, &mut task.deadline];
    texts.into_iter().flatten().for_each(show);
}

#[cfg(test)]
mod tests {
    use crate::plan::read::read;

    #[test]
    fn all_words_of_a_plan_are_shown() {
        let text = include_str!("../../tests/cases/read/whole.json");
        // Into every text of the set: what is in a field of its own rules stays as it is.
        let mut value: serde_json::Value = serde_json::from_str(text).unwrap();
        spoil(&mut value);
        let text = value.to_string();
        let mut plan = read(&text).unwrap();
        assert!(format!("{plan:?}").contains("\\u{1b}"));
        plan.show();
        assert!(!format!("{plan:?}").contains("\\u{1b}"), "{plan:?}");
    }

    fn spoil(value: &mut serde_json::Value) {
        const OWN: [&str; 13] = [
            "schema",
            "issued",
            "level",
            "organ",
            "subject",
            "kind",
            "op",
            "modality",
            "match",
            "value",
            "value_max",
            "from",
            "years",
        ];
        match value {
            serde_json::Value::Object(fields) => {
                for (name, value) in fields {
                    match value {
                        serde_json::Value::String(text) if !OWN.contains(&name.as_str()) => {
                            text.insert(0, '\u{1b}');
                        }
                        value if !OWN.contains(&name.as_str()) => spoil(value),
                        _ => {}
                    }
                }
            }
            serde_json::Value::Array(items) => items.iter_mut().for_each(spoil),
            _ => {}
        }
    }
}
