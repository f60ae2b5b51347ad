//! The heading of a plan's report: which plan, and as of which day.

use super::findings::fold;
use super::{Entry, Layout};
use crate::check::AsOfOrigin;
use crate::lang::Lang;
use crate::target::Head;
use std::fmt::Write as _;

/// Which plan, which file, as of which day: a line each, or more where the page is narrow.
pub fn heading(entry: &Entry<'_>, layout: Layout) -> String {
    let (lang, head) = (layout.lang, &entry.outcome.plan.head);
    let mut name = String::new();
    fold(&plan_name(head, lang), "", layout.width, &mut name);
    let mut out = layout.paint(anstyle::Style::new().bold(), name.trim_end());
    out.push('\n');
    if let Some(title) = &head.title {
        fold(title, "", layout.width, &mut out);
    }
    let _ = writeln!(out, "{}", entry.path);
    fold(&as_of(entry, lang), "", layout.width, &mut out);
    out
}

/// A plan in one line: number, date, issuer, province.
pub fn plan_name(head: &Head<'_>, lang: Lang) -> String {
    let mut name = match head.number.as_deref() {
        Some(number) => format!("{} {number}", lang.pick("Kế hoạch số", "Plan")),
        None => lang
            .pick("Kế hoạch (chưa có số)", "Plan (no number yet)")
            .to_owned(),
    };
    if let Some(issued) = head.issued {
        let date = lang.pick(issued.vietnamese(), issued.to_string());
        let of = match (issued.month, issued.day) {
            (Some(_), Some(_)) => lang.pick("ngày", "of"),
            (Some(_), None) => lang.pick("tháng", "of"),
            _ => lang.pick("năm", "of"),
        };
        let _ = write!(name, " {of} {date}");
    }
    if let Some(issuer) = &head.issuer {
        let _ = write!(name, " {} {issuer}", lang.pick("của", "by"));
    }
    if let Some(province) = &head.province {
        let _ = write!(name, ", {province}");
    }
    name
}

/// As of which day a plan was judged, and why that one.
pub fn as_of(entry: &Entry<'_>, lang: Lang) -> String {
    let as_of = entry.outcome.as_of;
    let date = lang.pick(as_of.date.vietnamese(), as_of.date.to_string());
    let why = match as_of.origin {
        AsOfOrigin::Plan => lang.pick("thời điểm ban hành kế hoạch", "the plan's own date"),
        AsOfOrigin::Given => lang.pick("thời điểm do người dùng chọn", "as given"),
        AsOfOrigin::Today => lang.pick(
            "hôm nay, vì kế hoạch chưa ghi ngày",
            "today: the plan has no date",
        ),
    };
    match lang {
        Lang::Vi => format!("Đối chiếu theo quy định có hiệu lực tại thời điểm {date} ({why})"),
        Lang::En => format!("Judged by what is in force on {date} ({why})"),
    }
}
