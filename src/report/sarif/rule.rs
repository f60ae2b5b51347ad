//! The findings there are, with their pages.

use crate::check::Name;
use crate::lang::Lang;
use serde::Serialize;
use serde_json::{Value, json};

/// An input that gave no plan.
pub(super) const UNREADABLE: &str = "unreadable";
/// More results than a run may have.
pub(super) const LEFT_OUT: &str = "left-out";
/// What the baseline has and is there no more.
pub(super) const VANISHED: &str = "vanished";
/// Findings that the configuration takes out or weighs anew.
pub(super) const RESET: &str = "severity-set";

/// A finding there is: what SARIF calls a rule.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RuleView {
    id: &'static str,
    name: String,
    short_description: TextView,
    full_description: TextView,
    help: HelpView,
    default_configuration: LevelView,
    properties: PropertiesView,
}

#[derive(Serialize)]
pub(super) struct TextView {
    pub(super) text: String,
}

#[derive(Serialize)]
struct HelpView {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct LevelView {
    level: &'static str,
}

#[derive(Serialize)]
struct PropertiesView {
    tags: [&'static str; 1],
    #[serde(rename = "problem.severity")]
    severity: &'static str,
}

/// All findings there are, each at the index of its name.
pub(super) fn rules(lang: Lang) -> Vec<RuleView> {
    let rules = Name::ALL.iter().map(|name| {
        let (page, level) = (name.page(lang), name.severity().slug());
        RuleView {
            id: name.slug(),
            name: pascal(name.slug()),
            short_description: TextView {
                text: name.summary(lang),
            },
            full_description: TextView {
                text: name.summary(lang),
            },
            help: HelpView {
                text: page,
                markdown: page,
            },
            default_configuration: LevelView { level },
            properties: PropertiesView {
                tags: ["doichieu"],
                severity: if level == "note" {
                    "recommendation"
                } else {
                    level
                },
            },
        }
    });
    rules.collect()
}

/// The place of a finding among all.
pub(super) fn index(name: Name) -> usize {
    name as usize
}

/// What the program may have to say of itself.
pub(super) fn notifications(lang: Lang) -> Value {
    let unreadable = lang.pick(
        "Tệp không đọc được nên chưa được đối chiếu",
        "An input could not be read and was not judged",
    );
    let left_out = lang.pick(
        "Kết quả nhiều hơn mức một lần chạy chứa được",
        "There are more results than a run may have",
    );
    let vanished = lang.pick(
        "Phát hiện đã biết từ lần trước, nay không còn",
        "A finding of the baseline is gone",
    );
    let reset = lang.pick(
        "Cấu hình tắt hoặc đổi mức độ của một số phát hiện",
        "The configuration switches findings off or gives them another severity",
    );
    json!([
        { "id": UNREADABLE, "shortDescription": { "text": unreadable } },
        { "id": LEFT_OUT, "shortDescription": { "text": left_out } },
        { "id": VANISHED, "shortDescription": { "text": vanished } },
        { "id": RESET, "shortDescription": { "text": reset } },
    ])
}

/// `weaker-target` as `WeakerTarget`.
fn pascal(slug: &str) -> String {
    slug.split('-')
        .flat_map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_finding_stands_at_its_index() {
        let rules = rules(Lang::Vi);
        for name in Name::ALL {
            assert_eq!(rules[index(*name)].id, name.slug());
        }
        assert_eq!(pascal("weaker-target"), "WeakerTarget");
    }
}
