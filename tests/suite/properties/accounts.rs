//! What always holds of a text that is read: every number is in exactly one account, and what is
//! written of it is read back as it was.

use super::super::fuzz::targets::pieces::PIECES;
use doichieu::document::YEARS;
use doichieu::extract::{Reader, Taken};
use doichieu::plan::{read, write};
use doichieu::rule::RuleSet;
use doichieu::text::Source;
use proptest::prelude::*;

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => "[0-9a-zđ%.,/() -]{0,12}".prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_number_is_in_one_account(text in texts()) {
        let source = Source::new("plan", text.clone());
        let read = Reader::new(&RuleSet::default()).explain(&source);
        let mut spans: Vec<_> = read.notes.iter()
            .filter(|note| matches!(note.taken, Taken::Number(_)))
            .map(|note| note.span.range())
            .collect();
        spans.sort_by_key(|span| span.start);
        for pair in spans.windows(2) {
            if let [a, b] = pair {
                prop_assert!(a.end <= b.start, "{a:?} and {b:?} overlap in {text:?}");
            }
        }
        for (at, byte) in text.bytes().enumerate() {
            if byte.is_ascii_digit() {
                let of = spans.iter().filter(|span| span.contains(&at)).count();
                prop_assert_eq!(of, 1, "the digit at byte {} of {:?}", at, text);
            }
        }
    }
    #[test]
    fn what_extract_writes_check_reads(text in texts()) {
        let source = Source::new("plan", text.clone());
        let plan = Reader::new(&RuleSet::default()).read(&source).plan;
        let mut written = Vec::new();
        prop_assert!(write(&plan, &mut written).is_ok());
        let written = String::from_utf8_lossy(&written);
        let again = read::read(&written);
        prop_assert!(again.is_ok(), "{:?} of {text:?}: {written}", again.err());
        if let Ok(again) = again {
            prop_assert_eq!(format!("{again:?}"), format!("{plan:?}"), "{:?}", text);
        }
        let years = &plan.head.years;
        prop_assert!(years.is_sorted_by(|a, b| a < b), "{years:?}");
        let of_targets = plan.targets.iter().filter_map(|target| target.year);
        for year in years.iter().copied().chain(of_targets) {
            prop_assert!(YEARS.contains(&year), "{year} in {text:?}");
        }
    }
}
