//! Changes of form do not change what is read.
//!
//! Real texts are set anew: their lines broken elsewhere or joined, other marks before items, other letters for the
//! same signs, other manners of tables, pages with numbers and running heads. What is read of a text, all but the
//! lines it stands on, must stay as it was. Texts of others that lie beside the repository are taken in where they are
//! at hand.

mod change;
mod laid;
mod reading;
mod table;

use change::Change;
use doichieu::extract::Reader;
use doichieu::rule::RuleSet;
use doichieu::text::{Normalized, Source, decode};
use reading::{Items, read};
use std::fs;
use std::path::{Path, PathBuf};

/// A text with its name.
struct Draft {
    name: String,
    text: String,
}

/// The drafts of the corpus, and the texts that lie beside the repository.
fn drafts() -> Vec<Draft> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let folders = [
        root.join("tests/corpus/plans"),
        root.join("tests/corpus/later"),
        shared.join("plans"),
        shared.join("plans-more"),
    ];
    let mut all = Vec::new();
    for folder in folders {
        let Ok(entries) = fs::read_dir(&folder) else {
            skipped(&folder);
            continue;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.extension().is_some_and(|end| end == "txt") {
                let text = fs::read_to_string(&path).unwrap_or_default();
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                all.push(Draft {
                    name: name.into_owned(),
                    text,
                });
            }
        }
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

#[expect(
    clippy::print_stderr,
    reason = "who runs the tests is told what they leave out"
)]
fn skipped(folder: &Path) {
    eprintln!("skipped: {} is not at hand", folder.display());
}

/// Readings that a change does change, by the start of its name, and why. Those of texts that are not at hand are not
/// asked for.
const KNOWN: &[(&str, &str, &str)] = &[
    ("95 letters a line", "can-tho-dan-so", TIGHT),
    ("95 letters a line", "ha-noi-5g-iot", TIGHT),
    ("72 letters a line", "giao-minh", TIGHT),
    (
        "60 letters a line, blank lines between",
        "education-department",
        ALONE,
    ),
    ("page numbers between", "bac-ninh-kinh-te-so", BROKEN),
    ("page numbers", "dong-thap-doanh-nghiep", BROKEN),
    ("page numbers", "nghe-an-5g-iot", BROKEN),
    ("running heads", "nghe-an-5g-iot", BROKEN),
    ("doubled blanks", "ngoc-lien", COLUMNS),
    ("doubled blanks", "xuan-hung", COLUMNS),
];
const ALONE: &str = "the last kind of a measure that stands on a line of its own is read without the words it shares";
const BROKEN: &str = "behind the end of a page a line that begins with a capital is taken for a paragraph of its own";
const COLUMNS: &str =
    "the words of a table without borders stand in its lines, and blanks may part its columns";
const TIGHT: &str = "without blank lines a paragraph that ends in a semicolon and a full line cannot be told from one that goes on";

/// What one change does to what is read of one text: what is lost and what is new.
fn differences(reader: &Reader, draft: &Draft, own: &Items, change: &Change) -> Vec<String> {
    let changed = (change.make)(&draft.text).filter(|changed| !is_same(&draft.text, changed));
    let Some(changed) = changed else {
        return Vec::new();
    };
    let found = read(reader, &changed);
    let lost = own
        .minus(&found)
        .into_iter()
        .map(|lost| format!("  - {lost}\n"));
    let new = found
        .minus(own)
        .into_iter()
        .map(|new| format!("  + {new}\n"));
    lost.chain(new).collect()
}

/// Whether two texts are the same to the reader before it looks at them: nothing need be read again.
fn is_same(a: &str, b: &str) -> bool {
    let source = |text: &str| Source::new("plan.txt", decode(text.as_bytes().to_vec()).unwrap());
    let (a, b) = (source(a), source(b));
    Normalized::of(&a).text() == Normalized::of(&b).text()
}

/// Each text under each change; what differs, by change and text.
fn all_differences(changes: &[Change]) -> Vec<String> {
    let reader = Reader::new(&RuleSet::load(true, &[]).unwrap_or_default());
    let drafts = drafts();
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let mut told: Vec<String> = std::thread::scope(|scope| {
        let (reader, drafts) = (&reader, &drafts);
        let work = move |worker: usize| {
            let own = drafts.iter().skip(worker).step_by(workers);
            let mut told = Vec::new();
            for draft in own {
                let plain = read(reader, &draft.text);
                for change in changes {
                    let lines = differences(reader, draft, &plain, change);
                    if !lines.is_empty() {
                        told.push(format!(
                            "{}: {}\n{}",
                            change.name,
                            draft.name,
                            lines.concat()
                        ));
                    }
                }
            }
            told
        };
        let all: Vec<_> = (0..workers)
            .map(|worker| scope.spawn(move || work(worker)))
            .collect();
        all.into_iter()
            .flat_map(|work| work.join().unwrap())
            .collect()
    });
    told.sort();
    told
}

/// Asserts that no change changes what is read.
fn hold(changes: &[Change]) {
    let mut told = all_differences(changes);
    told.retain(|told| {
        let is = |known: &&(&str, &str, &str)| {
            told.starts_with(known.0) && told.contains(&format!(": {}\n", known.1))
        };
        KNOWN.iter().find(is).is_none()
    });
    assert!(
        told.is_empty(),
        "{} readings changed\n{}",
        told.len(),
        told.concat()
    );
}

#[test]
#[ignore = "reads some sixty texts forty times: .ci/form runs it"]
fn letters_and_ends_of_lines() {
    hold(change::LETTERS);
}

#[test]
#[ignore = "reads some sixty texts forty times: .ci/form runs it"]
fn blank_lines_marks_and_pages() {
    hold(change::LINES);
}

#[test]
#[ignore = "reads some sixty texts forty times: .ci/form runs it"]
fn breaks_of_lines() {
    hold(laid::BREAKS);
}

#[test]
#[ignore = "reads some sixty texts forty times: .ci/form runs it"]
fn manners_of_tables() {
    hold(table::MANNERS);
}
