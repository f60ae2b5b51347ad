//! A clause → the targets in it, each with its label.

use super::date;
use super::label::{
    after_label, counted, is_loose, label, label_of_things, shorn_end, shorn_start,
    without_remarks, without_year_start,
};
use super::letter::{is_alphabetic, lowercase};
use super::narrow::{before_figure, narrowed, without_fraction};
use super::phrases::Phrases;
use super::quantity::{Measure, Quantity, in_small, quantities};
use super::relevance::{fits, is_formula, is_paid, is_quota, is_scale};
use super::search::{has, places};
use super::words::Words;
use crate::target::{Modality, Promise};

/// A target as a sentence states it, before anybody asked what it measures.
#[derive(Clone, Debug)]
pub(super) struct Claim<'f> {
    /// What is measured, as printed, without the quantity.
    pub(super) label: String,
    /// The same without the words that belong to other values of its sentence.
    pub(super) measured: String,
    /// What is promised.
    pub(super) promise: Promise,
    /// The unit as a target set writes it.
    pub(super) unit: Option<String>,
    /// The year printed beside it.
    pub(super) year: Option<i16>,
    /// How strongly.
    pub(super) modality: Modality,
    /// The words, where there is no number.
    pub(super) text: Option<String>,
    /// Where it stands.
    pub(super) words: Words<'f>,
    /// Whether it is said of the present or the past.
    pub(super) is_present: bool,
}

/// Which quantities may be targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Specific targets: shares, levels, indices, and things counted.
    Targets,
    /// Tasks: shares, and least counts.
    Tasks,
    /// Reported results: shares, and all that is counted.
    Results,
}

