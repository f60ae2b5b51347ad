//! The workload that other tools are laid beside: the same promises as target sets and as plain records, the same
//! minimums as rules and as a JSON Schema, of which one promise in ten falls short.
//!
//! 45 indicators a commune; each of the first 40 has a minimum in each of 1 or 10 documents of the nation. The first
//! document asks the most, so that the promises that fall short are the same with 40 and with 400 minimums.

use super::country::random::Random;
use super::country::shape::{Citation, Head, Target, TargetSet};
use super::country::{COMMUNES, name_of, province_of};
use serde_json::{Map, Number, Value, json};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Indicators of each target set; the first of them have minimums.
const INDICATORS: usize = 45;
/// What each document is about.
const TITLE: &str = "giao chỉ tiêu chuyển đổi số năm 2026";
/// Minimums of each document.
pub(crate) const ASKED: usize = 40;

/// The least, in percent, that the document asks of the indicator: the first document asks the most.
pub(crate) fn minimum(indicator: usize, document: usize) -> usize {
    60 + indicator % 5 * 5 - 5 * document
}

/// The slug of an indicator.
pub(crate) fn slug(indicator: usize) -> String {
    format!("measured-share-{indicator:02}")
}

/// Writes `communes.jsonl`, `records.jsonl`, and `40.rules`, `400.rules`, `40.schema.json` and `400.schema.json`.
/// Returns how many promises fall short.
pub(crate) fn write(folder: &Path) -> io::Result<usize> {
    fs::create_dir_all(folder)?;
    for documents in [1, 10] {
        let minimums = documents * ASKED;
        fs::write(folder.join(format!("{minimums}.rules")), rules(documents))?;
        let schema = schema(documents).to_string();
        fs::write(folder.join(format!("{minimums}.schema.json")), schema)?;
    }
    let mut sets = BufWriter::new(File::create(folder.join("communes.jsonl"))?);
    let mut records = BufWriter::new(File::create(folder.join("records.jsonl"))?);
    let mut short = 0;
    for commune in 0..COMMUNES {
        let mut random = Random::new(0x0B_E51D_E000 ^ (commune as u64) << 20);
        let promises: Vec<usize> = (0..INDICATORS).map(|at| promise(&mut random, at)).collect();
        let asked = promises.iter().take(ASKED).enumerate();
        short += asked
            .filter(|(at, value)| **value < minimum(*at, 0))
            .count();
        let set = serde_json::to_string(&target_set(commune, &promises))?;
        writeln!(sets, "{set}")?;
        writeln!(records, "{}", record(commune, &promises))?;
    }
    sets.flush()?;
    records.flush()?;
    Ok(short)
}

/// What a commune promises, in percent: one in ten falls short of what the first document asks.
fn promise(random: &mut Random, indicator: usize) -> usize {
    let minimum = minimum(indicator, 0);
    if random.chance(10) {
        minimum - 1 - random.below(15)
    } else {
        minimum + random.below(101 - minimum)
    }
}

fn commune_of(commune: usize) -> (String, &'static str) {
    (name_of(commune), province_of(commune))
}

fn label(indicator: usize) -> String {
    format!("Tỷ lệ hồ sơ thuộc nhóm {indicator:02} được giải quyết trên môi trường điện tử")
}

fn target_set(commune: usize, promises: &[usize]) -> TargetSet {
    let (name, province) = commune_of(commune);
    let targets = promises.iter().enumerate().map(|(at, value)| Target {
        id: format!("t{:02}", at + 1),
        label: label(at),
        indicator: Some(slug(at)),
        op: ">=".to_owned(),
        value: Some(Number::from(*value)),
        unit: Some("%".to_owned()),
        year: Some(2026),
        modality: Some("must".to_owned()),
        section: Some("II.1".to_owned()),
        lines: u32::try_from(20 + at).ok().map(|line| [line; 2]),
        ..Target::default()
    });
    let number = "501/QĐ-TTg";
    TargetSet {
        schema: "doichieu/plan/1".to_owned(),
        plan: Head {
            number: Some(format!("{}/KH-UBND", 20 + commune % 200)),
            issued: Some("2026-03-02".to_owned()),
            issuer: Some(format!("UBND xã {name}")),
            title: Some(format!("Kế hoạch Chuyển đổi số xã {name} năm 2026")),
            level: Some("commune".to_owned()),
            kind: Some("commune".to_owned()),
            commune: Some(name),
            province: Some(province.to_owned()),
            years: vec![2026],
        },
        basis: vec![Citation {
            raw: Some(format!(
                "Quyết định số {number} ngày 05/01/2026 của Thủ tướng Chính phủ về {TITLE}"
            )),
            kind: Some("quyết định".to_owned()),
            number: Some(number.to_owned()),
            issued: Some("2026-01-05".to_owned()),
            issuer: Some("Thủ tướng Chính phủ".to_owned()),
            title: Some(TITLE.to_owned()),
            lines: Some([8, 8]),
            ..Citation::default()
        }],
        mentions: Vec::new(),
        targets: targets.collect(),
        task_targets: Vec::new(),
        baselines: Vec::new(),
        tasks: Vec::new(),
    }
}

/// The same promises as somebody writes them who has only them to write.
fn record(commune: usize, promises: &[usize]) -> Value {
    let (name, province) = commune_of(commune);
    let promises = promises.iter().enumerate();
    let targets: Map<String, Value> = promises
        .map(|(at, value)| (slug(at), json!({"op": ">=", "value": value, "year": 2026})))
        .collect();
    json!({"commune": name, "province": province, "targets": targets})
}

fn rules(documents: usize) -> String {
    let mut text = String::new();
    for at in 0..INDICATORS {
        let (slug, label) = (slug(at), label(at));
        let _ = writeln!(
            text,
            "indicator {slug} {{\n  vi \"{label}\"\n  en \"Files of group {at:02} handled online\"\n  unit %\n}}"
        );
    }
    for document in 0..documents {
        let (number, day) = (501 + document, 5 + document);
        let _ = writeln!(
            text,
            "document qd-{number}-2026 {{\n  number \"{number}/QĐ-TTg\"\n  issued 2026-01-{day:02}\n  \
             issuer \"Thủ tướng Chính phủ\"\n  level national\n  title \"{TITLE}\"\n  verified read\n}}\n\
             from qd-{number}-2026 for commune {{\n  evidence primary \"a benchmark\" checked 2026-11-22"
        );
        for at in 0..ASKED {
            let _ = writeln!(
                text,
                "  {} >= {}% by 2026 must",
                slug(at),
                minimum(at, document)
            );
        }
        text.push_str("}\n");
    }
    text
}

fn schema(documents: usize) -> Value {
    let of_document = |document| {
        let minimums: Map<String, Value> = (0..ASKED)
            .map(|at| {
                let minimum = json!({"properties": {"value": {"minimum": minimum(at, document)}}});
                (slug(at), minimum)
            })
            .collect();
        json!({"properties": {"targets": {"properties": minimums}}})
    };
    json!({"allOf": (0..documents).map(of_document).collect::<Vec<_>>()})
}
