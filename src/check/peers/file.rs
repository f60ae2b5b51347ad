//! The figures of a run as a file: `doichieu/peers/1`.

use super::Peers;
use crate::error::Words;
use crate::plan::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The name and version of the format.
pub const PEERS: &str = "doichieu/peers/1";

/// The most bytes, groups, figures of a group and plans that are read.
const MOST_BYTES: usize = 32 << 20;
const MOST_GROUPS: usize = 200_000;
const MOST_FIGURES: usize = 2_000;
const MOST_PLANS: u64 = 1_000_000;
/// The most letters of a name.
const MOST_LETTERS: usize = 200;

/// Why a file of figures is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub Words);

#[derive(Deserialize)]
struct Schema {
    schema: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    plans: u64,
    groups: Vec<Group>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Group {
    indicator: String,
    year: i16,
    province: String,
    /// Each figure with the number of plans that set it.
    values: Vec<(String, u64)>,
}

fn refused(vi: String, en: String) -> Unreadable {
    Unreadable(Words { vi, en })
}

fn broken(why: &serde_json::Error) -> Unreadable {
    let (line, column) = (why.line(), why.column());
    refused(
        format!("sai định dạng ở dòng {line}, cột {column}"),
        format!("it is broken at {line}:{column}: {why}"),
    )
}

impl Peers {
    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// What is wrong with it: another format, broken, too large, or figures that cannot be.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        if text.len() > MOST_BYTES {
            return Err(too_many(text.len(), MOST_BYTES, "byte", "bytes"));
        }
        let version: Schema = serde_json::from_str(text).map_err(|why| broken(&why))?;
        if version.schema.as_deref() != Some(PEERS) {
            let found = version.schema.unwrap_or_default();
            return Err(refused(
                format!("tệp ghi định dạng “{found}”, cần “{PEERS}”"),
                format!("it is “{found}”, not “{PEERS}”"),
            ));
        }
        let file: File = serde_json::from_str(text).map_err(|why| broken(&why))?;
        if file.groups.len() > MOST_GROUPS {
            return Err(too_many(file.groups.len(), MOST_GROUPS, "nhóm", "groups"));
        }
        if file.plans > MOST_PLANS {
            return Err(impossible("plans", &file.plans.to_string()));
        }
        let mut peers = Self {
            plans: file.plans,
            ..Self::default()
        };
        let mut seen = BTreeSet::new();
        for group in &file.groups {
            peers.take(group)?;
            if !seen.insert((&group.indicator, group.year, &group.province)) {
                let name = format!("{} {} {}", group.indicator, group.year, group.province);
                return Err(refused(
                    format!("nhóm “{name}” có hai lần"),
                    format!("the group “{name}” stands twice"),
                ));
            }
        }
        Ok(peers)
    }

    fn take(&mut self, group: &Group) -> Result<(), Unreadable> {
        for name in [&group.indicator, &group.province] {
            if name.chars().count() > MOST_LETTERS || name.chars().any(char::is_control) {
                return Err(impossible(
                    "indicator, province",
                    &name.escape_debug().to_string(),
                ));
            }
        }
        if !(1990..=2100).contains(&group.year) {
            return Err(impossible("year", &group.year.to_string()));
        }
        if group.values.len() > MOST_FIGURES {
            return Err(too_many(
                group.values.len(),
                MOST_FIGURES,
                "giá trị",
                "figures",
            ));
        }
        let mut plans = 0_u64;
        for (printed, count) in &group.values {
            let Ok(value) = printed.parse::<Decimal>() else {
                return Err(impossible("values", printed));
            };
            plans = plans.saturating_add(*count);
            if *count == 0 || plans > self.plans {
                return Err(impossible("values", &format!("{printed}: {count}")));
            }
            self.add(&group.indicator, group.year, &group.province, value, *count);
        }
        Ok(())
    }

    /// The figures as a file: a group a line, in order.
    ///
    /// # Errors
    ///
    /// Never, but that is for `serde_json` to say.
    pub fn write(&self) -> Result<String, serde_json::Error> {
        let mut lines = Vec::new();
        for ((indicator, year, province), of) in self.provinces() {
            let values = of.counts().map(|(value, plans)| (value.to_string(), plans));
            lines.push(serde_json::to_string(&Group {
                indicator: indicator.to_owned(),
                year,
                province: province.to_owned(),
                values: values.collect(),
            })?);
        }
        let between = if lines.is_empty() { "" } else { "\n" };
        let (plans, lines) = (self.plans, lines.join(",\n"));
        Ok(format!(
            "{{\"schema\":\"{PEERS}\",\"plans\":{plans},\"groups\":[{between}{lines}{between}]}}\n"
        ))
    }
}

fn too_many(found: usize, most: usize, vi: &str, en: &str) -> Unreadable {
    refused(
        format!("có {found} {vi}, nhiều nhất chỉ đọc {most}"),
        format!("it has {found} {en}, and no more than {most} are read"),
    )
}

