//! The rule language and the words of plans.

use super::text;
use doichieu::internals::lang::Lang;
use doichieu::internals::lexicon::statement::statements;
use doichieu::internals::rule::{RuleSet, format, parser};
use doichieu::internals::text::{Paint, Source, nfc};

/// Rules mean the same when they are laid out, and are laid out once.
pub fn rules(data: &[u8]) {
    let text = nfc(text(data).trim_start_matches('\u{feff}')).into_owned();
    let (file, errors) = parser::parse(&text);
    let laid_out = format::format(&text);
    assert_eq!(laid_out.is_some(), errors.is_empty(), "{text:?}");
    if let Some(laid_out) = laid_out {
        let (again, errors) = parser::parse(&laid_out);
        assert!(errors.is_empty(), "{laid_out:?}");
        assert_eq!(format!("{file:?}"), format!("{again:?}"), "{text:?}");
        assert_eq!(format::format(&laid_out), Some(laid_out), "{text:?}");
    }
}

/// Rules are rules or their errors are said, each at a place of the text.
pub fn meaning(data: &[u8]) {
    let source = Source::new("own.rules", text(data));
    match RuleSet::from_sources(vec![source]) {
        Ok(rules) => {
            for requirement in &rules.requirements {
                let _ = requirement.is_one_series(requirement);
            }
        }
        Err(errors) => {
            assert!(!errors.errors.is_empty());
            for lang in [Lang::Vi, Lang::En] {
                assert!(!errors.report(lang, Paint::Plain, 80).is_empty());
            }
        }
    }
}

/// Statements of words.
pub fn words(data: &[u8]) {
    let text = text(data);
    let (found, faults) = statements(&text);
    for statement in &found {
        let _ = (statement.texts().count(), statement.first_name());
    }
    assert!(faults.len() <= text.len());
}
