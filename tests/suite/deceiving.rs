//! Nothing that is printed deceives: what plans, rules, settings and names of files hold is shown
//! as signs where a terminal would obey it, a log would take it for a command, or nobody would
//! see it.

use super::run::{Ran, run, run_in};
use doichieu::cli::Locale;
use doichieu::text::is_unseen;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// What a stranger may put into any text.
const BAD: &str = "\u{1b}[8m\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\u{2066}\u{7f}\r::warning::y\n::error::x\n##[error]z \u{2028}";

fn folder(name: &str) -> PathBuf {
    let folder = super::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The fields whose words are the plan's own.
const OWN_WORDS: [&str; 21] = [
    "number",
    "issuer",
    "title",
    "commune",
    "raw",
    "label",
    "unit",
    "text",
    "owner",
    "of",
    "change",
    "whose",
    "when",
    "hedge",
    "condition",
    "section",
    "row",
    "name",
    "deadline",
    "words",
    "why",
];

/// Puts the bad letters into all words.
fn spoil(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if OWN_WORDS.contains(&name.as_str()) => {
                        text.push_str(BAD);
                    }
                    value => spoil(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(spoil),
        _ => {}
    }
}

/// A target set, a text, and a file of no use, all with bad words in a file of a bad name.
fn plans(folder: &Path) -> [PathBuf; 3] {
    let mut set: Value =
        serde_json::from_str(&fs::read_to_string("examples/tan-loi.json").unwrap()).unwrap();
    spoil(&mut set);
    // A name of a file can hold all but a slash.
    let name = |ending: &str| folder.join(format!("::error::{BAD}.{ending}"));
    let [json, text, broken] = [name("json"), name("txt"), name("b.json")];
    fs::write(&json, set.to_string()).unwrap();
    let plan = fs::read_to_string("examples/plans/ky-hoa.txt")
        .or_else(|_| fs::read_to_string(first_text()))
        .unwrap();
    let spoilt: Vec<String> = plan
        .lines()
        .map(|line| format!("{line} \u{1b}[8m\u{202e}\u{7}"))
        .collect();
    fs::write(&text, spoilt.join("\n")).unwrap();
    fs::write(&broken, format!("{{\"a{BAD}\": 1")).unwrap();
    [json, text, broken]
}

/// Any plan as text among the cases.
fn first_text() -> PathBuf {
    let mut found: Vec<PathBuf> = fs::read_dir("tests/cases/extract")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| {
            let inside = fs::read_dir(&path).into_iter().flatten();
            inside.flatten().map(|entry| entry.path()).chain([path])
        })
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    found.sort();
    found.into_iter().next().unwrap()
}

fn harmless(what: &str, ran: &Ran) {
    for (name, text) in [("out", &ran.out), ("err", &ran.err)] {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let bad: Vec<char> = text
            .chars()
            .filter(|c| is_unseen(*c) && !"\n\t".contains(*c))
            .collect();
        // CSV ends its lines so.
        let bad: Vec<char> = bad
            .into_iter()
            .filter(|c| !(what.contains("csv") && *c == '\r'))
            .collect();
        assert!(bad.is_empty(), "{what} {name}: {bad:?}\n{text}");
        let own = what.contains("github") && name == "out";
        for line in text.lines() {
            let line = line.trim_start();
            let ours = [
                "::error file=",
                "::warning file=",
                "::notice file=",
                "::notice title=",
            ];
            let command = line.starts_with("::")
                && !line.starts_with("::: ")
                && !(own && ours.iter().any(|o| line.starts_with(o)));
            assert!(!command, "{what} {name}: {line}");
            let old = line.contains("##[")
                && !line.starts_with("::")
                && !line.starts_with(['"', '{', '<']);
            assert!(!old || what.contains("csv"), "{what} {name}: {line}");
        }
    }
}

#[test]
fn no_format_prints_what_is_obeyed() {
    let folder = folder("deceiving-formats");
    let plans = plans(&folder);
    for format in [
        "table", "json", "jsonl", "markdown", "csv", "sarif", "junit", "github", "gitlab", "html",
    ] {
        for lang in ["vi", "en"] {
            let mut arguments: Vec<std::ffi::OsString> =
                ["check", "--lang", lang, "--format", format]
                    .map(Into::into)
                    .to_vec();
            arguments.extend(plans.iter().map(Into::into));
            harmless(&format!("{format} {lang}"), &run(arguments));
        }
    }
}

