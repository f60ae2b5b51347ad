//! What is said of the whole run.

use super::escape::{code, html, words};
use crate::gate::{Record, RunFinding};
use crate::lang::Lang;
use crate::report::Worst;
use crate::report::findings::write_anew;
use std::fmt::Write as _;

/// Room for what the baseline has and is there no more.
const ROOM: usize = super::ROOM / 8;

/// A finding about a file of the run that is no plan.
pub(super) fn finding(of: &RunFinding, lang: Lang) -> String {
    let (severity, name) = (of.severity.word(lang).to_uppercase(), of.name.slug());
    let place = html(&format!("{}:{}", of.file, of.position.line));
    let (message, help) = (html(&of.message.text), words(&of.message.advice()));
    format!(
        "<details><summary><b>{severity}</b>: {message} ({name}) {place}</summary>\n\n\
         - → {help}\n\n</details>\n\n"
    )
}

/// What the baseline has and is there no more; what there is no room for is counted.
pub(super) fn gone(records: &[Record], lang: Lang) -> String {
    if records.is_empty() {
        return String::new();
    }
    let mut lines = Worst::new(ROOM);
    for record in records {
        let [plan, name] = [&record.plan, &record.name].map(|text| code(text));
        let line = format!("- {plan}: {name}: {}\n", words(&record.message));
        super::add(&mut lines, (), line);
    }
    let title = lang.pick("Đã biết, nay không còn", "Known before, now gone");
    let mut out = format!("\n### {title}\n\n");
    out.extend(lines.texts());
    if lines.missing() > 0 {
        let more = lines.missing();
        let _ = writeln!(
            out,
            "- {}",
            lang.pick(
                format!("và {more} phát hiện nữa"),
                format!("and {more} more")
            )
        );
    }
    let _ = writeln!(out, "\n→ {}", words(write_anew(lang)));
    out
}
