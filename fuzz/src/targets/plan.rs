//! Target sets, and plans read from text.

use super::{pieces, text};
use doichieu::cli::{self, Io, Locale};
use doichieu::internals::check::{Checker, Day};
use doichieu::internals::document::{PartialDate, YEARS};
use doichieu::internals::extract::{Ledger, Reader, Taken, Text, amount, citation, when};
use doichieu::internals::gate::fingerprints;
use doichieu::internals::lang::Lang;
use doichieu::internals::layout::plain;
use doichieu::internals::plan::{Plan, read, write, write_line};
use doichieu::internals::rule::RuleSet;
use doichieu::internals::text::{Source, is_unseen};
use std::ffi::OsString;
use std::path::Path;
use std::sync::OnceLock;

fn checker() -> &'static Checker {
    static CHECKER: OnceLock<Checker> = OnceLock::new();
    CHECKER.get_or_init(|| Checker::new(RuleSet::load(true, &[]).unwrap_or_default()))
}

fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER.get_or_init(|| Reader::new(checker().rules()))
}

/// What is written of a plan is that plan.
fn is_written_as_it_is(plan: &Plan<'_>) {
    type Write = fn(&Plan<'_>, &mut dyn std::io::Write) -> std::io::Result<()>;
    let ways: [Write; 2] = [write, write_line];
    for way in ways {
        let mut written = Vec::new();
        assert!(way(plan, &mut written).is_ok(), "{plan:?}");
        let written = String::from_utf8_lossy(&written);
        let again = read::read(&written);
        assert!(again.is_ok(), "{:?}: {written}", again.err());
        if let Ok(again) = again {
            assert_eq!(format!("{again:?}"), format!("{plan:?}"));
        }
    }
}

/// A target set is read and written as it was, or each of its problems has words.
pub fn target_set(data: &[u8]) {
    let text = text(data);
    match read::read(&text) {
        Ok(plan) => is_written_as_it_is(&plan),
        Err(problems) => {
            assert!(!problems.is_empty(), "{text:?}");
            for problem in &problems {
                let _ = problem.help(Lang::Vi);
                for lang in [Lang::Vi, Lang::En] {
                    assert!(!problem.line("a.json", lang).is_empty(), "{text:?}");
                }
            }
        }
    }
}

/// A target set is judged, twice alike, and each finding has a fingerprint of its own.
pub fn judge(data: &[u8]) {
    let text = text(data);
    let Ok(plan) = read::read(&text) else { return };
    let day = Day {
        given: None,
        today: PartialDate {
            year: 2026,
            month: Some(11),
            day: Some(22),
        },
    };
    let outcome = checker().check(&plan, day);
    let prints = fingerprints(&outcome);
    assert_eq!(prints.len(), outcome.findings.len());
    for lang in [Lang::Vi, Lang::En] {
        for finding in &outcome.findings {
            assert!(!outcome.describe(finding, lang).text.is_empty());
        }
    }
    let mut prints: Vec<String> = prints.iter().map(ToString::to_string).collect();
    prints.sort();
    prints.dedup();
    assert_eq!(prints.len(), outcome.findings.len(), "{text}");
}

/// The whole command: no report is obeyed by a terminal or a log, and none ends in a fault.
pub fn command(data: &[u8]) {
    const FORMATS: [&str; 12] = [
        "table", "json", "jsonl", "sarif", "csv", "junit", "markdown", "github", "gitlab", "html",
        "docx", "xlsx",
    ];
    let Some((first, set)) = data.split_first() else {
        return;
    };
    let file = std::env::temp_dir().join(format!("doichieu-fuzz-{}.json", std::process::id()));
    assert!(std::fs::write(&file, set).is_ok());
    let format = FORMATS
        .get(usize::from(*first) % FORMATS.len())
        .copied()
        .unwrap_or_default();
    let ran = run(&["check", "--no-config", "--format", format], &file);
    let of_text = !matches!(format, "docx" | "xlsx");
    for shown in [&ran.0, &ran.1].into_iter().filter(|_| of_text) {
        let shown = String::from_utf8_lossy(shown);
        // Excel knows by this mark that a CSV file is UTF-8.
        let shown = match format {
            "csv" => shown.trim_start_matches('\u{feff}'),
            _ => &*shown,
        };
        let open = |c: char| is_unseen(c) && !matches!(c, '\n' | '\t' | '\r');
        assert!(!shown.chars().any(open), "{format}: {shown:?}");
    }
}

/// What a run prints, and what it says beside that.
fn run(arguments: &[&str], file: &Path) -> (Vec<u8>, Vec<u8>) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let name = std::iter::once("doichieu").chain(arguments.iter().copied());
    let all = name
        .map(OsString::from)
        .chain([file.as_os_str().to_owned()]);
    let mut io = Io {
        out: &mut out,
        err: &mut err,
        locale: Locale {
            today: PartialDate::day(2026, 11, 22),
            ..Locale::default()
        },
    };
    let _ = cli::run(all, &mut io);
    (out, err)
}

/// Figures, times and documents of a text stand in it, each of them once.
pub fn sentence(data: &[u8]) {
    let text = pieces::text(data);
    let layout = plain::layout(&text);
    let text = Text::of(&layout);
    let whole = 0..layout.text().len();
    let mut ledger = Ledger::default();
    for cited in citation::citations(&text, whole.clone(), &mut ledger) {
        assert!(layout.text().get(cited.range.clone()).is_some());
        let _ = (cited.citation(&text), cited.lines(&text));
    }
    for amount in amount::amounts(&text, whole.clone(), &ledger) {
        let (range, digits) = (&amount.range, &amount.digits);
        assert!(
            range.start <= digits.start && digits.end <= range.end,
            "{amount:?}"
        );
        assert!(layout.text().get(range.clone()).is_some());
    }
    for block in &layout.blocks {
        let range = block.words.clone();
        let _ = (
            when::whens(&text, range.clone()),
            when::names_year(&text, range),
        );
        if citation::opens_basis(&text, block) {
            let mut context = citation::ListContext::default();
            citation::basis(&text, block, &mut context, &mut Ledger::default());
        }
    }
}

/// Every digit of a plan has one account, what is read of it is read back as it was, and it is read the same twice.
pub fn extract(data: &[u8]) {
    let text = pieces::text(data);
    let source = Source::new("plan", text.clone());
    let read = reader().explain(&source);
    let numbers = read
        .notes
        .iter()
        .filter(|note| matches!(note.taken, Taken::Number(_)));
    let mut spans: Vec<_> = numbers.map(|note| note.span.range()).collect();
    spans.sort_by_key(|span| span.start);
    let apart = spans.windows(2).all(|pair| match pair {
        [a, b] => a.end <= b.start,
        _ => true,
    });
    assert!(apart, "{text:?}");
    let mut spans = spans.iter().peekable();
    for (at, byte) in text.bytes().enumerate() {
        while spans.next_if(|span| span.end <= at).is_some() {}
        let has_one = spans.peek().is_some_and(|span| span.contains(&at));
        assert!(has_one || !byte.is_ascii_digit(), "byte {at} of {text:?}");
    }
    is_written_as_it_is(&read.plan);
    let years = &read.plan.head.years;
    assert!(years.is_sorted_by(|a, b| a < b), "{years:?}");
    let of_targets = read.plan.targets.iter().filter_map(|target| target.year);
    assert!(
        years
            .iter()
            .copied()
            .chain(of_targets)
            .all(|year| YEARS.contains(&year))
    );
    // Noting changes nothing that is read.
    assert_eq!(
        format!("{:?}", reader().read(&source).plan),
        format!("{:?}", read.plan)
    );
}
