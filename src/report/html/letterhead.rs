//! The heading of a page as offices have it, and the lines to sign on.

use super::words::{Unbroken, number};
use crate::lang::Lang;
use crate::report::letterhead::Letterhead;
use crate::report::{Entry, heading};
use maud::{Markup, html};

/// Issuer and national motto, the name of the table, the plan, the day it is judged as of.
pub(super) fn letterhead(entry: &Entry<'_>, own: &str, lang: Lang) -> Markup {
    let head = &entry.outcome.plan.head;
    let of = Letterhead::of(head, lang);
    let [upper, lower] = &of.office;
    html! {
        header.letterhead {
            div.office {
                p.issuer { (upper) @if !lower.is_empty() { br; (lower) } }
                p.number-line { (of.number) }
            }
            div.nation {
                p.state { (of.state) }
                p.motto { span { (of.motto) } }
                p.day { (of.day) }
            }
            h1 id=(own) { (of.title) }
            p.about { (Unbroken(&heading::plan_name(head, lang))) }
            @if let Some(title) = &head.title { p.about.plan-title { (Unbroken(title)) } }
            p.as-of { (heading::as_of(entry, lang)) }
        }
    }
}

/// The lines to sign on; they are for paper.
pub(super) fn signatures(entry: &Entry<'_>, lang: Lang) -> Markup {
    let of = Letterhead::of(&entry.outcome.plan.head, lang);
    html! {
        div.signatures {
            @for role in of.roles { div { p.role { (role) } p { (of.sign) } } }
        }
    }
}

/// A chain from the plan to a document; the plan stands first, and its name above the page.
pub(super) fn chain(path: &[&str], lang: Lang) -> Markup {
    html! {
        (lang.pick("kế hoạch", "plan"))
        @for name in path.iter().skip(1) { " → " (number(name)) }
    }
}
