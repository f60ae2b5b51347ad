//! The heading of a page as offices have it, and the lines to sign on.

use super::words::{Words, number};
use crate::lang::Lang;
use crate::report::{Entry, heading};
use maud::{Markup, html};

/// Issuer and national motto, the name of the table, the plan, the day it is judged as of.
pub(super) fn letterhead(entry: &Entry<'_>, own: &str, lang: Lang) -> Markup {
    let head = &entry.outcome.plan.head;
    let place = head.commune.as_deref().or(head.province.as_deref());
    html! {
        header.letterhead {
            div.office {
                p.issuer { (head.issuer.as_deref().unwrap_or("…………………………").to_uppercase()) }
                p.number-line { (lang.pick("Số:", "No.")) " ……………" }
            }
            div.nation {
                p.state { (lang.pick("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")) }
                p.motto { (lang.pick("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")) }
                p.day {
                    (place.unwrap_or("……………")) ", "
                    (lang.pick("ngày …… tháng …… năm ………", "day …… month …… year ………"))
                }
            }
            h1 id=(own) { (lang.pick("BẢNG ĐỐI CHIẾU CHỈ TIÊU", "COMPLIANCE TABLE")) }
            p.about { (Words(&heading::plan_name(head, lang))) }
            @if let Some(title) = &head.title { p.about.plan-title { (Words(title)) } }
            p.as-of { (heading::as_of(entry, lang)) }
        }
    }
}

/// The lines to sign on; they are for paper.
pub(super) fn signatures(lang: Lang) -> Markup {
    let sign = lang.pick("(Ký, ghi rõ họ tên)", "(Signature, full name)");
    html! {
        div.signatures {
            div { p.role { (lang.pick("NGƯỜI LẬP BẢNG", "PREPARED BY")) } p { (sign) } }
            div { p.role { (lang.pick("THỦ TRƯỞNG ĐƠN VỊ", "HEAD OF OFFICE")) } p { (sign) } }
        }
    }
}

/// A chain from the plan to a document; the plan stands first, and its name above the page.
pub(super) fn chain(path: &[String], lang: Lang) -> Markup {
    html! {
        (lang.pick("kế hoạch", "plan"))
        @for name in path.iter().skip(1) { " → " (number(name)) }
    }
}
