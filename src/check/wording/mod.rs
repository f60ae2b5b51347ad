//! The words checks share: a target, a requirement, a place, as a person reads them.

use super::promise::Limit;
use super::{Context, Doubts, Message};
use crate::document::{Document, DocumentId, Level, PartialDate, Verified};
use crate::lang::Lang;
use crate::plan::{Comparison, Decimal, Direction, Indicator, Lines, Promise, Target, Unit};
use crate::rule::{Evidence, EvidenceKind, Force, Note, Requirement, RuleSet, Shortfall};
pub use crate::text::shortened;

/// A number as the language prints it.
pub fn number(value: Decimal, lang: Lang) -> String {
    let digits = match lang {
        Lang::Vi => value.vietnamese(),
        Lang::En => value.to_string(),
    };
    match digits.strip_prefix('-') {
        Some(digits) => format!("−{digits}"),
        None => digits,
    }
}

/// A sign and a number with its unit: `≥ 80%`.
pub fn amount(sign: Comparison, value: Decimal, of: &Indicator, lang: Lang) -> String {
    let shown = of.unit.show(&number(value, lang), lang);
    [sign.symbol(), " ", &shown].concat()
}

/// An amount inside a sentence: in Vietnamese its sign as a word, `từ 80%`, `trên 50%`.
pub fn spoken(amount: &str, lang: Lang) -> String {
    let signs = [
        ("≥ ", "từ"),
        ("> ", "trên"),
        ("≤ ", "không quá"),
        ("< ", "dưới"),
    ];
    let found = signs
        .into_iter()
        .find_map(|(sign, word)| Some((word, amount.strip_prefix(sign)?)));
    match (found, lang) {
        (Some((word, number)), Lang::Vi) => format!("{word} {number}"),
        _ => amount.to_owned(),
    }
}

/// A unit as a person reads it.
pub fn unit(unit: &Unit, lang: Lang) -> String {
    match unit {
        Unit::Level => lang.pick("cấp độ", "level").to_owned(),
        Unit::Index => lang
            .pick("chỉ số từ 0 đến 1", "index from 0 to 1")
            .to_owned(),
        unit => unit.to_string(),
    }
}

/// A limit of an indicator: `≥ 80%`, `> 70%`; `≤ 10 ngày` where less is better.
pub fn limit(limit: Limit, of: &Indicator, lang: Lang) -> String {
    let sign = match (of.direction, limit.strict) {
        (Direction::AtLeast, false) => Comparison::AtLeast,
        (Direction::AtLeast, true) => Comparison::MoreThan,
        (Direction::AtMost, false) => Comparison::AtMost,
        (Direction::AtMost, true) => Comparison::LessThan,
    };
    // "At least 100%" is all there is: people write 100%.
    if sign == Comparison::AtLeast && of.unit == Unit::Percent && limit.value == Decimal::HUNDRED {
        return of.unit.show(&number(limit.value, lang), lang);
    }
    amount(sign, limit.value, of, lang)
}

/// What a target says, in its own sign and unit: `≥ 75%`, `90–95%`, or its words.
pub fn promise(target: &Target<'_>, lang: Lang) -> String {
    let unit = target.unit.as_deref().unwrap_or_default();
    let with_unit = |number: String| match unit {
        "" | "index" => number,
        "level" => format!("{} {number}", lang.pick("cấp độ", "level")),
        u if u.starts_with('%') => number + u,
        u => number + " " + u,
    };
    match target.promise {
        Promise::Number(Comparison::Equal, value) => with_unit(number(value, lang)),
        Promise::Number(sign, value) => {
            [sign.symbol(), " ", &with_unit(number(value, lang))].concat()
        }
        Promise::Range(low, high) => {
            with_unit(format!("{}–{}", number(low, lang), number(high, lang)))
        }
        Promise::Level(value) => {
            format!("{} {}", lang.pick("cấp độ", "level"), number(value, lang))
        }
        Promise::Words | Promise::Done => match target.text.as_deref() {
            Some(text) => format!("“{text}”"),
            None => lang.pick("(không có số)", "(no number)").to_owned(),
        },
    }
}