/// The targets a clause states.
pub(super) fn claims(clause: Words<'_>, reading: Reading) -> Vec<Claim<'_>> {
    let clause = without_formula(clause);
    let kept = kept(clause, reading);
    if kept.is_empty() {
        return Vec::new();
    }
    let mut claims = Vec::with_capacity(kept.len());
    let segments = segments(clause, &kept);
    let base = base(clause, &segments);
    for (segment, quantity) in segments {
        claims.extend(claim(segment, &quantity, base, reading));
    }
    if let Some(base) = base {
        part_subjects(&mut claims, base);
    } else {
        name_parts(&mut claims);
    }
    claims
}

/// "đạt ít nhất 95%, tính theo công thức: …": without how it is worked out.
fn without_formula(clause: Words<'_>) -> Words<'_> {
    let leads = [
        ", tính theo ",
        ", tính bằng ",
        ", theo công thức",
        " (công thức",
    ];
    let at = leads
        .iter()
        .filter_map(|lead| clause.lower.find(lead))
        .min();
    at.map_or(clause, |at| clause.until(at))
}

/// "(hiện nay đạt 64,8%)", "(năm 2025 đạt 72%)": what is reached of the target it stands beside.
pub(super) fn reached<'f>(clause: Words<'f>, stated: &[Claim<'f>]) -> Vec<Claim<'f>> {
    let brackets = clause.text.match_indices('(').filter_map(|(at, _)| {
        let inner = clause.from(at + 1);
        let end = inner.text.find(')')?;
        let of = stated
            .iter()
            .rfind(|claim| claim.words.start < inner.start)?;
        Some((inner.until(end), of))
    });
    brackets
        .filter_map(|(inner, of)| {
            let now = inner.after_any(&["hiện nay", "hiện", "hiện tại", "đến nay"]);
            let (year, rest) = if let Some(rest) = now {
                (None, rest)
            } else {
                let rest = inner.after("năm")?;
                let year: i16 = rest.text.get(..4)?.parse().ok()?;
                (Some(year), rest.from(4).trim_start())
            };
            let said = rest.after_any(&["đạt", "là", "ước đạt", "đã đạt"]);
            said.or_else(|| rest.text.strip_prefix(':').map(|_| rest))?;
            let mut found = quantities(inner).into_iter();
            let quantity = found.next().filter(|q| q.measure == Measure::Percent)?;
            found.next().is_none().then(|| Claim {
                promise: quantity.promise,
                unit: unit(&quantity, &of.label),
                year,
                modality: Modality::Must,
                text: None,
                words: inner,
                is_present: true,
                ..of.clone()
            })
        })
        .collect()
}

/// The quantities of a clause that can be what it promises.
fn kept(clause: Words<'_>, reading: Reading) -> Vec<Quantity> {
    let all = quantities(clause);
    let shares = all.iter().any(|q| q.measure == Measure::Percent);
    let fits = |q: &&Quantity| fits(clause, q, reading, shares);
    let kept: Vec<Quantity> = all.iter().filter(fits).cloned().collect();
    // "Kinh phí: 620 triệu đồng, trong đó ngân sách xã 80%": what it is paid from.
    let is_paid = || reading != Reading::Results && is_paid(clause);
    // What the whole clause says is asked last: most clauses keep no quantity anyhow.
    let none = kept.is_empty()
        || is_formula(clause)
        || is_scale(clause, &all)
        || is_quota(clause)
        || is_paid();
    if none { Vec::new() } else { kept }
}

/// Parts a clause so that each part has one quantity.
fn segments<'f>(clause: Words<'f>, kept: &[Quantity]) -> Vec<(Words<'f>, Quantity)> {
    let mut found = Vec::with_capacity(kept.len());
    let mut start = 0;
    for (index, quantity) in kept.iter().enumerate() {
        let end = kept.get(index + 1).map_or(clause.text.len(), |next| {
            let gap = quantity.range.end..next.range.start;
            let counts = matches!(quantity.measure, Measure::Count(_));
            gap.start + boundary(clause.slice(gap), counts)
        });
        let shifted = Quantity {
            range: quantity.range.start - start..quantity.range.end - start,
            suffix: quantity
                .suffix
                .clone()
                .filter(|s| s.end <= end)
                .map(|s| s.start - start..s.end - start),
            ..quantity.clone()
        };
        found.push((clause.slice(start..end), shifted));
        start = end;
    }
    found
}

/// Where in the words between two quantities the second one's words begin.
fn boundary(gap: Words<'_>, counts: bool) -> usize {
    let mut joints: Vec<(usize, usize)> = Vec::new();
    for joint in [", ", " và ", "; ", " - ", ". ", " (", "; trong đó "] {
        joints.extend(places(gap.lower, joint).map(|at| (at, at + joint.len())));
    }
    joints.sort_unstable();
    let Some(last) = joints.last() else {
        // What is counted stands after its number: "14 Tổ công nghệ số cộng đồng với 96 thành viên".
        let with = gap.find("với").filter(|_| counts);
        return match with {
            Some(at) => at,
            None if gap.trim().is_empty() => gap.text.len(),
            None => 0,
        };
    };
    let label = |(_, after): &&(usize, usize)| {
        let rest = gap.from(*after);
        rest.after_any(&[
            "tỷ lệ",
            "tỉ lệ",
            "số",
            "trong đó",
            "trên",
            "có",
            "đến năm",
            "năm",
            "chỉ số",
        ])
        .is_some()
    };
    let at_once = joints
        .first()
        .filter(|(at, _)| gap.until(*at).trim().is_empty());
    let whole = gap.text.len();
    let right_before = joints
        .iter()
        .find(|(_, after)| gap.from(*after).trim().is_empty());
    let chosen = right_before
        .or_else(|| joints.iter().find(label))
        .or(at_once)
        .unwrap_or(last);
    chosen.0.min(whole)
}

/// "Tỷ lệ A: Đạt 100% đối với B và 65% đối với C": the label that both share.
fn base<'f>(clause: Words<'f>, segments: &[(Words<'f>, Quantity)]) -> Option<Words<'f>> {
    let (first, quantity) = segments.first().filter(|_| segments.len() > 1)?;
    let before = clause.until(first.start - clause.start + quantity.range.start);
    let label = shorn_end(before);
    let shared = segments.iter().skip(1).all(|(segment, q)| {
        let before = shorn_start(segment.until(q.range.start)).trim_matches(is_loose);
        before.is_empty() && is_about(segment.from(q.range.end))
    });
    (shared && !label.is_empty()).then_some(label)
}

/// "giáo viên, học sinh được tập huấn: đối với giáo viên" is not said of the pupils.
fn part_subjects(claims: &mut [Claim<'_>], base: Words<'_>) {
    let subject = |claim: &Claim<'_>| {
        let own = claim.label.get(base.text.len()..).unwrap_or_default();
        let own = own.trim_start_matches([':', ' ']).to_lowercase();
        let of = ["đối với ", "cho ", "ở ", "tại ", "với "]
            .iter()
            .find_map(|lead| own.strip_prefix(lead));
        of.unwrap_or(&own).to_owned()
    };
    let subjects: Vec<String> = claims.iter().map(subject).collect();
    for (at, claim) in claims.iter_mut().enumerate() {
        claim.measured = claim.label.to_lowercase();
        for (other, subject) in subjects.iter().enumerate() {
            if other != at && !subject.is_empty() {
                claim.measured = claim.measured.replacen(subject, "", 1);
            }
        }
    }
}

/// "…, trong đó 50% được cấp chứng chỉ": part of what was counted before, not an indicator.
fn name_parts(claims: &mut [Claim<'_>]) {
    let mut whole = String::new();
    for claim in claims {
        let own = lowercase(&claim.label);
        let has_subject = !["được ", "có ", "đã ", "là ", "qua ", "bằng ", "trực tuyến"]
            .iter()
            .any(|verb| own.starts_with(verb));
        let part = claim.words.find("trong đó").is_some_and(|at| at < 4);
        // "…, riêng vùng biên giới đạt ít nhất 60%": another share of a part.
        let apart = claim
            .label
            .strip_prefix("riêng ")
            .filter(|_| !whole.is_empty());
        if let Some(of) = apart {
            claim.label = format!("{whole}: {of}");
            claim.measured = String::new();
            continue;
        }
        let grows = ["tăng ", "giảm "].iter().any(|verb| own.starts_with(verb))
            && has(&own, "so với")
            && own.split_whitespace().count() <= 6;
        if grows && !whole.is_empty() {
            claim.label = format!("{whole}: {}", claim.label);
            claim.measured.clone_from(&claim.label);
        } else if part && !has_subject && !whole.is_empty() {
            claim.label = format!("{whole}: {}", claim.label);
            claim.measured = String::new();
        } else {
            whole.clone_from(&claim.label);
        }
    }
}

/// Whether words only say of whom a value is.
fn is_about(words: Words<'_>) -> bool {
    words
        .trim_start()
        .after_any(&["đối với", "cho", "ở", "tại", "vào năm", "năm", "với"])
        .is_some()
        || words.trim_matches(is_loose).is_empty()
}

fn claim<'f>(
    segment: Words<'f>,
    quantity: &Quantity,
    base: Option<Words<'f>>,
    reading: Reading,
) -> Option<Claim<'f>> {
    let before = lead(segment.until(quantity.range.start), reading);
    let after = segment.from(quantity.range.end);
    let (year, is_present) = year(segment, quantity);
    let (after_label, modality) = (after_label(segment, quantity), modality(segment));
    let label = match base {
        Some(base) => {
            let own = without_year_start(after_label.trim());
            if own.is_empty() {
                base.text.to_owned()
            } else {
                format!("{}: {own}", base.text)
            }
        }
        None if before.text.trim_end().ends_with('(') => shorn_end(before).text.to_owned(),
        None => match counted(segment, quantity) {
            Some(things) => label_of_things(before, things, &after_label),
            None => label(before, after, &after_label),
        },
    };
    let mut label = without_remarks(&label);
    if reading != Reading::Targets {
        label = narrowed(&label);
    }
    if !label.chars().any(is_alphabetic) {
        return None;
    }
    Some(Claim {
        unit: unit(quantity, &label),
        measured: label.clone(),
        label,
        promise: quantity.promise,
        year,
        modality,
        text: None,
        words: segment.trim_matches(is_loose),
        is_present,
    })
}

/// The words before a quantity that may name what it measures.
fn lead(before: Words<'_>, reading: Reading) -> Words<'_> {
    if reading == Reading::Targets {
        return before;
    }
    // "Trung tâm tiếp nhận 3.412 hồ sơ, tỷ lệ hồ sơ nộp trực tuyến đạt 78,9%"
    let named = [", tỷ lệ ", ", tỉ lệ "]
        .iter()
        .find_map(|lead| before.lower.rfind(lead));
    let before = named.map_or(before, |at| before.from(at + ", ".len()));
    without_fraction(before_figure(before))
}

/// The unit as a target set writes it.
fn unit(quantity: &Quantity, label: &str) -> Option<String> {
    match &quantity.measure {
        Measure::Percent => Some("%".to_owned()),
        Measure::Level => Some("level".to_owned()),
        Measure::Count(unit) => Some(in_small(unit)),
        Measure::Bare if has(&lowercase(label), "chỉ số") || label.contains("DTI") => {
            Some("index".to_owned())
        }
        Measure::Bare => None,
    }
}

fn modality(segment: Words<'_>) -> Modality {
    if segment.has_any(&["phấn đấu", "hướng tới"]) {
        Modality::Strive
    } else {
        Modality::Must
    }
}

/// The year printed nearest to a quantity, and whether the sentence reports the present.
fn year(segment: Words<'_>, quantity: &Quantity) -> (Option<i16>, bool) {
    static PRESENT: Phrases = Phrases::of(&[
        "hiện nay",
        "hiện đạt",
        "đã đạt",
        "hiện trạng",
        "ước đạt",
        "kết quả năm",
        "thực hiện năm",
        "đến nay",
    ]);
    let before = segment.until(quantity.range.start);
    // "Văn bằng từ năm 2000 đến nay" says which ones, not what is reached by now.
    let since = before.find("từ").zip(before.find("đến nay"));
    let present = since.is_none_or(|(from, now)| from > now) && PRESENT.are_in(before);
    let after = segment.from(quantity.range.end);
    let remark = after.text.find('(').unwrap_or(after.text.len());
    let found = last_year(before).or_else(|| first_year(after.until(remark)));
    (found, present)
}

fn years(words: Words<'_>) -> impl Iterator<Item = i16> {
    places(words.lower, "năm 2").filter_map(move |at| {
        let lead = words.until(at).trim_end();
        let digits = words.lower.get(at + "năm ".len()..)?.get(..4)?;
        let compared = lead.before_any(&["so với", "cùng kỳ", "từ"]).is_some();
        let of_a_day = lead
            .lower
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .ends_with("tháng ");
        digits.parse().ok().filter(|_| !compared && !of_a_day)
    })
}

fn last_year(words: Words<'_>) -> Option<i16> {
    years(words).last()
}

fn first_year(words: Words<'_>) -> Option<i16> {
    years(words).next().or_else(|| {
        let at = words.find("quý")?;
        date::quarter(words.from(at).lower).map(|(year, _)| year)
    })
}
