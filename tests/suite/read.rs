//! Reading target sets.

use doichieu::lang::Lang;
use doichieu::plan::read::{Inputs, Refused, Unit, read};
use doichieu::plan::{Comparison, Promise, write};
use std::fs;
use std::path::{Path, PathBuf};

fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name);
    fs::read_to_string(path).unwrap()
}

#[test]
fn the_five_communes_are_read_whole() {
    for (name, targets, task_targets, baselines, basis, tasks) in [
        ("giao-minh.json", 47, 3, 0, 32, 0),
        ("tan-loi.json", 24, 4, 0, 7, 0),
        ("xuan-hung.json", 125, 4, 0, 2, 63),
        ("ngoc-lien.json", 20, 10, 16, 17, 12),
        ("ky-hoa.json", 17, 7, 42, 14, 0),
    ] {
        let text = example(name);
        let plan = read(&text).unwrap();
        let found = [
            plan.targets.len(),
            plan.task_targets.len(),
            plan.baselines.len(),
        ];
        assert_eq!(found, [targets, task_targets, baselines], "{name}");
        assert_eq!(
            (plan.basis.len(), plan.tasks.len()),
            (basis, tasks),
            "{name}"
        );
    }
}

#[test]
fn figures_are_those_of_the_file() {
    let text = example("giao-minh.json");
    let plan = read(&text).unwrap();
    let index = plan.targets.iter().find(|t| t.id == "gm-22").unwrap();
    let seven_tenths = "0,70".parse().unwrap();
    assert_eq!(
        index.promise,
        Promise::Number(Comparison::AtLeast, seven_tenths)
    );
    assert_eq!(plan.head.years, [2026]);
    assert_eq!(plan.head.province.as_deref(), Some("Ninh Bình"));
    let text = example("ky-hoa.json");
    let plan = read(&text).unwrap();
    let range = plan.task_targets.iter().find(|t| t.id == "kh-t06").unwrap();
    assert_eq!(range.promise, Promise::Range(90.into(), 95.into()));
}

/// A small target set that uses every field of the format.
const WHOLE: &str = include_str!("../cases/read/whole.json");

fn lines(text: &str, lang: Lang) -> String {
    let Err(problems) = read(text) else {
        return "read".to_owned();
    };
    let lines: Vec<_> = problems.iter().map(|p| p.line("a.json", lang)).collect();
    lines.join("\n")
}

#[test]
fn a_file_with_every_field_is_read() {
    assert_eq!(lines(WHOLE, Lang::En), "read");
}

#[test]
fn what_is_written_says_all_that_was_read() {
    let written = |text: &str| {
        let mut out = Vec::new();
        write(&read(text).unwrap(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let once = written(WHOLE);
    assert_eq!(written(&once), once);
    for field in [
        "organ",
        "subject",
        "of",
        "change",
        "from",
        "whose",
        "when",
        "hedge",
        "condition",
        "match",
        "unread",
    ] {
        assert!(once.contains(&format!("\"{field}\":")), "{field}");
    }
}

#[test]
fn every_problem_of_a_file_is_told_with_its_place() {
    insta::with_settings!({ snapshot_path => "../cases/read", prepend_module_to_snapshot => false, omit_expression => true }, {
        let broken = include_str!("../cases/read/broken.json");
        let places = |lang| {
            let told = lines(broken, lang);
            let place = |line: &str| line.splitn(4, ':').take(3).map(str::to_owned).collect();
            told.lines().map(place).collect::<Vec<Vec<String>>>()
        };
        assert_eq!(places(Lang::Vi), places(Lang::En));
        insta::assert_snapshot!("broken.en", lines(broken, Lang::En));
        insta::assert_snapshot!("broken.vi", lines(broken, Lang::Vi));
    });
}

/// A folder of its own for a test, emptied.
fn folder(name: &str) -> PathBuf {
    let folder = super::run::scratch().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// What each input of some paths is: a commune, or what is wrong; paths relative to `folder`.
fn inputs(folder: &Path, paths: &[&str], lang: Lang) -> Vec<String> {
    let base = format!("{}/", folder.display());
    let paths = paths.iter().map(|path| folder.join(path));
    let show =
        |input: Result<Unit, Refused>| match input.as_ref().map(|unit| unit.plan(unit.text()?)) {
            Ok(Ok(plan)) => {
                let unit = input.as_ref().unwrap();
                let commune = plan.head.commune.unwrap_or_default();
                format!("{}:{} {commune}", unit.name, unit.first_line)
            }
            Ok(Err(refused)) => refused.lines(lang).join(" | "),
            Err(refused) => refused.lines(lang).join(" | "),
        };
    Inputs::new(paths)
        .map(|input| show(input).replace(&base, ""))
        .collect()
}

fn small(commune: &str) -> String {
    format!(r#"{{"schema": "doichieu/plan/1", "plan": {{"commune": "{commune}"}}}}"#)
}

#[test]
fn folders_are_read_in_order_and_hidden_files_are_not() {
    let at = folder("read-folders");
    for sub in ["b", ".git", "empty"] {
        fs::create_dir_all(at.join(sub)).unwrap();
    }
    let lines = format!("{}\n\n{}\r\n", small("Một"), small("Hai"));
    for (name, text) in [
        ("c.json", small("C").as_str()),
        ("a.json", small("A").as_str()),
        ("b/x.ndjson", &lines),
        ("b/y.jsonl", &lines),
        ("b/note.txt", "no target set"),
        (".git/z.json", "hidden"),
        (".z.json", "hidden"),
        ("z.json", &lines),
    ] {
        fs::write(at.join(name), text).unwrap();
    }
    let all = [
        "a.json:1 A",
        "b/x.ndjson:1 Một",
        "b/x.ndjson:3 Hai",
        "b/y.jsonl:1 Một",
        "b/y.jsonl:3 Hai",
        "c.json:1 C",
        "z.json:1 Một",
        "z.json:3 Hai",
    ];
    assert_eq!(inputs(&at, &["."], Lang::En).len(), all.len());
    assert_eq!(inputs(&at, &[""], Lang::En), all);
    assert_eq!(
        inputs(&at, &["c.json", "a.json"], Lang::En),
        ["c.json:1 C", "a.json:1 A"]
    );
    let empty = inputs(&at, &["empty", "a.json"], Lang::En);
    assert!(empty[0].starts_with("empty: there is no plan"), "{empty:?}");
    assert_eq!(empty[1], "a.json:1 A");
}

#[test]
fn what_cannot_be_read_is_told_and_the_others_are_read() {
    let at = folder("read-broken");
    let good = small("A");
    let mut latin = good.clone().into_bytes();
    let byte = latin.len() - 3;
    latin[byte] = 0xE9;
    let mut lines = format!("{good}\n").into_bytes();
    lines.extend(&latin);
    lines.extend(format!("\n{{\"schema\": 1,}}\n{good}").bytes());
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(good.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    for (name, bytes) in [
        ("empty.json", b" \n".to_vec()),
        ("latin.json", latin),
        ("lines.jsonl", lines),
        ("marked.json", format!("\u{feff}{good}").into_bytes()),
        ("utf16.json", utf16),
    ] {
        fs::write(at.join(name), bytes).unwrap();
    }
    let paths = [
        "empty.json",
        "latin.json",
        "lines.jsonl",
        "marked.json",
        "missing.json",
        "utf16.json",
    ];
    insta::with_settings!({ snapshot_path => "../cases/read", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("inputs.en", inputs(&at, &paths, Lang::En).join("\n"));
        insta::assert_snapshot!("inputs.vi", inputs(&at, &paths, Lang::Vi).join("\n"));
    });
}