#[test]
fn no_command_prints_what_is_obeyed() {
    let folder = folder("deceiving-commands");
    let [json, text, broken] = plans(&folder).map(|path| path.to_str().unwrap().to_owned());
    for plan in [&json, &text, &broken] {
        for arguments in [
            vec!["why", plan, "online-payment"],
            vec!["graph", plan],
            vec!["graph", "--format", "dot", plan],
            vec!["graph", "--format", "mermaid", plan],
            vec!["graph", "--format", "svg", plan],
            vec!["diff", plan, "examples/tan-loi.json"],
            vec!["diff", "examples/tan-loi.json", plan],
            vec!["diff", "--format", "json", plan, "examples/tan-loi.json"],
            vec!["extract", plan],
            vec!["extract", "--text", plan],
            vec!["extract", "--explain", plan],
            vec!["check", "--detail", "full", "--all", plan],
            vec!["check", "--detail", "line", plan],
            vec!["rules", "draft", plan],
            vec!["review", plan, "--output", "/no\u{1b}[8m/such/folder"],
            vec!["explain", BAD],
            vec!["why", plan, BAD],
            vec!["check", BAD],
            vec!["check", "--changed-since", BAD, plan],
            vec!["check", "--rules", BAD, plan],
            vec!["check", "--config", BAD, plan],
            vec!["check", "--baseline", plan, plan],
            vec!["check", "--waivers", plan, plan],
            vec!["check", "--province", BAD, plan],
            vec!["check", &format!("--{BAD}"), plan],
        ] {
            harmless(&format!("{arguments:?}"), &run(arguments));
        }
    }
}

#[test]
fn rules_and_settings_print_nothing_that_is_obeyed() {
    let folder = folder("deceiving-rules");
    let one_line = BAD.replace(['\r', '\n'], "");
    let rules = folder.join("a.rules");
    let settings = folder.join("doichieu.toml");
    let waivers = folder.join("waivers.toml");
    for text in [
        format!(
            "document kh-1 {{\n  number \"1/KH-UBND\"\n  title \"{one_line}\"\n  level{one_line} province\n}}\n"
        ),
        format!(
            "document kh-1 {{\n  number \"881/KH-UBND\"\n  issued 2026-01-10\n  issuer \"UBND tỉnh Gia Lai\"\n  level province\n  area \"Gia Lai\"\n  title \"{one_line}\"\n  verified read\n}}\n"
        ),
    ] {
        fs::write(&rules, text).unwrap();
        let given = rules.to_str().unwrap();
        for arguments in [
            vec!["check", "--rules", given, "examples/tan-loi.json"],
            vec!["rules", "lint", "--rules", given],
            vec!["rules", "show", "kh-1", "--rules", given],
            vec!["rules", "list", "--rules", given],
        ] {
            harmless(&format!("{arguments:?}"), &run(arguments));
        }
    }
    for text in [
        format!(
            "\"la{}\" = \"vi\"",
            one_line
                .replace(['"', '\\'], "")
                .escape_unicode()
                .to_string()
                .replace("\\u{", "\\U0000")
                .replace('}', "")
        ),
        format!("language = \"{one_line}\""),
        format!("rules = \"{one_line}\""),
        format!("# {one_line}\nlangage = 1 # {one_line}"),
    ] {
        fs::write(&settings, &text).unwrap();
        fs::write(&waivers, &text).unwrap();
        let (settings, waivers) = (settings.to_str().unwrap(), waivers.to_str().unwrap());
        let plan = "examples/tan-loi.json";
        harmless(&text, &run(["check", "--config", settings, plan]));
        harmless(
            &text,
            &run(["check", "--no-config", "--waivers", waivers, plan]),
        );
        harmless(
            &text,
            &run(["waivers", "lint", "--no-config", "--waivers", waivers]),
        );
    }
}

#[test]
fn colours_are_ours_alone() {
    let folder = folder("deceiving-colours");
    let [json, ..] = plans(&folder);
    let locale = Locale {
        colours: true,
        ..Locale::default()
    };
    let ran = run_in(locale, ["check", json.to_str().unwrap()]);
    assert!(ran.out.contains("\u{1b}["), "{}", ran.out);
    for concealed in ["\u{1b}[8m", "\u{1b}]", "\u{7}", "\u{202e}"] {
        assert!(!ran.out.contains(concealed), "{concealed:?}");
    }
}

#[test]
fn a_letter_without_width_in_a_rule_is_named() {
    let folder = folder("deceiving-width");
    let rules = folder.join("a.rules");
    fs::write(&rules, "document kh-1 {\n  level\u{200b} province\n}\n").unwrap();
    let ran = run(["rules", "lint", "--rules", rules.to_str().unwrap()]);
    assert!(ran.err.contains("level⟨U+200B⟩"), "{}", ran.err);
    // The place is that of the file, not of what is shown.
    assert!(ran.err.contains("a.rules:2:3"), "{}", ran.err);
}
