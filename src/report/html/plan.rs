//! One plan: heading, counts, table, findings, requirements, the picture of its legal basis.

use super::words::Unbroken;
use super::{Linking, anchor, compliance, finding, letterhead, requirement};
use crate::check::wording;
use crate::graph::render::svg::{Picture, svgs};
use crate::lang::Lang;
use crate::report::cause::{Cause, causes};
use crate::report::roll_up;
use crate::report::{Entry, Summary, cause, table};
use crate::text::brief;
use maud::{Markup, PreEscaped, html};

/// What stands for the name of a plan until it is known that no other has it. It is no sign
/// that a text can have: they are taken out of each page.
pub(super) const OWN: &str = "\u{1}plan\u{1}";

/// The section of a plan.
pub(super) fn article(entry: &Entry<'_>, summary: &Summary, place: Linking) -> String {
    let lang = place.lang;
    let causes = causes(entry, lang);
    let page = html! {
        article.plan {
            (letterhead::letterhead(entry, OWN, lang))
            (counts(entry, &causes, summary, lang))
            (finding::section(entry, &causes, place))
            (compliance::table(entry, &causes, summary, lang))
            (unread(entry, lang))
            (basis(entry, lang))
            (requirement::section(entry, lang))
        }
    };
    page.into_string()
}

/// The way back to the province and to all.
pub(super) fn back(province: &str, place: Linking) -> String {
    let lang = place.lang;
    let page = html! {
        nav.back {
            a href=(place.index()) { (lang.pick("Tất cả", "All")) } " › "
            a href=(place.province(province)) { (roll_up::name(province, lang)) }
        }
    };
    page.into_string()
}

/// How much is to be changed, and what.
fn counts(entry: &Entry<'_>, causes: &[Cause<'_>], summary: &Summary, lang: Lang) -> Markup {
    html! {
        p.counts {
            strong { (table::to_mend(summary, lang)) } "."
        }
        @let agenda = cause::agenda(entry, causes, lang);
        @if !agenda.is_empty() {
            ul.agenda {
                @for (severity, words) in &agenda {
                    li class=(severity.slug()) {
                        strong { (wording::capital(severity.word(lang))) ":" } " " (Unbroken(words))
                    }
                }
            }
        }
    }
}

/// What was not understood, and how the file was read.
fn unread(entry: &Entry<'_>, lang: Lang) -> Markup {
    html! {
        @if !entry.remarks().is_empty() {
            section.remarks {
                h2 { (lang.pick("Cách đọc tệp", "How the file was read")) }
                ul { @for remark in entry.remarks() { li { (remark.words(lang)) } } }
            }
        }
        @if !entry.unread().is_empty() {
            section.unread {
                h2 { (lang.pick("Dòng có số nhưng chưa đọc được thành chỉ tiêu", "Lines with a number that were not read as a target")) }
                p { (lang.pick("Các dòng này chưa được đối chiếu.", "These lines are not judged.")) }
                ul {
                    @for line in entry.unread() {
                        li data-lines=[anchor::of_lines(Some(line.lines))] {
                            span.soft { (lang.pick("dòng", "line")) " " (line.lines.first) ": " }
                            q lang="vi" { (Unbroken(&brief(&line.words))) }
                        }
                    }
                }
            }
        }
    }
}

fn basis(entry: &Entry<'_>, lang: Lang) -> Markup {
    let unreached = entry.outcome.unreached();
    let picture = Picture {
        prefix: &format!("{OWN}_basis"),
        unreached: &unreached,
    };
    let pictures = svgs(&entry.outcome.graph, picture, lang);
    html! {
        section.basis {
            h2 { (lang.pick("Chuỗi căn cứ pháp lý", "The legal basis")) }
            @for svg in pictures {
                div.picture tabindex="0" role="region" aria-label=(lang.pick("Hình vẽ, có thể cuộn ngang", "Picture, may be scrolled")) {
                    (PreEscaped(svg))
                }
            }
        }
    }
}
