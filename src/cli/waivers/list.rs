//! `doichieu waivers list`.

use crate::check::{Checker, Day};
use crate::cli::reading::Readings;
use crate::cli::{ExitStatus, Io};
use crate::document::PartialDate;
use crate::gate::{Gate, Ledger, WaiverEntry, Waivers};
use crate::lang::Lang;
use crate::plan::read::Inputs;
use crate::report::Layout;
use crate::report::table::blank;
use crate::rule::RuleSet;
use std::path::PathBuf;

/// Which waivers some plans make use of.
pub(super) struct Used {
    ledger: Ledger,
    pub(super) status: ExitStatus,
}

/// Checks plans for what they make use of.
pub(super) fn used(
    plans: &[PathBuf],
    rules: RuleSet,
    waivers: Waivers,
    as_of: Option<PartialDate>,
    layout: Layout,
    io: &mut Io<'_>,
) -> Used {
    let day = Day {
        given: as_of,
        today: io.today(),
    };
    let gate = Gate {
        severities: None,
        waivers: Some(waivers),
        baseline: None,
        writes: None,
        lang: layout.lang,
        day: as_of.unwrap_or(day.today),
    };
    let checker = Checker::new(rules);
    let readings = Readings::new(checker.rules());
    let mut used = Used {
        ledger: Ledger::default(),
        status: ExitStatus::Success,
    };
    for input in Inputs::new(plans.iter().cloned()) {
        match readings.read(&input, layout.lang) {
            Ok(reading) => {
                let mut outcome = checker.check(&reading.plan, day);
                used.ledger
                    .add(&gate.rule(&mut outcome, &reading.path, reading.file));
            }
            Err(why) => {
                io.err_lines(&why.lines);
                used.status = ExitStatus::Failure;
            }
        }
    }
    used
}

/// The waivers in the order of their file.
pub(super) fn list(waivers: &Waivers, used: &Used, day: PartialDate, layout: Layout) -> String {
    let lang = layout.lang;
    let mut table = blank(layout);
    table.set_header(lang.pick(
        [
            "Dòng",
            "Phát hiện",
            "Kế hoạch",
            "Chấp thuận, lý do",
            "Đến hết ngày",
            "Tình trạng",
        ],
        [
            "Line",
            "Finding",
            "Plan",
            "Approved by, reason",
            "Until",
            "State",
        ],
    ));
    for (at, entry) in waivers.entries.iter().enumerate() {
        let waiver = &entry.waiver;
        let mut what = vec![waiver.finding.slug()];
        what.extend(waiver.about.iter().map(String::as_str));
        let until = lang.pick(waiver.until.vietnamese(), waiver.until.to_string());
        table.add_row([
            entry.position.line.to_string(),
            what.join("\n"),
            entry.plan.text().to_owned(),
            format!("{}\n{}", waiver.approved_by, waiver.reason),
            until,
            state(entry, waivers.is_unused(at, &used.ledger), day, lang),
        ]);
    }
    let ended = |entry: &&WaiverEntry| entry.waiver.has_ended(day);
    let (all, ended) = (
        waivers.entries.len(),
        waivers.entries.iter().filter(ended).count(),
    );
    let file = &waivers.file;
    format!("{table}\n")
        + &lang.pick(
            format!("{file}: {all} miễn trừ, {ended} đã hết hạn\n"),
            format!("{file}: waivers: {all}, ended: {ended}\n"),
        )
}

/// Active or ended, by how many days, and whether the plans that were checked need it.
fn state(entry: &WaiverEntry, unused: bool, day: PartialDate, lang: Lang) -> String {
    let days = day.days_to(entry.waiver.until).unwrap_or_default();
    let mut state = match days {
        0 => lang.pick("còn hôm nay".to_owned(), "active, last day".to_owned()),
        1.. => lang.pick(
            format!("còn {days} ngày"),
            format!("active, {days} days left"),
        ),
        _ => lang.pick(
            format!("hết hạn {} ngày trước", -days),
            format!("expired {} days ago", -days),
        ),
    };
    if unused {
        state.push_str(lang.pick("; không dùng đến", "; unused"));
    }
    state
}