/// What a requirement asks: `≥ 80%`.
pub fn required(requirement: &Requirement, of: &Indicator, lang: Lang) -> String {
    requirement.bound.map_or_else(
        || {
            lang.pick("không nêu con số", "no number printed")
                .to_owned()
        },
        |bound| limit(Limit::required(bound), of, lang),
    )
}

/// A document and the place in it: `71/NQ-CP (Phụ lục I, mục 6)`.
pub fn source(cx: &Context<'_>, requirement: &Requirement) -> String {
    let name = cx.rules.document(requirement.document).name();
    match &requirement.at {
        Some(at) => format!("{name} ({at})"),
        None => name.to_owned(),
    }
}

/// What to add where the promise is the very number that is to be exceeded: "≥ 50%" beside
/// "> 50%".
pub fn just_equal(promised: Option<Limit>, requirement: &Requirement, lang: Lang) -> &'static str {
    let required = requirement.bound.map(Limit::required);
    match (promised, required) {
        (Some(own), Some(asked)) if own.value == asked.value && asked.strict && !own.strict => lang
            .pick(
                " (bằng đúng mức này thì chưa đủ)",
                " (the number itself is not enough)",
            ),
        _ => "",
    }
}

/// Lines of the plan: `dòng 14`, `dòng 14–16`; in a file without lines `bảng 2, dòng 4`.
pub fn lines(lines: Option<Lines>, lang: Lang) -> Option<String> {
    let Lines { first, last, place } = lines?;
    if let Some(place) = place {
        return Some(place.words(lang));
    }
    Some(if first == last {
        format!("{} {first}", lang.pick("dòng", "line"))
    } else {
        format!("{} {first}–{last}", lang.pick("dòng", "lines"))
    })
}

/// Several places of the plan, each once: `dòng 14, 20–22`.
pub fn all_lines(places: impl Iterator<Item = Option<Lines>>, lang: Lang) -> Option<String> {
    let mut all: Vec<Lines> = places.flatten().collect();
    all.dedup();
    if all.iter().any(|lines| lines.place.is_some()) {
        let words: Vec<String> = all
            .into_iter()
            .filter_map(|place| lines(Some(place), lang))
            .collect();
        return Some(words.join("; "));
    }
    let each: Vec<String> = all
        .iter()
        .map(|lines| match lines.last.saturating_sub(lines.first) {
            0 => lines.first.to_string(),
            _ => format!("{}–{}", lines.first, lines.last),
        })
        .collect();
    let word = match (each.len(), lang) {
        (0, _) => return None,
        (1, Lang::En) if !each.iter().any(|one| one.contains('–')) => "line",
        (_, Lang::En) => "lines",
        (_, Lang::Vi) => "dòng",
    };
    Some(format!("{word} {}", each.join(", ")))
}

/// A target by its words and its place: `“Thanh toán trực tuyến” (dòng 162)`.
pub fn named(target: &Target<'_>, lang: Lang) -> String {
    match lines(target.lines, lang) {
        Some(lines) => format!("“{}” ({lines})", target.label),
        None => format!("“{}” ({})", target.label, target.id),
    }
}

/// The words with a capital at the beginning.
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// A second target, named after the first: by its place alone where the words are the same.
pub fn also_named(other: &Target<'_>, first: &Target<'_>, lang: Lang) -> String {
    let place = lines(other.lines, lang).filter(|_| other.label == first.label);
    place.unwrap_or_else(|| named(other, lang))
}

/// The same as an addition to a sentence: ` ở dòng 64`; nothing where both stand in one line.
pub fn elsewhere(other: &Target<'_>, first: &Target<'_>, lang: Lang) -> String {
    if other.label == first.label && other.lines.is_some() && other.lines == first.lines {
        return String::new();
    }
    let at = lang.pick("ở", "at");
    format!(" {at} {}", also_named(other, first, lang))
}

