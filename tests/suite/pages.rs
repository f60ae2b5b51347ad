//! Every finding has its page, in both languages, whole.

use doichieu::Lang;
use doichieu::Name;

const SECTIONS: [[&str; 4]; 2] = [
    ["Là gì", "Vì sao quan trọng", "Ví dụ", "Cách xử lý"],
    ["What it is", "Why it matters", "Example", "What to do"],
];

/// What is wrong with a page, if anything is.
fn fault(page: &str, slug: &str, sections: [&str; 4]) -> Option<String> {
    let mut parts = page.split("\n## ");
    let Some((title, sentence)) = parts.next().and_then(|head| head.split_once('\n')) else {
        return Some("no first sentence".to_owned());
    };
    let named = title.strip_suffix(&format!(" ({slug})"));
    if !named.is_some_and(|named| {
        named
            .strip_prefix("# ")
            .is_some_and(|name| !name.is_empty())
    }) {
        return Some(format!("first line is {title:?}"));
    }
    if !sentence.trim().ends_with('.') {
        return Some(format!("first sentence is {sentence:?}"));
    }
    let mut found = Vec::new();
    for part in parts {
        let (heading, body) = part.split_once('\n').unwrap_or((part, ""));
        if body.trim().is_empty() {
            return Some(format!("section {heading:?} is empty"));
        }
        found.push(heading);
    }
    (found != sections).then(|| format!("sections are {found:?}"))
}

#[test]
fn every_finding_has_both_pages() {
    let mut faults = Vec::new();
    for name in Name::ALL {
        for (lang, sections) in [Lang::Vi, Lang::En].into_iter().zip(SECTIONS) {
            if let Some(fault) = fault(name.page(lang), name.slug(), sections) {
                faults.push(format!("{} in {lang:?}: {fault}", name.slug()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_page_names_the_default_severity() {
    for name in Name::ALL {
        for lang in [Lang::Vi, Lang::En] {
            let opening = lang.pick("Mức độ:", "Severity:");
            let page = name.page(lang).replace('\n', " ");
            let (_, after) = page.split_once(opening).unwrap_or_default();
            let (sentence, _) = after.split_once('.').unwrap_or_default();
            let word = name.severity().word(lang);
            assert!(
                sentence.contains(word),
                "{} in {lang:?}: {word:?} is not in {sentence:?}",
                name.slug()
            );
        }
    }
}

#[test]
fn pages_name_findings_that_exist() {
    let kinds = [
        "-target",
        "-targets",
        "-basis",
        "-task",
        "-deadline",
        "-plan",
        "-rule",
        "-rules",
        "-waiver",
    ];
    for name in Name::ALL {
        for lang in [Lang::Vi, Lang::En] {
            for code in name.page(lang).split('`').skip(1).step_by(2) {
                let is_finding =
                    !code.starts_with('-') && kinds.iter().any(|kind| code.ends_with(kind));
                assert!(
                    !is_finding || Name::named(code).is_some(),
                    "{} in {lang:?} names {code:?}",
                    name.slug()
                );
            }
        }
    }
}

#[test]
fn a_page_without_a_section_is_noticed() {
    let sections = SECTIONS[1];
    let page = "# X (x)\n\nA.\n\n## What it is\n\nB.\n\n## Why it matters\n\nC.\n";
    assert!(fault(page, "x", sections).is_some());
    let whole = format!("{page}\n## Example\n\n- D\n\n## What to do\n\n- E\n");
    assert_eq!(fault(&whole, "x", sections), None);
    assert!(fault(&whole, "y", sections).is_some());
    assert!(fault(&whole.replace("# X (x)", "# x"), "x", sections).is_some());
    assert!(fault(&whole.replace("- D\n", ""), "x", sections).is_some());
}
