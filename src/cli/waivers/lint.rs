//! `doichieu waivers lint`.

use crate::cli::ExitStatus;
use crate::document::PartialDate;
use crate::fold::{fold, fold_after};
use crate::gate::{WaiverEntry, Waivers};
use crate::lang::Lang;
use crate::report::{Layout, findings};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What is wrong with a waiver that is written as it should be.
enum Lint {
    /// It has ended.
    Ended,
    /// Another one says the same: its line.
    Twice(usize),
    /// No file is meant by its pattern.
    NoFile,
}

/// What is wrong with waivers that are written as they should be, and how the run ended.
pub(super) fn lint(waivers: &Waivers, day: PartialDate, layout: Layout) -> (String, ExitStatus) {
    let lang = layout.lang;
    let mut out = String::new();
    let mut count = 0_usize;
    let mut first: BTreeMap<_, usize> = BTreeMap::new();
    let files = waivers.folder.files();
    for entry in &waivers.entries {
        let mut lints = Vec::new();
        if entry.waiver.has_ended(day) {
            lints.push(Lint::Ended);
        }
        let line = entry.position.line;
        if let Some(other) = first.get(&entry.fingerprint()) {
            lints.push(Lint::Twice(*other));
        }
        first.entry(entry.fingerprint()).or_insert(line);
        if !entry.plan.may_mean(&files) {
            lints.push(Lint::NoFile);
        }
        for lint in lints {
            count += 1;
            let (message, help) = lint.words(entry, lang);
            let label = layout.paint(
                findings::style(crate::check::Severity::Warning),
                lang.pick("cảnh báo", "warning"),
            );
            let _ = writeln!(out, "{label} {}:{line}", waivers.file);
            fold(&message, "  ", layout.width, &mut out);
            fold_after("  → ", help, "    ", layout.width, &mut out);
        }
    }
    let (file, all) = (&waivers.file, waivers.entries.len());
    out.push_str(&lang.pick(
        format!("{file}: {all} miễn trừ, {count} cảnh báo\n"),
        format!("{file}: waivers: {all}, warnings: {count}\n"),
    ));
    let status = match count {
        0 => ExitStatus::Success,
        _ => ExitStatus::Findings,
    };
    (out, status)
}

impl Lint {
    fn words(&self, entry: &WaiverEntry, lang: Lang) -> (String, &'static str) {
        let waiver = &entry.waiver;
        let (slug, plan) = (waiver.finding.slug(), entry.plan.text());
        let until = lang.pick(waiver.until.vietnamese(), waiver.until.to_string());
        match self {
            Self::Ended => (
                lang.pick(
                    format!("Miễn trừ “{slug}” của “{plan}” đã hết hạn từ sau ngày {until}"),
                    format!("The waiver of “{slug}” in “{plan}” ended on {until}"),
                ),
                lang.pick(
                    "Xóa miễn trừ này, hoặc đề nghị người chấp thuận xem xét và ghi thời hạn mới",
                    "Remove it, or ask whoever approved it to look again and set a new day",
                ),
            ),
            Self::Twice(line) => (
                lang.pick(
                    format!("Miễn trừ “{slug}” của “{plan}” đã có ở dòng {line}"),
                    format!("The waiver of “{slug}” in “{plan}” is on line {line} already"),
                ),
                lang.pick("Chỉ giữ lại một", "Keep one of them"),
            ),
            Self::NoFile => (
                lang.pick(
                    format!("Không có tệp nào khớp với “{plan}”"),
                    format!("No file is meant by “{plan}”"),
                ),
                lang.pick(
                    "Đường dẫn tính từ thư mục của tệp miễn trừ; “*” ở trong một tên, “**” qua nhiều thư mục",
                    "Paths start at the folder of the waivers; “*” is within a name, “**” across folders",
                ),
            ),
        }
    }
}
