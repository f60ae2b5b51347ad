//! The command line: exit statuses, inputs, languages, colours, widths.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::{Ran, run, run_in};
use doichieu::Name;
use doichieu::cli::Locale;
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use unicode_width::UnicodeWidthStr;

const CLEAN: &str = "weaker-target/equal-is-met";
const NOTE: &str = "weaker-target/orientation-is-a-note";
const WARNING: &str = "weaker-target/aggregate-is-a-warning";
const ERROR: &str = "weaker-target/below";

/// The plan of a case.
fn plan(case: &str) -> String {
    format!("tests/cases/check/{case}/plan.json")
}

/// The arguments that check the plan of a case by the rules of that case alone.
fn check(case: &str, more: &[&str]) -> Vec<String> {
    let rules = format!("tests/cases/check/{case}/rules.rules");
    let mut arguments: Vec<String> = [
        "check",
        &plan(case),
        "--no-builtin-rules",
        "--rules",
        &rules,
    ]
    .map(str::to_owned)
    .into();
    arguments.extend(more.iter().map(|m| (*m).to_owned()));
    arguments
}

/// A target set on one line, as JSON Lines has it.
fn line(case: &str) -> String {
    let value: Value = serde_json::from_str(&fs::read_to_string(plan(case)).unwrap()).unwrap();
    value.to_string() + "\n"
}

