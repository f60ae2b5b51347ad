//! Rule files, good and bad: `cases/syntax`.

use super::run::beside;
use doichieu::lang::Lang;
use doichieu::rule::RuleSet;
use doichieu::rule::parser::parse;
use doichieu::text::{Paint, Source, nfc};
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
