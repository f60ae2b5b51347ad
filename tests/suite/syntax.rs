//! Rule files, good and bad: `cases/syntax`.

use super::run::beside;
use doichieu::lang::Lang;
use doichieu::rule::RuleSet;
use doichieu::rule::parser::parse;
use doichieu::text::{Paint, Source, nfc};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

fn source(path: &Path) -> Source {
    let name = path.file_name().unwrap().to_str().unwrap();
    let bytes = std::fs::read(path).unwrap();
    Source::new(name, String::from_utf8(bytes).unwrap())
}

#[test]
fn good_files_become_rules() {
    insta::glob!("../cases/syntax/good", "*.rules", |path| {
        let source = source(path);
        let text = nfc(source.text());
        let (file, faults) = parse(text.trim_start_matches('\u{feff}'));
        assert_eq!(faults, [], "{}", path.display());
        let shown = file.to_string();
        beside(path, &shown);
        // What is shown of a file means what the file means.
        let (again, faults) = parse(&shown);
        assert_eq!((again.to_string(), faults), (shown.clone(), vec![]));
        let rules = RuleSet::load(false, &[path.to_owned()]);
        assert!(
            rules.is_ok(),
            "{}",
            rules.unwrap_err().report(Lang::En, Paint::Plain, 120)
        );
    });
}

#[test]
fn bad_files_say_all_that_is_wrong() {
    insta::glob!("../cases/syntax/bad", "*.rules", |path| {
        let errors = RuleSet::from_sources(vec![source(path)]).unwrap_err();
        let lines = errors.sources[0].text().lines().count();
        for error in &errors.errors {
            let at = errors.sources[0].position(error.place.span.start);
            assert!(
                (1..=lines.max(1)).contains(&(at.line as usize)),
                "{}",
                path.display()
            );
            for lang in [Lang::Vi, Lang::En] {
                assert!(!errors.message(error, lang).trim().is_empty());
            }
            // What an editor puts in is what a person is told.
            let help = errors.help(error, Lang::En).unwrap_or_default();
            if let Some(meant) = help.strip_prefix("did you mean ") {
                assert_eq!(errors.meant(error).as_deref(), meant.strip_suffix('?'));
            }
        }
        let mut text = errors.report(Lang::Vi, Paint::Plain, 120);
        write!(
            text,
            "\n----\n\n{}",
            errors.report(Lang::En, Paint::Plain, 120)
        )
        .unwrap();
        beside(path, &text);
    });
}

/// Everything but the line itself is read as if it were not there.
#[test]
fn a_line_put_in_anywhere_is_one_error_there() {
    let files = format!("{}/rules/**/*.rules", env!("CARGO_MANIFEST_DIR"));
    let mut tried = 0;
    for path in glob::glob(&files).unwrap().map(Result::unwrap).step_by(5) {
        let whole = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = whole.lines().collect();
        let expected = parse(&whole).0.to_string();
        for at in (1..lines.len()).filter(|at| !lines[at - 1].ends_with('\\')) {
            let indent = lines[at].len() - lines[at].trim_start().len();
            for put_in in ["zzzz 12", "zzzz { 5 }", "zzzz \"a } b\" # }"] {
                let stray = format!("{}{put_in}", " ".repeat(indent));
                let before = lines[..at].iter().copied();
                let text = before.chain([&*stray]).chain(lines[at..].iter().copied());
                let text = text.collect::<Vec<_>>().join("\n");
                let (file, errors) = parse(&text);
                let places: Vec<usize> = errors
                    .iter()
                    .map(|error| error.at.as_ptr() as usize - text.as_ptr() as usize)
                    .collect();
                let line = |place: usize| text[..place].matches('\n').count();
                let wrong: BTreeSet<usize> = places.iter().map(|place| line(*place)).collect();
                let name = path.display();
                assert_eq!(wrong, BTreeSet::from([at]), "{name}:{}: {put_in}", at + 1);
                assert_eq!(file.to_string(), expected, "{name}:{}: {put_in}", at + 1);
                tried += 1;
            }
        }
    }
    assert!(tried > 1000, "{tried}");
}
