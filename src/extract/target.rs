//! Paragraphs and table rows → targets, before anybody asked what they measure.

use super::claim::{Claim, Reading, claims, reached};
use super::clause::{clauses, has_digit};
use super::letter::{is_alphabetic, lowercase, push_lower};
use super::outline::Item;
use super::quantity::{Measure, Quantity, between, in_small, quantities};
use super::scope::{Scope, deadline, shared_name};
use super::search::{self, has};
use super::table::{Cell, Record};
use super::words::Words;
use crate::target::{Decimal, Modality, Promise};

/// A target read from a plan, with where it stands.
#[derive(Clone, Debug)]
pub(super) struct Read<'f> {
    /// What is measured, as printed.
    pub(super) label: String,
    /// The same, as the cell of its value qualifies it: "6G" where the cell says so.
    pub(super) measured: String,
    /// What is promised.
    pub(super) promise: Promise,
    /// The unit.
    pub(super) unit: Option<String>,
    /// The year printed for it.
    pub(super) year: Option<i16>,
    /// The words, where there is no number or more than one.
    pub(super) text: Option<String>,
    /// Who answers for it.
    pub(super) owner: Option<String>,
    /// How strongly.
    pub(super) modality: Modality,
    /// The row of its table.
    pub(super) row: Option<String>,
    /// The group of its table.
    pub(super) group: Option<String>,
    /// Whether it is said of the present or the past.
    pub(super) is_result: bool,
    /// Its words.
    pub(super) words: Words<'f>,
}

impl<'f> From<Claim<'f>> for Read<'f> {
    fn from(claim: Claim<'f>) -> Self {
        Self {
            measured: claim.measured,
            label: claim.label,
            promise: claim.promise,
            unit: claim.unit,
            year: claim.year,
            text: claim.text,
            owner: None,
            modality: claim.modality,
            row: None,
            group: None,
            is_result: claim.is_present,
            words: claim.words,
        }
    }
}

/// Verbs of things that are done or not done.
const DONE: &[&str] = &[
    "thành lập",
    "triển khai",
    "xây dựng",
    "ban hành",
    "hoàn thành",
    "hình thành",
    "đưa",
    "phổ cập",
    "vận hành",
    "công bố",
    "kiện toàn",
];

/// The targets of a paragraph or bullet.
pub(super) fn of_text<'f>(item: &Item<'f>, reading: Reading, is_group: bool) -> Vec<Read<'f>> {
    let body = super::marker::unmarked(item.words);
    // Most of a plan is tasks without a figure.
    if reading == Reading::Tasks && !has_digit(body) {
        return Vec::new();
    }
    let mut found: Vec<Read<'f>> = Vec::new();
    let scope = Scope::of(body);
    let mut shared: Option<Words<'_>> = None;
    for clause in clauses(body) {
        let mut stated = claims(clause, reading);
        if reading == Reading::Targets {
            stated.extend(reached(clause, &stated));
        }
        if reading == Reading::Tasks
            && let Some(year) = deadline(clause)
        {
            let stated = stated.iter_mut().map(|claim| &mut claim.year);
            for open in found.iter_mut().map(|read| &mut read.year).chain(stated) {
                *open = open.or(Some(year));
            }
        }
        for claim in &mut stated {
            scope.cover(claim);
            if let Some(name) = shared.filter(|_| is_part(claim, clause)) {
                claim.label = format!("{}: {}", name.text, claim.label);
                claim.measured.clone_from(&claim.label);
            }
        }
        shared = shared_name(clause).or(shared);
        let listed = !item.is_heading || (reading == Reading::Targets && is_item(item));
        if stated.is_empty() && reading != Reading::Tasks && !is_group && listed {
            found.extend(done(clause));
        }
        found.extend(stated.into_iter().map(Read::from));
    }
    found
}

/// "(10) Triển khai phòng họp không giấy theo tiến độ …;": an item of a list, not a heading.
fn is_item(item: &Item<'_>) -> bool {
    item.depth.is_some_and(|depth| depth >= 8) && item.words.text.ends_with(['.', ';'])
}

/// Whether a claim is a few words and a value, the part of something named before.
fn is_part(claim: &Claim<'_>, clause: Words<'_>) -> bool {
    let own = claim.label.split_whitespace().count();
    let begins = clause.text.starts_with(claim.label.as_str());
    own <= 4 && begins && clause.after_any(&["tỷ lệ", "tỉ lệ", "số"]).is_none()
}

