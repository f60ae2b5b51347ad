//! The findings of a plan, with its own words and the way out.

use super::words::{Unbroken, number};
use super::{Linking, anchor, letterhead, plan, requirement, sign};
use crate::check::{Finding, Subject, wording};
use crate::gate::{Record, Ruling, RunFinding, State};
use crate::lang::Lang;
use crate::report::cause::Cause;
use crate::report::findings::write_anew;
use crate::report::table::shortened;
use crate::report::{Entry, Reported, place};
use maud::{Markup, Render as _, html};

/// The most letters of the plan's own words.
const LONG: usize = 400;

/// All findings, the worst first, those of one cause once.
pub(super) fn section(entry: &Entry<'_>, causes: &[Cause<'_>], here: Linking) -> Markup {
    let lang = here.lang;
    html! {
        section.findings {
            h2 { (lang.pick("Các phát hiện", "Findings")) " (" (entry.outcome.findings.len()) ")" }
            @if causes.is_empty() {
                p { (lang.pick("Không có phát hiện nào.", "There are none.")) }
            }
            @for (at, cause) in causes.iter().enumerate() {
                (one(entry, at, cause, here))
            }
        }
    }
}

fn one(entry: &Entry<'_>, at: usize, cause: &Cause<'_>, here: Linking) -> Markup {
    let (lang, severity, message) = (here.lang, cause.severity, &cause.message);
    let title = cause.name.title(lang);
    let first = cause.findings.first().map(|(_, finding, _)| *finding);
    html! {
        article class={ "finding " (severity.slug()) " " (cause.state.slug()) } id={ (plan::OWN) "_finding-" (at + 1) } data-at=[first.and_then(|first| anchor::of_finding(entry, first))] {
            h3 {
                span.count { (at + 1) "." } " "
                span.severity { span.sign aria-hidden="true" { (sign::severity(severity)) } " " (wording::capital(severity.word(lang))) ":" }
                " " (title)
                " " a.name href=(here.explanation(cause.name.slug())) { code { (cause.name.slug()) } }
                (state_words(cause.state, lang))
            }
            p.message { (Unbroken(&message.text)) "." }
            @if !message.items.is_empty() {
                ul { @for item in &message.items { li { (Unbroken(item)) } } }
            }
            @if let [(_, finding, _)] = cause.findings.as_slice() {
                @if let Some(words) = own_words(entry, finding) {
                    blockquote { p lang="vi" { (Unbroken(&words)) } }
                }
            }
            (advice(&message.help, &message.asides(), lang))
            (waiver(cause.state, lang))
            @for member in &cause.findings { (place_of(entry, *member, lang)) }
        }
    }
}

/// What to do, what was looked at, how sure the source is.
fn advice(help: &str, asides: &[String], lang: Lang) -> Markup {
    html! {
        @if !help.is_empty() {
            p.help { strong { (lang.pick("Cách xử lý:", "What to do:")) } " " (Unbroken(help)) "." }
        }
        @if !asides.is_empty() {
            ul.asides { @for aside in asides { li { (Unbroken(aside)) "." } } }
        }
    }
}