/// What the force of a requirement means for one plan, as an addition to a sentence.
pub fn force_note(cx: &Context<'_>, force: Force, lang: Lang) -> &'static str {
    match (force, cx.whose.level) {
        (Force::Must, _) => "",
        (Force::Aggregate, None | Some(Level::Commune)) => lang.pick(
            "; đây là mức chung của cả nước hoặc cả tỉnh, không phải nghĩa vụ riêng của từng xã",
            "; the figure is for the nation or the province as a whole, not a duty of each commune",
        ),
        (Force::Aggregate, Some(Level::Province)) => lang.pick(
            "; đây là mức chung của cả nước, không phải nghĩa vụ riêng của từng tỉnh",
            "; the figure is for the nation as a whole, not a duty of each province",
        ),
        (Force::Aggregate, _) => lang.pick(
            "; đây là mức chung, không phải nghĩa vụ riêng của từng cơ quan",
            "; the figure is for all as a whole, not a duty of each agency",
        ),
        (Force::Orientation, _) => lang.pick(
            "; văn bản nêu mức này để định hướng",
            "; the document gives this figure as orientation",
        ),
    }
}

/// What makes a requirement less than certain, and what to know about it: sentences without
/// final period.
pub fn doubts(cx: &Context<'_>, requirement: &Requirement, lang: Lang) -> Doubts {
    let document = cx.rules.document(requirement.document);
    let mut trust = Vec::new();
    if let Some(condition) = &requirement.audience.condition {
        let when = lang.pick("chỉ áp dụng khi", "it applies only if");
        trust.push(format!("{when} {condition}"));
    }
    if let Some(from) = cx.begins_after_all_it_states(requirement.document) {
        let from = lang.pick(from.vietnamese(), from.to_string());
        trust.push(match lang {
            Lang::Vi => format!(
                "kế hoạch chưa ghi ngày; nếu ban hành trước {from} thì yêu cầu này chưa có hiệu lực"
            ),
            Lang::En => {
                format!("the plan has no date; issued before {from} it would not owe this yet")
            }
        });
    }
    if !cx.whose.meets_subject(&requirement.audience) {
        trust.push(
            lang.pick(
                "yêu cầu này đặt cho kế hoạch chuyển đổi số nói chung, không riêng cho lĩnh vực của kế hoạch này",
                "it is asked of plans for digital transformation as a whole, not of plans on this one's subject",
            )
            .to_owned(),
        );
    }
    if let Some(subject) = cx.whose.asks_of_others(&requirement.audience) {
        let subject = subject.words(lang);
        trust.push(lang.pick(
            format!("mức này đặt cho kế hoạch về {subject}; chưa thấy câu nào buộc kế hoạch chuyển đổi số nói chung ghi lại"),
            format!("it is asked of plans on {subject}; no sentence was seen that has a general plan say it again"),
        ));
    }
    if unverified(document) {
        let name = document.name();
        trust.push(match lang {
            Lang::Vi => format!("chưa kiểm chứng đủ số, ngày hoặc nội dung của {name}"),
            Lang::En => format!("number, date or contents of {name} are not fully verified"),
        });
    }
    let lack = requirement.shortfall.as_ref();
    trust.extend(lack.map(|lack| shortfall(lack, document.name(), lang)));
    let name = document.name();
    let this_day = || {
        lang.pick(
        format!("{name} ban hành đúng ngày của kế hoạch, nên chưa thể đòi kế hoạch theo kịp; bổ sung khi điều chỉnh"),
        format!("{name} is of the plan's own day, so no plan could follow it yet; heed it when the plan is amended"),
    )
    };
    let this_day = cx.is_of_this_day(requirement.document).then(this_day);
    let notes = requirement.notes.iter().map(|note| of_rule(note, lang));
    Doubts {
        beside: this_day.into_iter().chain(notes).collect(),
        trust: self::trust(&trust, lang),
    }
}

/// How sure a source is, in one sentence; nothing where there is nothing to say.
pub fn trust(doubts: &[String], lang: Lang) -> String {
    if doubts.is_empty() {
        return String::new();
    }
    let sure = lang.pick("Độ tin cậy", "How sure");
    format!("{sure}: {}", doubts.join("; "))
}

/// A note of a rule; where it is written in the other language that is said.
pub fn of_rule(note: &Note, lang: Lang) -> String {
    let (words, of) = note.told(lang);
    let about = match (lang, of) {
        (Lang::Vi, Lang::Vi) => "Ghi chú",
        (Lang::Vi, Lang::En) => "Ghi chú (tiếng Anh)",
        (Lang::En, Lang::Vi) => "Note (in Vietnamese)",
        (Lang::En, Lang::En) => "Note",
    };
    format!("{about}: {}", words.trim_end_matches('.'))
}

/// Why a rule is so, behind a colon; nothing where it does not say.
pub fn because(why: Option<&Note>, lang: Lang) -> String {
    why.map_or_else(String::new, |why| format!(": {}", why.told(lang).0))
}

/// What the words that were seen of a requirement lack, in one sentence.
pub fn shortfall(shortfall: &Shortfall, name: &str, lang: Lang) -> String {
    match shortfall {
        Shortfall::Translated => lang.pick(
            format!("chưa có bản gốc {name}, mới thấy bản dịch"),
            format!("{name} was seen in translation only, not in Vietnamese"),
        ),
        Shortfall::Lacks(words) => lang.pick(
            format!("câu trích từ {name} không có chữ “{words}” mà chỉ tiêu này phải có"),
            format!("what was seen of {name} lacks “{words}”, on which this indicator rests"),
        ),
    }
}

/// What to say beside a quote that was seen in another language only.
pub fn translated(requirement: &Requirement, lang: Lang) -> Option<&'static str> {
    matches!(requirement.shortfall, Some(Shortfall::Translated)).then(|| {
        lang.pick(
            "(theo bản dịch, chưa thấy nguyên văn tiếng Việt)",
            "(as seen in translation, not in Vietnamese)",
        )
    })
}

