//! `doichieu why`: what it says of what had a say, and of what had none.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use std::fmt::Write as _;

const PLAN: &str = r#"{ "schema": "doichieu/plan/1",
 "plan": { "number": "31/KH-UBND", "issued": "2026-03-20", "issuer": "UBND xã Đồi Mẫu", "title": "Kế hoạch Chuyển đổi số xã Đồi Mẫu năm 2026", "level": "commune", "kind": "commune", "commune": "Đồi Mẫu", "province": "Lâm Đồng", "years": [2026] },
 "targets": [ { "id": "t1", "label": "Tỷ lệ giáo viên, học sinh được tập huấn kỹ năng dạy học trên nền tảng số", "indicator": "training", "op": "=", "value": 90, "unit": "%", "lines": [20, 20] } ] }"#;

const INDICATORS: &str = r#"
indicator skills {
  vi   "Học sinh có kỹ năng số"
  en   "Pupils with digital skills"
  unit %
  near training
}
indicator training {
  vi   "Học sinh được tập huấn"
  en   "Pupils trained"
  unit %
}
"#;

/// Each reason why a requirement is silent: fields of its document, its audience, its words.
const SILENT: [(&str, &str, &str, &str, &str); 11] = [
    (
        "",
        "commune",
        ">= 81% by 2026",
        "transmitted",
        "only passed on by another document",
    ),
    (
        "",
        "province",
        ">= 82% by 2026",
        "primary",
        "it is for another level",
    ),
    (
        "",
        "commune organ party-committee",
        ">= 83% by 2026",
        "primary",
        "it is for plans of another organ",
    ),
    (
        "",
        "commune kind ward",
        ">= 84% by 2026",
        "primary",
        "it is for another kind of commune",
    ),
    (
        "",
        "commune in \"Ninh Bình\"",
        ">= 85% by 2026",
        "primary",
        "it is for another area",
    ),
    (
        "",
        "commune years 2028..2030",
        ">= 86% by 2026",
        "primary",
        "it is for plans of other years",
    ),
    (
        "",
        "commune",
        ">= 87% by 2026",
        "primary",
        "it is for plans on another subject",
    ),
    (
        "effective 2026-09-01",
        "commune",
        ">= 88% by 2026",
        "primary",
        "not in force yet",
    ),
    (
        "until 2025-12-31",
        "commune",
        ">= 89% by 2025",
        "primary",
        "no longer in force",
    ),
    (
        "",
        "commune",
        "by 2026 orientation",
        "primary",
        "the document prints no number",
    ),
    (
        "",
        "commune",
        ">= 91% by 2025",
        "primary",
        "overtaken by a later milestone",
    ),
];

/// A rule file of these documents; the last has a later milestone.
fn rules() -> String {
    let mut text = INDICATORS.to_owned();
    for (at, (field, audience, asked, evidence, _)) in (1..).zip(SILENT) {
        let (slug, number) = (format!("qd-{at}-2025"), format!("{at}/QĐ-TTg"));
        let _ = write!(
            text,
            "document {slug} {{\n  number \"{number}\"\n  issued 2025-01-05\n  issuer \"Thủ tướng Chính phủ\"\n  level national\n  title \"Chương trình mẫu số {at}\"\n  verified read\n  {field}\n}}\nfrom {slug} for {audience} {{\n  evidence {evidence} \"văn bản mẫu\" checked 2026-11-22\n  skills {asked}\n"
        );
        if at == SILENT.len() {
            text.push_str("  skills >= 92% by 2026\n");
        }
        text.push_str("}\n");
    }
    text
}

/// The proof in one line.
fn why(lang: &str, plan_text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (plan, own) = (
        folder.path().join("plan.json"),
        folder.path().join("a.rules"),
    );
    std::fs::write(&plan, plan_text).unwrap();
    std::fs::write(&own, rules()).unwrap();
    let ran = run([
        "why",
        plan.to_str().unwrap(),
        "skills",
        "--no-builtin-rules",
        "--rules",
        own.to_str().unwrap(),
        "--lang",
        lang,
    ]);
    assert_eq!(ran.err, "", "{}", ran.out);
    ran.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_of_eleven_silences_is_worded() {
    let out = why("en", PLAN);
    // A plan on one subject owes only what names it.
    let level = "\"level\": \"commune\",";
    let other = PLAN.replace(
        level,
        "\"level\": \"commune\", \"subject\": \"information-security\",",
    );
    let other = why("en", &other);
    for (at, (_, _, _, _, words)) in (1..).zip(SILENT) {
        let source = format!("({at}/QĐ-TTg)");
        let out = if words.ends_with("subject") {
            &other
        } else {
            &out
        };
        let said = out.split(source.as_str()).skip(1);
        let mut said = said.map(|rest| rest.split(" · ").next().unwrap_or(rest));
        assert!(
            said.any(|said| said.contains(words)),
            "{at}: {words}: {out}"
        );
    }
    let vi = why("vi", PLAN);
    assert!(
        vi.contains("Các mức khác đã xem, không dùng để đối chiếu"),
        "{vi}"
    );
}

#[test]
fn what_looks_alike_is_named_where_it_was_looked_at() {
    for (lang, words) in [
        ("vi", "(dòng 20) gần giống nhưng là chỉ tiêu khác"),
        ("en", "(line 20) looks alike but measures something else"),
    ] {
        let out = why(lang, PLAN);
        assert!(out.contains(words), "{out}");
    }
}

#[test]
fn a_missing_target_is_named_with_its_words_before_its_code() {
    let out = why("en", PLAN);
    let words = "Finding: error, Target is missing (missing-target)";
    let unsure = "Finding: warning, Target is missing (missing-target)";
    assert!(out.contains(words) || out.contains(unsure), "{out}");
}

#[test]
fn words_that_several_indicators_hold_list_them() {
    let folder = tempfile::tempdir().unwrap();
    let (plan, rules) = (
        folder.path().join("plan.json"),
        folder.path().join("own.rules"),
    );
    std::fs::write(&plan, PLAN).unwrap();
    std::fs::write(&rules, INDICATORS).unwrap();
    let asked = |words: &str| {
        run([
            "why",
            plan.to_str().unwrap(),
            words,
            "--lang",
            "en",
            "--no-builtin-rules",
            "--rules",
            rules.to_str().unwrap(),
        ])
    };
    let listed = asked("học sinh");
    for of_one in [
        "skills “Pupils with digital skills”",
        "training “Pupils trained”",
    ] {
        assert!(listed.err.contains(of_one), "{}", listed.err);
    }
    // Words of one alone are that one.
    assert!(!asked("được tập huấn").err.contains("hold the words"));
}
