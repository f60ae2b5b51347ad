//! Many plans: the provinces, and for each its communes by indicators, the worst first.

use super::words::Unbroken;
use super::{Linking, distribution, sign, slug};
use crate::check::{Severity, Verdict};
use crate::lang::Lang;
use crate::plan::IndicatorId;
use crate::report::overview::{Cell, Overview};
use crate::report::roll_up;
use crate::report::table::reset;
use crate::report::{End, Summary};
use crate::text::bare;
use maud::{Markup, html};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A plan with the name of its section or file.
type Named = (String, Overview);

/// The id of a province, and the name of its file.
pub(super) fn id(province: &str) -> String {
    match slug(province) {
        known if known.is_empty() => "province".to_owned(),
        known => format!("province-{known}"),
    }
}

/// The plans of each province, the provinces by name.
pub(super) fn by_province(plans: &[Named]) -> Vec<(&str, Vec<&Named>)> {
    let mut provinces: BTreeMap<(String, &str), Vec<&Named>> = BTreeMap::new();
    for plan in plans {
        let province = plan.1.province.as_str();
        let key = (id(province), province);
        provinces.entry(key).or_default().push(plan);
    }
    // Two spellings of one name share a page.
    let mut shared: Vec<(String, &str, Vec<&Named>)> = Vec::new();
    for ((id, province), plans) in provinces {
        match shared.last_mut().filter(|(known, ..)| *known == id) {
            Some((_, _, known)) => known.extend(plans),
            None => shared.push((id, province, plans)),
        }
    }
    shared
        .into_iter()
        .map(|(_, province, plans)| (province, plans))
        .collect()
}

/// All provinces with their counts, and what could not be read.
pub(super) fn index(plans: &[Named], end: &End, refused: &[String], place: Linking) -> String {
    let lang = place.lang;
    let page = html! {
        section.index id="index" {
            h1 { (lang.pick("Đối chiếu kế hoạch chuyển đổi số", "Digital-transformation plans laid beside their basis")) }
            p.counts {
                strong { (all_words(&end.totals.all, lang)) } "."
            }
            @if !refused.is_empty() { (unreadable(refused, lang)) }
            div.wide tabindex="0" role="region" aria-label=(lang.pick("Bảng theo tỉnh", "Table of provinces")) {
                table.provinces {
                    thead { tr { @for name in roll_up::columns(lang) { th scope="col" { (name) } } } }
                    tbody {
                        @for (province, plans) in by_province(plans) { (province_line(province, &plans, place)) }
                    }
                    tfoot { tr {
                        th scope="row" { (lang.pick("Tổng cộng", "All")) }
                        @for number in roll_up::numbers(&end.totals.all) { td { (number) } }
                    } }
                }
            }
        }
    };
    page.into_string()
}

fn all_words(all: &Summary, lang: Lang) -> String {
    let mut parts = vec![plans_words(all, lang)];
    parts.extend(reset(all, lang));
    parts.join(", ")
}

fn plans_words(all: &Summary, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{} kế hoạch, {} kế hoạch có lỗi", all.plans, all.failing),
        Lang::En if all.plans == 1 => format!("1 plan, {} with errors", all.failing),
        Lang::En => format!("{} plans, {} with errors", all.plans, all.failing),
    }
}

fn unreadable(refused: &[String], lang: Lang) -> Markup {
    html! {
        section.refused {
            h2 { (lang.pick("Tệp không đọc được, chưa được đối chiếu", "Files that could not be read and were not judged")) }
            ul { @for why in refused { li { pre { (why) } } } }
        }
    }
}

fn province_line(province: &str, plans: &[&Named], place: Linking) -> Markup {
    let mut summary = Summary::default();
    for (_, plan) in plans {
        summary.add(&plan.summary);
    }
    html! {
        tr {
            th scope="row" { a href=(place.province(province)) { (roll_up::name(province, place.lang)) } }
            @for number in roll_up::numbers(&summary) { td { (number) } }
        }
    }
}

/// The communes of a province by indicators.
pub(super) fn section(province: &str, plans: &[&Named], place: Linking) -> String {
    let lang = place.lang;
    let mut sorted = plans.to_vec();
    sorted.sort_by_cached_key(|(_, plan)| badness(plan));
    let indicators = indicators(plans);
    let mut summary = Summary::default();
    for (_, plan) in plans {
        summary.add(&plan.summary);
    }
    let page = html! {
        section.province id=(id(province)) {
            nav.back { a href=(place.index()) { (lang.pick("Tất cả", "All")) } }
            h1 { (roll_up::name(province, lang)) }
            p.counts { strong { (all_words(&summary, lang)) } "." }
            (legend(plans, lang))
            div.wide tabindex="0" role="region" aria-label=(lang.pick("Bảng xã theo chỉ tiêu", "Table of communes by indicators")) {
                table.heat {
                    (heat_head(&indicators, lang))
                    tbody { @for (at, plan) in sorted.iter().enumerate() { (heat_line(at, plan, &indicators, place)) } }
                    (heat_foot(plans, &indicators, lang))
                }
            }
            // On paper the columns are too narrow for words: they are numbered.
            ol.indicators { @for label in indicators.values() { li { (label) } } }
            (distribution::section(plans.iter().map(|(_, plan)| plan), lang))
        }
    };
    page.into_string()
}