fn impossible(field: &str, found: &str) -> Unreadable {
    let found: String = found.chars().take(60).collect();
    refused(
        format!("“{found}” không thể là giá trị của “{field}”"),
        format!("“{found}” cannot stand in “{field}”"),
    )
}

/// The JSON Schema of the file.
pub fn peers_schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": PEERS,
        "description": "what the communes of a run set themselves, by indicator, year and province; no legal minimum",
        "type": "object",
        "required": ["schema", "plans", "groups"],
        "additionalProperties": false,
        "properties": {
            "schema": { "const": PEERS },
            "plans": { "type": "integer", "minimum": 0, "maximum": MOST_PLANS, "description": "how many plans the figures are of" },
            "groups": { "type": "array", "maxItems": MOST_GROUPS, "items": {
                "type": "object",
                "required": ["indicator", "year", "province", "values"],
                "additionalProperties": false,
                "properties": {
                    "indicator": { "type": "string", "maxLength": MOST_LETTERS },
                    "year": { "type": "integer", "minimum": 1990, "maximum": 2100 },
                    "province": { "type": "string", "maxLength": MOST_LETTERS },
                    "values": { "type": "array", "maxItems": MOST_FIGURES, "items": {
                        "type": "array",
                        "prefixItems": [
                            { "type": "string", "description": "the figure, an exact decimal" },
                            { "type": "integer", "minimum": 1, "description": "how many plans set it" },
                        ],
                        "minItems": 2,
                        "maxItems": 2,
                    } },
                },
            } },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut peers = Peers::default();
        for (value, province) in [("80", "Lâm Đồng"), ("99.5", "Cà Mau"), ("80", "Lâm Đồng")]
        {
            peers.plans += 1;
            peers.add("a", 2026, province, value.parse().unwrap(), 1);
        }
        let text = peers.write().unwrap();
        assert_eq!(Peers::parse(&text).unwrap(), peers);
        assert!(text.contains("[[\"80\",2]]"), "{text}");
    }

    #[test]
    fn what_just_fits_is_read() {
        let name = "a".repeat(MOST_LETTERS);
        let values: Vec<String> = (0..MOST_FIGURES)
            .map(|at| format!("[\"{at}\",1]"))
            .collect();
        for year in [1990, 2100] {
            let group = format!(
                "{{\"indicator\":\"{name}\",\"year\":{year},\"province\":\"b\",\"values\":[{}]}}",
                values.join(",")
            );
            let text =
                format!("{{\"schema\":\"{PEERS}\",\"plans\":{MOST_PLANS},\"groups\":[{group}]}}");
            let peers = Peers::parse(&text).unwrap();
            assert_eq!(peers.plans(), MOST_PLANS);
        }
    }

    #[test]
    fn a_hostile_file_is_refused_with_words() {
        let group =
            |group: &str| format!("{{\"schema\":\"{PEERS}\",\"plans\":3,\"groups\":[{group}]}}");
        let one = r#"{"indicator":"a","year":2026,"province":"b","values":[["80",1]]}"#;
        assert!(Peers::parse(&group(one)).is_ok());
        for (text, words) in [
            ("not json".to_owned(), "broken at 1:"),
            (
                "{\"schema\":\"doichieu/baseline/1\"}".to_owned(),
                "not “doichieu/peers/1”",
            ),
            (group(&one.replace("\"80\",1", "\"80\",4")), "80: 4"),
            (group(&one.replace("\"80\",1", "\"80\",0")), "80: 0"),
            (group(&one.replace("\"80\"", "\"NaN\"")), "NaN"),
            (group(&one.replace("2026", "9999")), "9999"),
            (
                group(&one.replace("\"b\"", "\"\\u001b[2J\"")),
                "cannot stand",
            ),
            (group(&format!("{one},{one}")), "stands twice"),
            (
                group(&one.replace("\"year\"", "\"x\":1,\"year\"")),
                "unknown field",
            ),
            (
                group(&one.replace(
                    "[[\"80\",1]]",
                    &format!("[{}]", vec!["[\"1\",1]"; 2001].join(",")),
                )),
                "2001 figures",
            ),
            (" ".repeat(MOST_BYTES + 1), "bytes"),
            (" ".repeat(MOST_BYTES), "broken at 1:"),
            (group(&one.replace("2026", "1989")), "1989"),
            (group(&one.replace("2026", "2101")), "2101"),
            (
                group(&one.replace("\"a\"", &format!("\"{}\"", "a".repeat(201)))),
                "cannot stand",
            ),
            (group("").replace(":3,", ":1000001,"), "1000001"),
            (group(&one.replace("1]]", "1],[\"81\",3]]")), "81: 3"),
            ("[".repeat(100_000), "broken at 1:"),
        ] {
            let why = Peers::parse(&text).unwrap_err().0;
            assert!(why.en.contains(words), "{words}: {why:?}");
        }
    }
}