/// A thing that is to be done, without a number: "Thành lập Tổ …".
fn done(clause: Words<'_>) -> Option<Read<'_>> {
    let clause =
        clause.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':'));
    clause.after_any(DONE)?;
    let digits = has_digit(clause) && clause.has_any(&["ngày", "số", "quyết định", "kế hoạch số"]);
    let long_enough = clause.text.split_whitespace().count() >= 4;
    if digits || !long_enough {
        return None;
    }
    Some(Read {
        label: clause.text.to_owned(),
        measured: clause.text.to_owned(),
        promise: Promise::Done,
        unit: None,
        year: None,
        text: Some(clause.text.to_owned()),
        owner: None,
        modality: Modality::Must,
        row: None,
        group: None,
        is_result: false,
        words: clause,
    })
}

/// The targets of a row of a table.
pub(super) fn of_record<'f>(record: &Record<'f>) -> Vec<Read<'f>> {
    let shares = record.values.iter().any(|cell| cell.text.contains('%'));
    let mut found = Vec::new();
    for cell in &record.values {
        let label = clean_label(&record.name);
        for (label, part) in pair(&label, &cell.text) {
            found.extend(of_cell(record, cell, label, part, shares));
        }
    }
    found
}

fn clean_label(name: &str) -> String {
    let name = name.trim_start_matches(['-', '+', '–', '•', ' ']);
    let words: Vec<&str> = name.split_whitespace().collect();
    words
        .join(" ")
        .trim_end_matches(['.', ':', ';', ',', ' '])
        .to_owned()
}

/// "Tỷ lệ A; tỷ lệ B" with "1%; 2%": each value with its label.
fn pair<'r>(label: &'r str, cell: &'r str) -> Vec<(&'r str, &'r str)> {
    let split = |text: &'r str| {
        text.split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
    };
    let (labels, cells) = (split(label), split(cell));
    let numbered = cells
        .iter()
        .all(|cell| cell.bytes().any(|b| b.is_ascii_digit()));
    if labels.len() > 1 && labels.len() == cells.len() && numbered {
        return labels.into_iter().zip(cells).collect();
    }
    vec![(label, cell)]
}

fn of_cell<'f>(
    record: &Record<'f>,
    cell: &Cell,
    label: &str,
    part: &str,
    shares: bool,
) -> Option<Read<'f>> {
    let part = part.trim();
    let is_empty = part
        .chars()
        .all(|c| matches!(c, '-' | '–' | '—' | '.' | '…' | '/' | ' '));
    if is_empty || !label.chars().any(is_alphabetic) {
        return None;
    }
    let unit = record.unit.as_deref().or(cell.unit.as_deref());
    let value = value(part, unit, label, shares);
    Some(Read {
        label: label.to_owned(),
        measured: of_generation(label, part),
        promise: value.promise,
        unit: value.unit,
        year: cell.year,
        text: value.text,
        owner: record.owner.clone(),
        modality: Modality::Must,
        row: record.number.clone(),
        group: record.group.clone(),
        is_result: cell.is_result,
        words: record.words,
    })
}

struct Value {
    promise: Promise,
    unit: Option<String>,
    text: Option<String>,
}

/// What a cell says, read with the unit of its row.
fn value(cell: &str, unit: Option<&str>, label: &str, shares: bool) -> Value {
    let mut lower = String::new();
    push_lower(&mut lower, cell);
    let words = Words {
        text: cell,
        lower: &lower,
        start: 0,
    };
    let found = quantities(words);
    let level = unit.is_some_and(|unit| {
        let unit = lowercase(unit);
        has(&unit, "cấp độ") || has(&unit, "mức độ")
    });
    let share = unit.is_some_and(|unit| unit.contains('%')) || (unit.is_none() && shares);
    let staged = |q: &Quantity| {
        let before = words.until(q.range.start).trim_end();
        before.before_any(&["giai đoạn", "đợt", "quý"]).is_some()
    };
    let Some(first) = found.iter().find(|q| fits(q) && !staged(q)) else {
        return Value {
            promise: Promise::Words,
            unit: unit.map(str::to_owned),
            text: Some(cell.to_owned()),
        };
    };
    let whole = between(cell);
    let promise = match (first.promise, level || first.measure == Measure::Level) {
        (Promise::Number(_, value), true) => Promise::Level(value),
        (promise, _) => whole.unwrap_or(promise),
    };
    let printed = cell.get(first.range.clone()).unwrap_or_default();
    let more = whole.is_none() && cell.len() > printed.len() + 1;
    Value {
        promise,
        unit: unit_of(
            first,
            unit,
            cell,
            level,
            share || (unit.is_none() && is_share(label, first)),
        ),
        text: more.then(|| cell.to_owned()),
    }
}