fn place_of(
    entry: &Entry<'_>,
    (_, finding, ruling): (usize, &Finding, Ruling<'_>),
    lang: Lang,
) -> Markup {
    let reported = Reported::around(entry, (finding, ruling), lang);
    html! {
        p.where data-at=[anchor::of_finding(entry, finding)] {
            @if let Some(lines) = wording::lines(reported.lines, lang) {
                (lang.pick("Vị trí:", "Where:")) " " (lines) " · "
            }
            (row_link(&finding.subject, lang))
            (rule_links(entry, &reported, lang))
            span.fingerprint {
                (lang.pick("mã nhận diện", "fingerprint")) " "
                code { (ruling.fingerprint().to_string()) }
            }
        }
    }
}

/// What the gate says of a finding, where it does not count.
fn state_words(state: &State, lang: Lang) -> Markup {
    let words = match state {
        State::Open => return html! {},
        State::Waived(_) => lang.pick("được miễn", "waived"),
        State::Known => lang.pick("đã biết từ trước", "known before"),
    };
    html! { " " span.state { "□ " (words) } }
}

fn waiver(state: &State, lang: Lang) -> Markup {
    let State::Waived(waiver) = state else {
        return html! {};
    };
    let until = lang.pick(waiver.until.vietnamese(), waiver.until.to_string());
    html! {
        p.waiver {
            strong { (lang.pick("Được miễn đến", "Waived until")) " " (until) } ": " (Unbroken(&waiver.reason))
            " (" (lang.pick("người cho phép:", "allowed by")) " " (waiver.approved_by) "; " code { (waiver.at) } ")"
        }
    }
}

/// The plan's own words: of its text, else of its target set.
fn own_words(entry: &Entry<'_>, finding: &Finding) -> Option<String> {
    if let Some((source, span)) = place::words(entry, finding) {
        return Some(shortened(source.slice(span), LONG));
    }
    let plan = entry.outcome.plan;
    let words = match &finding.subject {
        Subject::Plan | Subject::Waiver(_) => None,
        Subject::Assessment(_) | Subject::Targets(_) => {
            let target = entry.outcome.targets(finding).into_iter().next()?;
            let promise = wording::promise(target, Lang::Vi);
            Some(format!("{}: {promise}", target.label))
        }
        Subject::Citation(at, _) => at.of(plan)?.raw.as_deref().map(str::to_owned),
        Subject::Task(at) => plan
            .tasks
            .get(*at as usize)
            .map(|task| task.name.to_string()),
        Subject::Passages(all) => {
            let passage = plan.passages.get(*all.first()? as usize)?;
            let parts = [&passage.number, &passage.words];
            let parts: Vec<&str> = parts
                .into_iter()
                .filter_map(|part| part.as_deref())
                .collect();
            Some(parts.join(" "))
        }
    };
    words.map(|words| shortened(&words, LONG))
}

/// What was found about files of the run that are no plans.
pub(super) fn of_run(findings: &[RunFinding], place: Linking) -> String {
    let lang = place.lang;
    let page = html! {
        @if !findings.is_empty() {
            section.run {
                h2 { (lang.pick("Phát hiện ngoài các kế hoạch", "Findings outside the plans")) }
                @for found in findings {
                    article class={ "finding " (found.severity.slug()) } {
                        h3 {
                            span.severity {
                                span.sign aria-hidden="true" { (sign::severity(found.severity)) }
                                " " (wording::capital(found.severity.word(lang))) ":"
                            }
                            " " (found.name.title(lang))
                            " " a.name href=(place.explanation(found.name.slug())) { code { (found.name.slug()) } }
                        }
                        p.message { (Unbroken(&found.message.text)) "." }
                        (advice(&found.message.help, &found.message.asides(), lang))
                        p.where { (lang.pick("Vị trí:", "Where:")) " " span.path { (found.file) ":" (found.position.line) } }
                    }
                }
            }
        }
    };
    page.into_string()
}

/// What the baseline has and is there no more.
pub(super) fn vanished(records: &[Record], lang: Lang) -> String {
    let page = html! {
        @if !records.is_empty() {
            section.gone {
                h2 { (lang.pick("Đã biết, nay không còn", "Known before, now gone")) }
                ul {
                    @for record in records {
                        li { span.path { (record.plan) } ": " code { (record.name) } ": " (Unbroken(&record.message)) }
                    }
                }
                p.help { (write_anew(lang)) "." }
            }
        }
    };
    page.into_string()
}

fn row_link(subject: &Subject, lang: Lang) -> Markup {
    let Subject::Assessment(row) = subject else {
        return html! {};
    };
    html! {
        a href={ "#" (plan::OWN) "_row-" (row + 1) } {
            (lang.pick("dòng", "row")) " " (row + 1) " " (lang.pick("của bảng", "of the table"))
        }
        " · "
    }
}

/// The rules behind a finding: linked where the page has their words.
fn rule_links(entry: &Entry<'_>, reported: &Reported<'_>, lang: Lang) -> Markup {
    let deciding = requirement::of_finding(entry, &reported.finding.subject);
    let Some(rule) = reported.rules.first() else {
        return html! {
            @if let Some(document) = &reported.document {
                (lang.pick("văn bản", "document")) " " (number(document)) " · "
            }
        };
    };
    let name = number(rule.document.name());
    html! {
        (lang.pick("quy định", "rule")) " "
        @match deciding {
            Some(id) => { a href={ "#" (requirement::id(id)) } { (name) } }
            None => { (name) }
        }
        @if let Some(at) = rule.at { ", " (Unbroken(at).render()) }
        @if rule.path.len() > 1 { " · " (letterhead::chain(&rule.path, lang)) }
        " · "
    }
}
