//! What is found of plans just on this side of a line and just on the other: `cases/edges`.
//!
//! A file names its rules and the findings it shows, then a plan in each paragraph: behind `#` what
//! must be true of it, then what it has that the plan of `plan.json` has not (JSON, laid over it).

use super::run::beside;
use doichieu::check::{Checker, Day, Finding, Outcome, Told};
use doichieu::document::{Level, Organ, PartialDate, Subject};
use doichieu::lang::Lang;
use doichieu::plan::read::read;
use doichieu::rule::RuleSet;
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::fs;

#[test]
fn each_edge_gives_its_findings() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/edges");
    let usual: Value =
        serde_json::from_str(&fs::read_to_string(format!("{folder}/plan.json")).unwrap()).unwrap();
    insta::glob!("../cases/edges", "*.txt", |path| {
        let text = fs::read_to_string(path).unwrap();
        let (head, edges) = text.split_once('\n').unwrap();
        let (rules, names) = head.split_once(':').unwrap();
        let rules = RuleSet::load(false, &[path.with_file_name(rules)]).unwrap();
        let checker = Checker::new(rules);
        let names: Vec<&str> = names.split_whitespace().collect();
        let mut shown = String::new();
        for edge in edges.split("\n\n").filter(|edge| !edge.trim().is_empty()) {
            let (said, laid): (Vec<&str>, Vec<&str>) =
                edge.trim().lines().partition(|line| line.starts_with('#'));
            let laid: Value = serde_json::from_str(&laid.concat())
                .unwrap_or_else(|why| panic!("{}: {edge}: {why}", path.display()));
            let _ = writeln!(shown, "{}", said.join("\n"));
            let by_hand = told_by_hand(&laid["told"]);
            shown += &found(&checker, &with(&usual, laid), &by_hand, &names);
            shown.push('\n');
        }
        beside(path, &shown);
    });
}

/// The findings of these names, with their words in both languages.
fn found(checker: &Checker, plan: &Value, by_hand: &Told, names: &[&str]) -> String {
    let text = plan.to_string();
    let mut plan = read(&text).unwrap_or_else(|why| panic!("{text}: {why:?}"));
    by_hand.lay_over(&mut plan.head);
    let today = PartialDate::day(2026, 11, 22).unwrap();
    let outcome = checker.check_told(&plan, Day { given: None, today }, by_hand);
    let is_named = |of: &&Finding| names.contains(&of.name.slug());
    let found: Vec<&Finding> = outcome.findings.iter().filter(is_named).collect();
    let mut shown: String = found
        .iter()
        .map(|finding| told(&outcome, finding))
        .collect();
    for same in found.chunk_by(|a, b| (a.severity, a.name) == (b.severity, b.name)) {
        if same.len() > 1 {
            shown += &told_together(&outcome, same);
        }
    }
    if shown.is_empty() {
        "nothing\n".to_owned()
    } else {
        shown
    }
}

/// What is said of several findings at once, where their check has words for that.
fn told_together(outcome: &Outcome<'_>, same: &[&Finding]) -> String {
    let mut shown = String::new();
    for lang in [Lang::Vi, Lang::En] {
        let Some(message) = outcome.describe_together(same, lang) else {
            continue;
        };
        let items = message.items.join("\n    - ");
        let _ = writeln!(
            shown,
            "  together: {}\n    - {items}\n    → {}",
            message.text, message.help
        );
    }
    shown
}

fn told(outcome: &Outcome<'_>, finding: &Finding) -> String {
    let lines = outcome
        .lines(finding)
        .map_or_else(String::new, |lines| format!(" {}", lines.first));
    let mut shown = format!(
        "{} {}{lines}\n",
        finding.severity.slug(),
        finding.name.slug()
    );
    for lang in [Lang::Vi, Lang::En] {
        let message = outcome.describe(finding, lang);
        let _ = writeln!(shown, "  {}\n    → {}", message.text, message.help);
        let of = message.doubts;
        for more in of
            .beside
            .iter()
            .chain([&of.trust])
            .filter(|more| !more.is_empty())
        {
            let _ = writeln!(shown, "    {more}");
        }
    }
    shown
}

/// What a person says of a plan beside its text.
fn told_by_hand(fields: &Value) -> Told {
    fn named<T: Copy>(all: &[(&str, T)], name: &Value) -> Option<T> {
        let name = name.as_str()?;
        Some(all.iter().find(|(known, _)| *known == name).unwrap().1)
    }
    let words = |name: &str| fields[name].as_str().map(str::to_owned);
    Told {
        organ: named(&Organ::ALL, &fields["organ"]),
        level: named(&Level::ALL, &fields["level"]),
        subject: named(&Subject::ALL, &fields["subject"]),
        province: words("province"),
        commune: words("commune"),
    }
}

/// A plan with what is laid over it; targets have the usual fields where they do not say others.
fn with(usual: &Value, laid: Value) -> Value {
    let mut plan = usual.clone();
    let Value::Object(laid) = laid else {
        panic!("no object: {laid}")
    };
    for (name, value) in laid {
        match (name.as_str(), value) {
            ("plan", Value::Object(head)) => lay(plan["plan"].as_object_mut().unwrap(), head),
            (list @ ("targets" | "task_targets" | "baselines"), Value::Array(items)) => {
                let filled = (1..).zip(items).map(|(at, item)| target(list, at, item));
                plan[list] = filled.collect();
            }
            (list @ ("basis" | "mentions"), Value::Array(items)) => {
                plan[list] = (5..)
                    .zip(items)
                    .map(|(at, item)| citation(at, item))
                    .collect();
            }
            ("told", _) => {}
            (_, value) => plan[name] = value,
        }
    }
    plan
}

fn target(list: &str, at: u32, item: Value) -> Value {
    let (first, sign) = match list {
        "targets" => (20, ">="),
        "task_targets" => (60, ">="),
        _ => (10, "="),
    };
    let mut target = json!({
        "id": format!("{list}-{at}"), "label": "Tỷ lệ thanh toán trực tuyến", "indicator": "pay",
        "op": sign, "unit": "%", "lines": [first + at, first + at],
    });
    let Value::Object(own) = item else {
        panic!("no object: {item}")
    };
    if !matches!(own.get("op").and_then(Value::as_str), Some("text" | "bool")) {
        target["value"] = 85.into();
    }
    lay(target.as_object_mut().unwrap(), own);
    target
}

/// A document as it is named: `kind; number; day; issuer; title`, where `-` is nothing.
fn citation(line: u32, item: Value) -> Value {
    let Value::String(parts) = item else {
        return item;
    };
    let names = ["kind", "number", "issued", "issuer", "title"];
    let parts = names.into_iter().zip(parts.split(';').map(str::trim));
    let parts = parts.filter(|(_, part)| *part != "-");
    let mut fields: Map<String, Value> = parts
        .clone()
        .map(|(name, part)| (name.to_owned(), part.into()))
        .collect();
    let words: Vec<&str> = parts.map(|(_, part)| part).collect();
    fields.insert("raw".to_owned(), words.join(" ").into());
    fields.insert("lines".to_owned(), json!([line, line]));
    Value::Object(fields)
}

/// Lays fields over others; `null` takes one away.
fn lay(fields: &mut Map<String, Value>, others: Map<String, Value>) {
    for (name, value) in others {
        if value.is_null() {
            fields.remove(&name);
        } else {
            fields.insert(name, value);
        }
    }
}