fn fits(quantity: &Quantity) -> bool {
    !matches!(&quantity.measure, Measure::Count(unit) if unit == "năm" || unit == "tháng")
}

/// A number without a sign beside "Tỷ lệ …" is a share.
fn is_share(label: &str, quantity: &Quantity) -> bool {
    let label = lowercase(label);
    let share = ["tỷ lệ", "tỉ lệ"]
        .iter()
        .any(|word| label.starts_with(word));
    let small = matches!(quantity.promise, Promise::Number(_, value) if value <= Decimal::HUNDRED);
    share && small && quantity.measure == Measure::Bare
}

fn unit_of(
    quantity: &Quantity,
    unit: Option<&str>,
    cell: &str,
    level: bool,
    share: bool,
) -> Option<String> {
    if level || quantity.measure == Measure::Level {
        return Some("level".to_owned());
    }
    if let Some(unit) = unit.filter(|unit| *unit != "Chỉ số") {
        return Some(in_small(unit));
    }
    match &quantity.measure {
        Measure::Percent => Some(qualified(cell, quantity.range.end)),
        Measure::Count(unit) => Some(in_small(unit)),
        Measure::Bare if share => Some("%".to_owned()),
        Measure::Bare if unit.is_some() => Some("index".to_owned()),
        Measure::Bare | Measure::Level => None,
    }
}

/// "≥ 1,0% CNSĐP": capitals after the sign say of what it is a share.
fn qualified(cell: &str, end: usize) -> String {
    let word = cell.get(end..).unwrap_or_default().trim_start();
    let base: String = word.chars().take_while(|c| c.is_uppercase()).collect();
    if base.chars().count() >= 2 {
        format!("% {base}")
    } else {
        "%".to_owned()
    }
}

/// The label with the generation the cell names: "6G (50%)" under "phủ sóng 5G".
fn of_generation(label: &str, cell: &str) -> String {
    let generation = |word: &&str| {
        let mut chars = word.chars();
        matches!(
            (chars.next(), chars.next(), chars.next()),
            (Some('2'..='9'), Some('G'), None)
        )
    };
    let Some(own) = cell.split_whitespace().find(generation) else {
        return label.to_owned();
    };
    let words: Vec<&str> = label
        .split_whitespace()
        .map(|word| if generation(&word) { own } else { word })
        .collect();
    words.join(" ")
}

/// Whether a text is a figure with the unit of a rate and nothing else: "100%", "1 tuần/lần".
fn is_rate(text: &str) -> bool {
    let unit = text.trim_start_matches(|c: char| !c.is_alphabetic() && !matches!(c, '%' | '/'));
    let bare = unit.len() < text.len() && text.starts_with(|c: char| c.is_ascii_digit());
    let each = unit.starts_with(char::is_alphabetic) && unit.contains('/') && !unit.contains(' ');
    bare && (unit == "%" || each)
}

/// The figures inside a task of a table.
pub(super) fn of_task<'f>(record: &Record<'f>) -> Vec<Read<'f>> {
    let mut found = Vec::new();
    // A rate alone is one of what is done: "Phát sóng …" in one cell, "1 tuần/lần" in the next.
    let rate = is_rate(&record.result).then(|| format!("{} {}", record.name, record.result));
    let texts = match &rate {
        Some(both) => vec![both],
        None => vec![&record.name, &record.result],
    };
    for text in texts {
        if !search::has_digit(text) {
            continue;
        }
        let mut lower = String::new();
        push_lower(&mut lower, text);
        let words = Words {
            text,
            lower: &lower,
            start: 0,
        };
        for clause in clauses(words) {
            for claim in claims(clause, Reading::Tasks) {
                found.push(Read {
                    label: claim.label.clone(),
                    measured: claim.label,
                    promise: claim.promise,
                    unit: claim.unit,
                    year: claim.year,
                    text: None,
                    owner: record.owner.clone(),
                    modality: claim.modality,
                    row: record.number.clone(),
                    group: record.group.clone(),
                    is_result: false,
                    words: record.words,
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_a_figure_and_nothing_else() {
        for text in ["100%", "80 %", "1 tuần/lần", "90 - 95%", "02 lần/năm"] {
            assert!(is_rate(text), "{text}");
        }
        for text in [
            "",
            "%",
            "02 báo cáo",
            "Đạt 80%",
            "80% hồ sơ",
            "12/2026",
            "Quyết định",
        ] {
            assert!(!is_rate(text), "{text}");
        }
    }
}