/// The worst first, then by name.
fn badness(plan: &Overview) -> (Reverse<[u64; 4]>, String, String) {
    let summary = &plan.summary;
    let counts = [
        summary.findings(Severity::Error),
        summary.verdicts(Verdict::Weaker),
        summary.verdicts(Verdict::Missing) + summary.verdicts(Verdict::Later),
        summary.findings(Severity::Warning),
    ];
    (Reverse(counts), bare(&plan.who), plan.path.clone())
}

/// The indicators that some plan of these has a verdict on, with their labels.
fn indicators<'p>(plans: &[&'p Named]) -> BTreeMap<IndicatorId, &'p str> {
    let cells = plans.iter().flat_map(|(_, plan)| &plan.cells);
    cells.map(|(id, cell)| (*id, cell.label.as_str())).collect()
}

/// The signs that are used, in words.
fn legend(plans: &[&Named], lang: Lang) -> Markup {
    let has = |verdict: &Verdict| {
        let mut cells = plans.iter().flat_map(|(_, plan)| plan.cells.values());
        cells.any(|cell| cell.verdict == *verdict)
    };
    html! {
        p.legend {
            @for verdict in Verdict::ALL.into_iter().filter(has) {
                span.key { span class={ "cell " (sign::tone(verdict)) } { (sign::verdict(verdict)) } " " (verdict.words(lang)) }
            }
            span.key { span.cell.none { "\u{a0}" } " " (lang.pick("không có trong kế hoạch, không bắt buộc", "not in the plan, not owed")) }
        }
    }
}

fn heat_head(indicators: &BTreeMap<IndicatorId, &str>, lang: Lang) -> Markup {
    let first = match lang {
        Lang::Vi => ["Xã, phường", "Lỗi", "Cảnh báo"],
        Lang::En => ["Commune", "Errors", "Warnings"],
    };
    html! {
        thead { tr {
            @for name in first { th scope="col" { (name) } }
            @for (at, label) in indicators.values().enumerate() {
                th.indicator scope="col" title=(label) { div { (label) } span { (at + 1) } }
            }
        } }
    }
}

fn heat_line(
    at: usize,
    plan: &Named,
    indicators: &BTreeMap<IndicatorId, &str>,
    place: Linking,
) -> Markup {
    let (name, plan) = plan;
    html! {
        tr {
            th scope="row" {
                span.count { (at + 1) "." } " "
                a href=(place.plan(name)) title=(plan.heading) { (Unbroken(&plan.who)) }
                @if let Some(number) = &plan.number { " " span.soft.no { (number) } }
            }
            td.number { (plan.summary.findings(Severity::Error)) }
            td.number { (plan.summary.findings(Severity::Warning)) }
            @for id in indicators.keys() { (heat_cell(plan.cells.get(id), place.lang)) }
        }
    }
}

fn heat_cell(cell: Option<&Cell>, lang: Lang) -> Markup {
    html! {
        @match cell {
            Some(cell) => {
                @let words = cell.verdict.words(lang);
                td class={ "cell " (sign::tone(cell.verdict)) } title={ (words) ": " (cell.words) } {
                    span aria-hidden="true" { (sign::verdict(cell.verdict)) }
                    span.unseen { (words) }
                }
            }
            None => { td.cell.none {} }
        }
    }
}

/// How many plans fall short of each indicator.
fn heat_foot(plans: &[&Named], indicators: &BTreeMap<IndicatorId, &str>, lang: Lang) -> Markup {
    let mut short: BTreeMap<IndicatorId, u64> = BTreeMap::new();
    let (mut errors, mut warnings) = (0, 0);
    for (_, plan) in plans {
        errors += plan.summary.findings(Severity::Error);
        warnings += plan.summary.findings(Severity::Warning);
        let bad = plan
            .cells
            .iter()
            .filter(|(_, cell)| sign::tone(cell.verdict) == "bad");
        for (id, _) in bad {
            *short.entry(*id).or_default() += 1;
        }
    }
    html! {
        tfoot { tr {
            th scope="row" { (lang.pick("Số xã chưa đạt, thiếu, muộn", "Communes that fall short")) }
            td.number { (errors) }
            td.number { (warnings) }
            @for id in indicators.keys() { td.number { (short.get(id).copied().unwrap_or_default()) } }
        } }
    }
}