/// Whether no error may rest on a requirement: its document is too little known, or the words
/// that were seen of it say too little.
pub fn unproven(rules: &RuleSet, requirement: &Requirement) -> bool {
    unverified(rules.document(requirement.document)) || requirement.shortfall.is_some()
}

/// Whether a document is too little known for an error to rest on it.
fn unverified(document: &Document) -> bool {
    let day_known = document.issued.is_some_and(PartialDate::is_whole);
    document.verified >= Verified::Partly || !day_known
}

/// A message of two texts.
pub fn message(text: String, help: impl Into<String>) -> Message {
    Message {
        text,
        help: help.into(),
        ..Message::default()
    }
}

/// How a figure is known, in one sentence.
pub fn evidence(evidence: &Evidence, lang: Lang) -> String {
    let kind = match evidence.kind {
        EvidenceKind::Primary => {
            lang.pick("đọc trong chính văn bản", "read in the document itself")
        }
        EvidenceKind::Secondary => {
            lang.pick("theo tài liệu đăng lại", "from a publication about it")
        }
        EvidenceKind::Transmitted => lang.pick(
            "do văn bản khác dẫn lại, không dùng để đối chiếu",
            "passed on by another document, judges nobody",
        ),
    };
    let checked = lang.pick(evidence.checked.vietnamese(), evidence.checked.to_string());
    match lang {
        Lang::Vi => format!(
            "Chứng cứ: {kind} (nguồn: {}; kiểm tra lần cuối: {checked})",
            evidence.whence
        ),
        Lang::En => format!(
            "Evidence: {kind} (source: {}; last checked {checked})",
            evidence.whence
        ),
    }
}

/// The path from the plan to a document: `77/KH-UBND`, `92/KH-UBND`, `71/NQ-CP`; empty where the
/// plan's basis never reaches it.
pub fn path<'c>(cx: &Context<'c>, document: DocumentId) -> Vec<&'c str> {
    cx.graph.path_names(document).unwrap_or_default()
}

#[cfg(test)]
mod tests;
