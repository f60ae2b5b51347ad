//! Markdown.

use super::{held, written, written_of};
use doichieu::lang::Lang;
use doichieu::report::Summary;
use doichieu::report::markdown::MarkdownWriter;

/// What GitHub takes in a comment.
const ROOM: usize = 65_536;

#[test]
fn a_comment_has_counts_plans_findings_and_tables() {
    for lang in [Lang::Vi, Lang::En] {
        let text = written(&mut MarkdownWriter::new(lang));
        assert!(!text.contains("<b>@") && !text.contains("@can-bo"));
        held(&format!("markdown.{}", lang.pick("vi", "en")), &text);
    }
}

/// Every row of a table has as many cells as its head.
#[test]
fn rows_of_a_table_have_the_cells_of_its_head() {
    let text = written(&mut MarkdownWriter::new(Lang::Vi));
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    let (mut head, mut rows) = (None, 0);
    for line in text.lines() {
        if line.starts_with('|') {
            rows += 1;
            assert_eq!(cells(line), *head.get_or_insert(cells(line)), "{line}");
        } else {
            head = None;
        }
    }
    // The row without a known minimum is told in a line.
    assert_eq!(rows, 3 + 2 + 5);
}

#[test]
fn a_comment_is_no_longer_than_it_may_be_and_says_what_it_leaves_out() {
    let mut counts = (0, 0);
    let text = written_of(&mut MarkdownWriter::new(Lang::En), |writer, entry| {
        for _ in 0..300 {
            let piece = writer.plan(entry, &Summary::of(entry));
            counts.0 += 1;
            let open = piece.ranked.iter().filter(|of| of.rank.counts());
            counts.1 += open.map(|of| of.findings).sum::<u64>();
            assert_eq!(writer.add(piece), "");
        }
        String::new()
    });
    let letters = text.encode_utf16().count();
    assert!(letters <= ROOM && letters > ROOM * 9 / 10, "{letters}");
    let last = text.lines().last().unwrap();
    let shown = |what: &str| text.matches(what).count();
    let (plans, tables) = (shown("\n| Plan 31"), shown("| Indicator |"));
    assert!(
        last.contains(&format!("{} plans of the list", counts.0 - plans)),
        "{last}"
    );
    assert!(
        last.contains("0 unreadable")
            && last.contains(&format!("{} compliance", counts.0 - tables))
    );
    // The errors come first, and what does not count has no room here.
    assert!(shown("<b>ERROR</b>") > 0 && shown("(waived)") == 0);
    let first = text.find("<b>WARNING</b>").unwrap_or(text.len());
    assert!(text.rfind("<b>ERROR</b>").unwrap() < first);
}

/// As on the terminal, findings of one cause are one thing to read, with the mark of each.
#[test]
fn a_comment_tells_findings_of_one_cause_once() {
    let arguments = ["check", "examples/xuan-hung.json", "--lang", "en"];
    let ran = super::super::run::run([&arguments[..], &["--format", "markdown"]].concat());
    let of = |name: &str| -> Vec<&str> {
        let all = ran.out.split("<details>");
        all.filter(|one| one.contains(&format!("({name})")))
            .collect()
    };
    let [undated] = of("undated-target")[..] else {
        panic!("{}", ran.out)
    };
    assert_eq!(undated.matches("Fingerprint (").count(), 14, "{undated}");
    assert!(undated.contains("14 targets"), "{undated}");
    assert_eq!(of("incomparable-target").len(), 1);
}
