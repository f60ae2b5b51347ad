//! The heading of a plan's report: which plan, and as of which day.

use super::{Entry, Layout};
use crate::check::AsOfOrigin;
use crate::check::plan::falling_away;
use crate::check::wording::capital;
use crate::document::{DocumentKind, PartialDate, Province};
use crate::fold::fold;
use crate::lang::Lang;
use crate::plan::Head;
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
    let _ = writeln!(out, "{}", file_name(entry.path));
    fold(&as_of(entry, lang), "", layout.width, &mut out);
    out
}

/// A file as it was named; of a whole path only its name, which is no business of readers.
pub fn file_name(path: &str) -> &str {
    let is_whole = path.starts_with(['/', '\\']) || path.get(1..2) == Some(":");
    let name = path.rsplit(['/', '\\']).next();
    name.filter(|_| is_whole).unwrap_or(path)
}

/// A plan in one line: number, date, issuer, province.
pub fn plan_name(head: &Head<'_>, lang: Lang) -> String {
    let kind = head.title.as_deref().and_then(DocumentKind::named);
    let kind = capital(kind.unwrap_or(DocumentKind::Plan).word(lang));
    let mut name = match (head.number.as_deref(), lang) {
        (Some(number), Lang::Vi) => format!("{kind} số {number}"),
        (Some(number), Lang::En) => format!("{kind} {number}"),
        (None, Lang::Vi) => format!("{kind} (chưa có số)"),
        (None, Lang::En) => format!("{kind} (no number yet)"),
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
        // A province's own office says its name.
        let issuer = head.issuer.as_deref();
        if !issuer.is_some_and(|issuer| issuer.ends_with(province.as_ref())) {
            let _ = write!(name, ", {province}");
        }
        if let Some(found) = Province::find(province).filter(|found| found.former.is_some()) {
            let now = found.province.name;
            let _ = write!(name, " ({} {now})", lang.pick("nay là", "now"));
        }
    }
    name
}

/// As of which day a plan was judged, and why that one.
pub fn as_of(entry: &Entry<'_>, lang: Lang) -> String {
    let as_of = entry.outcome.as_of;
    let date = lang.pick(as_of.date.vietnamese(), as_of.date.to_string());
    let day = match (as_of.date.month, as_of.date.day) {
        (Some(_), Some(_)) => "ngày",
        (Some(_), None) => "tháng",
        _ => "năm",
    };
    let why = match as_of.origin {
        AsOfOrigin::Plan => own_date(as_of.date, lang),
        AsOfOrigin::Given => lang.pick("do người dùng chọn", "as given"),
        AsOfOrigin::Today => return undated(entry, &date, lang),
    };
    match lang {
        Lang::Vi => format!("Đối chiếu theo quy định có hiệu lực {day} {date} ({why})"),
        Lang::En => {
            let at = if as_of.date.is_whole() { "on" } else { "in" };
            format!("Judged by what is in force {at} {date} ({why})")
        }
    }
}

/// What the plan says of its date: a whole day, or what of it is known.
fn own_date(date: PartialDate, lang: Lang) -> &'static str {
    match (date.month, date.day) {
        (Some(_), Some(_)) => lang.pick("ngày ban hành kế hoạch", "the plan's own date"),
        (Some(_), None) => lang.pick(
            "kế hoạch chỉ ghi tháng ban hành, chưa ghi ngày",
            "the plan states the month of its issue, no day",
        ),
        (None, _) => lang.pick(
            "kế hoạch chỉ ghi năm ban hành, chưa ghi ngày, tháng",
            "the plan states the year of its issue, no day or month",
        ),
    }
}

/// The same of a plan without a date: what of it would not stand on an earlier day.
fn undated(entry: &Entry<'_>, today: &str, lang: Lang) -> String {
    let mut text = match lang {
        Lang::Vi => {
            format!("Kế hoạch chưa ghi ngày nên đối chiếu theo hôm nay, {today}")
        }
        Lang::En => format!("The plan has no date: judged by what is in force today, {today}"),
    };
    for (from, count) in falling_away(&entry.outcome.context()) {
        let from = lang.pick(from.vietnamese(), from.to_string());
        let _ = match lang {
            Lang::Vi => write!(
                text,
                ". Nếu ban hành trước {from} thì {count} điểm không còn"
            ),
            Lang::En => write!(text, ". Issued before {from}, {count} would not stand"),
        };
    }
    text
}
