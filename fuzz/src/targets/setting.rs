//! The files in which people set what counts.

use super::text;
use doichieu::internals::config::{Config, waivers};
use doichieu::internals::gate::{Baseline, PathGlob};
use doichieu::internals::lang::Lang;
use doichieu::internals::text::{Paint, Source, nfc};
use std::path::Path;

/// Settings are read, or each fault has words.
pub fn config(data: &[u8]) {
    let source = Source::new("doichieu.toml", text(data));
    let formats = ["json".to_owned(), "sarif".to_owned(), "table".to_owned()];
    match Config::parse(&source, &formats) {
        Ok(config) => {
            let _ = config.told("plans/a.json");
        }
        Err(faults) => {
            assert!(faults.count() > 0);
            for lang in [Lang::Vi, Lang::En] {
                assert!(!faults.report(lang, Paint::Plain, 80).is_empty());
            }
        }
    }
}

/// Waivers are read, or each fault has words.
pub fn waivers(data: &[u8]) {
    let source = Source::new("waivers.toml", text(data));
    match waivers::parse(&source, &["online-payment", "public-service-full"]) {
        Ok(waivers) => {
            let _ = waivers.for_plan("plans/a.json");
        }
        Err(faults) => {
            assert!(faults.count() > 0);
            for lang in [Lang::Vi, Lang::En] {
                assert!(!faults.report(lang, Paint::Plain, 80).is_empty());
            }
        }
    }
}

/// A baseline is read or refused with words.
pub fn baseline(data: &[u8]) {
    if let Err(error) = Baseline::parse(Path::new("baseline.json"), &text(data)) {
        for lang in [Lang::Vi, Lang::En] {
            assert!(!error.words(lang).is_empty());
        }
    }
}

/// A pattern without signs means the file of that name, and matching ends.
pub fn glob(data: &[u8]) {
    let text = text(data);
    let (pattern, path) = text.split_once('\n').unwrap_or((&text, &text));
    match PathGlob::new(pattern) {
        Ok(glob) => {
            if glob.matches(path) && glob.is_literal() {
                assert_eq!(nfc(pattern.trim_start_matches("./")), path, "{pattern:?}");
            }
            let _ = glob.may_mean(&[path.to_owned()]);
        }
        Err(fault) => {
            assert!(!fault.message(Lang::Vi).is_empty() && !fault.help(Lang::En).is_empty());
        }
    }
}