/// An empty folder of this test.
fn folder(name: &str) -> PathBuf {
    let folder = crate::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs the program itself.
fn program(arguments: &[&str], environment: &[(&str, &str)], input: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_doichieu"));
    command.args(arguments).env_clear();
    command.envs(environment.iter().copied());
    command.stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let status = match output.status.code().unwrap() {
        0 => doichieu::cli::ExitStatus::Success,
        1 => doichieu::cli::ExitStatus::Findings,
        _ => doichieu::cli::ExitStatus::Failure,
    };
    Ran {
        status,
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn the_exit_status_says_whether_something_reaches_the_severity_that_fails() {
    for (case, fail_on, status) in [
        (CLEAN, None, 0),
        (CLEAN, Some("note"), 0),
        (NOTE, None, 0),
        (NOTE, Some("warning"), 0),
        (NOTE, Some("note"), 1),
        (WARNING, None, 0),
        (WARNING, Some("error"), 0),
        (WARNING, Some("warning"), 1),
        (WARNING, Some("note"), 1),
        (ERROR, None, 1),
        (ERROR, Some("warning"), 1),
        (ERROR, Some("none"), 0),
    ] {
        let more: Vec<&str> = fail_on.iter().flat_map(|s| ["--fail-on", s]).collect();
        let ran = run(check(case, &more));
        assert_eq!(ran.status.code(), status, "{case} {fail_on:?}");
        assert_eq!(ran.err, "", "{case} {fail_on:?}");
        let json = run(check(case, &[&more[..], &["--format", "json"]].concat()));
        assert_eq!(json.status.code(), status, "{case} {fail_on:?} as JSON");
    }
}

#[test]
fn an_unreadable_input_fails_and_the_others_are_still_judged() {
    let broken = "tests/cases/read/broken.json";
    // One file counts once, however often it is named.
    for (bad, word, count) in [
        (broken, "broken.json", "1 target set could not be read"),
        (
            "no/such/plan.json",
            "no/such/plan.json",
            "2 target sets could not be read",
        ),
    ] {
        let ran = run([
            "check",
            bad,
            &plan(CLEAN),
            bad,
            &plan(ERROR),
            "--lang",
            "en",
        ]);
        assert_eq!(ran.status.code(), 2, "{bad}");
        assert!(ran.err.contains(word), "{}", ran.err);
        for case in [CLEAN, ERROR] {
            assert!(ran.out.contains(&plan(case)), "{}", ran.out);
        }
        assert!(ran.out.contains(count), "{}", ran.out);
        let json = run(["check", bad, &plan(CLEAN), "--format", "json"]);
        let report: Value = serde_json::from_str(&json.out).unwrap();
        assert_eq!(report["plans"].as_array().unwrap().len(), 1);
        assert_eq!(json.status.code(), 2);
    }
}

#[test]
fn nothing_is_checked_with_a_broken_rule_file() {
    let bad = "tests/cases/syntax/bad/five_errors.rules";
    for rules in [bad, "no/such/rules"] {
        for lang in ["vi", "en"] {
            let arguments = ["check", &plan(CLEAN), "--rules", rules, "--lang", lang];
            let ran = run(arguments);
            assert_eq!(ran.status.code(), 2, "{rules}");
            assert_eq!(ran.out, "", "{rules}");
            let name = Path::new(rules).file_name().unwrap().to_str().unwrap();
            assert!(ran.err.contains(name), "{}", ran.err);
        }
    }
    let text = fs::read_to_string(bad).unwrap();
    let ran = run(["check", &plan(CLEAN), "--rules", bad, "--lang", "en"]);
    let errors = ran.err.matches("error").count();
    assert!(errors >= 5, "{errors} errors of {text}");
}

#[test]
fn what_is_asked_wrongly_is_said() {
    for (arguments, word) in [
        (&["check"][..], "PLAN"),
        (&["check", "x.json", "--formaat", "json"], "--format"),
        (&["check", "x.json", "--format", "odt"], "odt"),
        (&["check", "x.json", "--as-of", "11/22/2026"], "2026-03-26"),
        (&["check", "x.json", "--as-of", "2026-02-30"], "2026-03-26"),
        (&["check", "x.json", "--fail-on", "fatal"], "fatal"),
        (&["check", "x.json", "--level", "comune"], "commune"),
        (&["check", "x.json", "--province", "Đồng Nia"], "“Đồng Nai”"),
        (
            &["check", "x.json", "--subject", "digital"],
            "digital-literacy",
        ),
        (&["check", "x.json", "--width", "10"], "10"),
        (&["chek", "x.json"], "chek"),
        (&["why", "examples/giao-minh.json"], "INDICATOR"),
        (
            &["why", "examples/giao-minh.json", "online-paymnt"],
            "online-payment",
        ),
        (&["why", "examples/giao-minh.json", "xyz"], "xyz"),
        (&["explain", "weaker-targte"], "weaker-target"),
        (&["explain", "xyz"], "xyz"),
    ] {
        let ran = run(arguments.iter().copied().chain(["--lang", "en"]));
        assert_eq!(ran.status.code(), 2, "{arguments:?}");
        assert_eq!(ran.out, "", "{arguments:?}");
        assert!(ran.err.contains(word), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn every_finding_is_explained_in_both_languages() {
    for lang in ["vi", "en"] {
        let list = run(["explain", "--lang", lang]);
        assert_eq!(list.status.code(), 0);
        for name in Name::ALL {
            assert!(list.out.contains(name.slug()), "{} in {lang}", name.slug());
            let page = run(["explain", name.slug(), "--lang", lang]);
            assert_eq!(page.status.code(), 0);
            let title = page.out.lines().next().unwrap_or_default();
            assert!(title.ends_with(&format!("({})", name.slug())), "{title}");
        }
    }
}

#[test]
fn what_a_plan_leaves_open_is_settled_by_hand_or_by_the_configuration() {
    let case = "unjudged-plan/nothing-known";
    let names = |ran: &Ran| {
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let findings = report["plans"][0]["findings"].as_array().unwrap().clone();
        let name = |finding: &Value| finding["name"].as_str().unwrap().to_owned();
        findings.iter().map(name).collect::<Vec<_>>()
    };
    let json = ["--format", "json"];
    let open = run(check(case, &json));
    assert!(names(&open).contains(&"unjudged-plan".to_owned()));
    let by_hand = [
        "--level",
        "commune",
        "--province",
        "tỉnh Dong Nai",
        "--organ",
        "people-committee",
        "--subject",
        "digital-transformation",
    ];
    let settled = run(check(case, &[&json[..], &by_hand].concat()));
    assert!(!names(&settled).contains(&"unjudged-plan".to_owned()));
    // The province's own rule speaks, and it is the stricter one.
    let report: Value = serde_json::from_str(&settled.out).unwrap();
    assert_eq!(report["plans"][0]["verdicts"][0]["required"]["value"], 90);
    assert_eq!(report["plans"][0]["plan"]["province"], "Đồng Nai");
    let folder = folder("told-by-configuration");
    fs::copy(plan(case), folder.join("plan.json")).unwrap();
    let config = "[[plan]]\nplans = [\"*.json\"]\nlevel = \"commune\"\nprovince = \"Bình Phước\"\n\
                  organ = \"people-committee\"\nsubject = \"digital-transformation\"\n";
    fs::write(folder.join("doichieu.toml"), config).unwrap();
    let path = folder.join("plan.json");
    let told = run(["check", path.to_str().unwrap(), "--format", "json"]);
    assert!(
        !names(&told).contains(&"unjudged-plan".to_owned()),
        "{}",
        told.out
    );
    let broken = config.replace("Bình Phước", "Bình Phướt");
    fs::write(folder.join("doichieu.toml"), broken).unwrap();
    let refused = run(["check", path.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(refused.status.code(), 2);
    assert!(
        refused.err.contains("did you mean “Bình Phước”?"),
        "{}",
        refused.err
    );
}

#[test]
fn a_file_named_as_a_target_set_that_is_none_is_a_broken_one() {
    let folder = folder("named-as-a-set");
    for (name, text) in [
        (
            "marks.json",
            "<<<<<<< HEAD\n{\"schema\": \"doichieu/plan/1\"}\n",
        ),
        ("null.json", "null\n"),
        ("comment.json", "// a plan\n{}\n"),
        ("letter.jsonl", "x{}\n"),
    ] {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        let ran = run(["check", path.to_str().unwrap(), "--lang", "en"]);
        assert_eq!(ran.status.code(), 2, "{name}: {}", ran.err);
        assert!(
            ran.err.contains(&format!("{name}:1:")),
            "{name}: {}",
            ran.err
        );
    }
}

#[test]
fn target_sets_come_from_files_folders_lines_and_standard_input() {
    let both = line(CLEAN) + &line(ERROR);
    let place = folder("inputs");
    fs::write(place.join("a.jsonl"), &both).unwrap();
    fs::create_dir(place.join("b")).unwrap();
    fs::copy(plan(WARNING), place.join("b/c.json")).unwrap();
    fs::write(place.join("notes.rst"), "not a target set").unwrap();
    let paths = |arguments: &[&str], input: &str| -> Vec<String> {
        let all = [&["check", "--format", "json"][..], arguments].concat();
        let ran = program(&all, &[], input);
        assert_eq!(ran.err, "", "{arguments:?}");
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let path = |plan: &Value| plan["path"].as_str().unwrap().to_owned();
        report["plans"]
            .as_array()
            .unwrap()
            .iter()
            .map(path)
            .collect()
    };
    let inside = |name: &str| place.join(name).to_str().unwrap().to_owned();
    let (first, second) = (inside("a.jsonl"), inside("a.jsonl") + ":2");
    let third = inside("b/c.json");
    assert_eq!(
        paths(&[place.to_str().unwrap()], ""),
        [&*first, &second, &third]
    );
    assert_eq!(paths(&[&third, &first], ""), [&*third, &first, &second]);
    assert_eq!(paths(&["-"], &both), ["<stdin>", "<stdin>:2"]);
    assert_eq!(paths(&[&third, "-"], &line(CLEAN)), [&*third, "<stdin>"]);
}

/// Whether a JSON value has all that a sample has: fields by name, lists by their first item.
fn lacks(sample: &Value, value: &Value, at: &str) -> Vec<String> {
    match (sample, value) {
        (Value::Object(fields), Value::Object(_)) => fields
            .iter()
            .flat_map(|(name, sample)| match value.get(name) {
                Some(value) => lacks(sample, value, &format!("{at}.{name}")),
                None => vec![format!("{at}.{name}")],
            })
            .collect(),
        (Value::Array(samples), Value::Array(values)) => match (samples.first(), values.first()) {
            (Some(sample), Some(value)) => lacks(sample, value, &format!("{at}[0]")),
            (Some(_), None) => vec![format!("{at}[0]")],
            _ => Vec::new(),
        },
        (Value::Object(_) | Value::Array(_), _) => vec![at.to_owned()],
        _ => Vec::new(),
    }
}

#[test]
fn the_json_report_has_every_field_it_is_documented_with() {
    let sample = serde_json::json!({
        "schema": "", "tool": {"name": "", "version": ""}, "as_of": "", "plans": [{
            "path": "", "plan": {"number": "", "issued": "", "issuer": "", "commune": "", "province": "", "years": [0]},
            "verdicts": [{
                "indicator": "", "year": 0, "verdict": "",
                "required": {"op": "", "value": 0, "unit": "", "by": 0},
                "promised": {"op": "", "value": 0, "unit": ""},
                "gap": 0, "targets": [""],
                "from": [{"document": "", "at": "", "evidence": "", "path": [""]}]
            }],
            "findings": [{
                "name": "", "severity": "", "message": "", "help": "", "lines": [0],
                "indicator": "", "document": "", "targets": [""]
            }],
            "summary": {"error": 0, "warning": 0, "note": 0, "met": 0, "weaker": 0, "missing": 0}
        }],
        "summary": {"error": 0, "warning": 0, "note": 0, "met": 0, "weaker": 0, "missing": 0}
    });
    let ran = run(check(ERROR, &["--format", "json", "--as-of", "2026-03-20"]));
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(lacks(&sample, &report, ""), Vec::<String>::new());
    assert_eq!(report["schema"], "doichieu/report/1");
    let verdict = &report["plans"][0]["verdicts"][0];
    assert_eq!(verdict["verdict"], "weaker");
    assert_eq!(verdict["required"]["value"], 80);
    assert_eq!(verdict["promised"]["value"], 75);
    assert_eq!(verdict["gap"], -5);
    assert_eq!(
        verdict["from"][0]["path"],
        serde_json::json!(["31/KH-UBND", "901/QĐ-TTg"])
    );
    let finding = &report["plans"][0]["findings"][0];
    assert_eq!(finding["name"], "weaker-target");
    assert_eq!(finding["lines"], serde_json::json!([20, 20]));
    assert_eq!(finding["document"], "901/QĐ-TTg");
    assert_eq!(report["summary"]["error"], 1);
}

#[test]
fn threads_change_no_byte() {
    let place = folder("threads");
    let many: String = [
        "examples/giao-minh.json",
        "examples/tan-loi.json",
        "examples/xuan-hung.json",
    ]
    .iter()
    .map(|path| {
        let value: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        value.to_string() + "\n"
    })
    .collect::<String>()
    .repeat(20)
        + "{\"schema\": 1}\n";
    fs::write(place.join("many.jsonl"), many).unwrap();
    let place = place.to_str().unwrap();
    for arguments in [
        &["check", "examples"][..],
        &["check", "examples", "--format", "json"],
        &["check", place],
        &["check", place, "--format", "json"],
    ] {
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            let ran = pool
                .build()
                .unwrap()
                .install(|| run(arguments.iter().copied()));
            (ran.out, ran.err, ran.status)
        };
        let one = with(1);
        assert_eq!(with(2), one, "{arguments:?}");
        assert_eq!(with(7), one, "{arguments:?}");
    }
}

#[test]
fn the_language_is_as_asked_else_the_locales_else_vietnamese() {
    let first_word = |name: Option<&str>, more: &[&str]| {
        let locale = Locale {
            name: name.map(str::to_owned),
            ..Locale::default()
        };
        let ran = run_in(locale, check(CLEAN, more));
        ran.out.split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!(first_word(None, &[]), "Kế");
    for vietnamese in ["C", "POSIX", "vi_VN.UTF-8", "fr_FR.UTF-8", ""] {
        assert_eq!(first_word(Some(vietnamese), &[]), "Kế", "{vietnamese}");
    }
    for english in ["en_US", "en_GB.UTF-8", "en"] {
        assert_eq!(first_word(Some(english), &[]), "Plan", "{english}");
    }
    assert_eq!(first_word(Some("en_US"), &["--lang", "vi"]), "Kế");
    assert_eq!(first_word(None, &["--lang", "en"]), "Plan");
    let of_environment = |environment: &[(&str, &str)]| {
        let arguments = check(CLEAN, &[]);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let ran = program(&arguments, environment, "");
        ran.out.split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!(of_environment(&[]), "Kế");
    assert_eq!(of_environment(&[("LANG", "en_US.UTF-8")]), "Plan");
    let both = [("LANG", "en_US.UTF-8"), ("LC_ALL", "vi_VN.UTF-8")];
    assert_eq!(of_environment(&both), "Kế");
}

#[test]
fn colour_is_for_terminals_that_want_it() {
    let arguments = check(ERROR, &[]);
    let coloured = |colours: bool, more: &[&str]| {
        let locale = Locale {
            colours,
            ..Locale::default()
        };
        run_in(locale, check(ERROR, more)).out.contains('\x1b')
    };
    assert!(coloured(true, &[]));
    assert!(!coloured(false, &[]));
    assert!(!coloured(true, &["--color", "never"]));
    assert!(coloured(false, &["--color", "always"]));
    // The output of these does not go to a terminal.
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    for environment in [&[][..], &[("NO_COLOR", "1")], &[("TERM", "xterm-256color")]] {
        let ran = program(&arguments, environment, "");
        assert!(!ran.out.contains('\x1b'), "{environment:?}");
    }
    let plain = run(check(ERROR, &["--color", "never"])).out;
    let painted = run(check(ERROR, &["--color", "always"])).out;
    let mut unpainted = String::new();
    let mut letters = painted.chars();
    while let Some(letter) = letters.next() {
        if letter == '\x1b' {
            letters.by_ref().find(|c| *c == 'm');
        } else {
            unpainted.push(letter);
        }
    }
    assert_eq!(unpainted, plain);
}

#[test]
fn no_line_is_wider_than_the_page() {
    let mut wide = Vec::new();
    for lang in ["vi", "en"] {
        for width in [60_usize, 80, 120, 200] {
            let columns = width.to_string();
            let shared = ["--lang", lang, "--width", &columns];
            let own = ["--rules", "examples/own-minimums"];
            let mut runs = vec![
                run([&["check", "examples"][..], &own, &shared].concat()),
                run([&["explain"][..], &shared].concat()),
            ];
            for indicator in ["work-files-end-to-end", "satisfaction", "online-payment"] {
                let why = ["why", "examples/giao-minh.json", indicator];
                runs.push(run([&why[..], &shared].concat()));
            }
            if width > 60 {
                let lines = ["check", "examples", "--detail", "line"];
                runs.push(run([&lines[..], &own, &shared].concat()));
            }
            for line in runs.iter().flat_map(|ran| ran.out.lines()) {
                // A word alone, an address for one, is never broken.
                let breaks = line.split_whitespace().nth(1).is_some();
                if breaks && line.width() > width {
                    wide.push(format!("{lang} {width}: {} columns: {line}", line.width()));
                }
            }
        }
    }
    assert!(wide.is_empty(), "{} lines\n{}", wide.len(), wide.join("\n"));
}

#[test]
fn of_several_plans_a_line_each_comes_before_their_reports() {
    let ran = run(["check", "examples", "--lang", "vi", "--width", "100"]);
    let (lines, reports) = ran.out.split_once("\n\n").unwrap();
    let files: Vec<&str> = lines.lines().filter_map(|l| l.split(": ").next()).collect();
    assert_eq!(files.len(), 7);
    for (file, line) in files.iter().zip(lines.lines()) {
        let counts = line.rsplit_once(": ").unwrap().1;
        let at = reports.find(&format!("\n{file}\n")).unwrap();
        let agenda = reports[at..].lines().find(|line| line.contains(" lỗi, "));
        let agenda = agenda.unwrap().replace("); ", ", ");
        assert!(agenda.ends_with(counts), "{file}");
    }
    let quiet = run(["check", "examples", "--lang", "vi", "--quiet"]);
    assert!(quiet.out.starts_with("examples/ngoc-lien.json: "));
    assert!(
        quiet
            .out
            .contains("6 kế hoạch không có phát hiện từ mức lỗi trở lên\n\n")
    );
    let one = run(["check", "examples/ngoc-lien.json", "--lang", "vi"]);
    assert!(one.out.starts_with("Kế hoạch "));
}

#[test]
fn the_graph_keeps_to_the_width_of_the_page() {
    for width in ["60", "80"] {
        let ran = run(["graph", "examples/giao-minh.json", "--width", width]);
        let longest = ran.out.lines().map(|line| line.chars().count()).max();
        assert!(longest.unwrap() <= width.parse().unwrap(), "{}", ran.out);
    }
}

#[test]
fn why_names_the_words_that_keep_a_label_near() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.txt");
    let text = "KẾ HOẠCH\nChuyển đổi số xã Tân An năm 2026\n\nII. MỤC TIÊU CỤ THỂ\n- 100% hồ sơ công việc liên thông được xử lý trên môi trường mạng.\n";
    fs::write(&plan, text).unwrap();
    let ran = run(["why", plan.to_str().unwrap(), "work-files-online"]);
    assert!(ran.out.contains("chưa rõ “liên thông”"), "{}", ran.out);
}

/// What the other formats say of a finding can be had at the terminal too.
#[test]
fn a_full_table_has_what_each_finding_rests_on() {
    let ran = run(check(ERROR, &["--detail", "full", "--lang", "en"]));
    let json = run(check(ERROR, &["--format", "json", "--lang", "en"]));
    let report: Value = serde_json::from_str(&json.out).unwrap();
    let findings = report.pointer("/plans/0/findings").unwrap();
    let findings = findings.as_array().unwrap();
    assert!(!findings.is_empty());
    for finding in findings {
        let mark = finding.get("fingerprint").and_then(Value::as_str).unwrap();
        assert!(
            ran.out.contains(&format!("Fingerprint: {mark}")),
            "{}",
            ran.out
        );
    }
    assert!(
        ran.out.contains("rules.rules:") && ran.out.contains("Path: "),
        "{}",
        ran.out
    );
    let whole = run(check(ERROR, &["--detail", "whole", "--lang", "en"]));
    assert!(!whole.out.contains("Fingerprint: "));
}

/// On a screen of 40 lines and 100 columns an officer sees which plan it is, what must change and
/// where, and the first findings.
#[test]
fn the_first_screen_of_a_real_plan_says_what_must_change() {
    let arguments = ["check", "examples/giao-minh.json", "--width", "100"];
    for lang in ["vi", "en"] {
        let ran = run([&arguments[..], &["--lang", lang]].concat());
        let screen: Vec<&str> = ran.out.lines().take(40).collect();
        assert!(screen.iter().all(|line| line.chars().count() <= 100));
        let screen = screen.join("\n");
        let (count, last) = match lang {
            "vi" => ("6 điểm cần sửa", "LƯU Ý: Thiếu phụ lục: dòng 314"),
            _ => (
                "6 things to change",
                "NOTE: Annex named and not there: line 314",
            ),
        };
        for words in [
            count,
            last,
            "153",
            "172, 180",
            "50, 52, 72",
            "(missing-target)",
        ] {
            assert!(screen.contains(words), "{words}\n{screen}");
        }
    }
}
