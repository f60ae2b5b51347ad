//! The baseline: findings that were there before. They pass; new ones and worse ones do not.

use super::{Fingerprint, Folder, Likeness};
use crate::check::{Finding, Name, Outcome, Severity};
use crate::disk;
use crate::error::Error;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// The name and version of the format.
pub const BASELINE: &str = "doichieu/baseline/1";

/// The most bytes of a baseline: some of the country have been seen at a tenth of it.
const LONGEST: u64 = 256 << 20;

/// A finding of a baseline.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The plan: its path from the folder of the baseline.
    pub plan: String,
    /// The name of the finding.
    pub name: String,
    /// What the finding is known again by.
    pub fingerprint: String,
    /// How bad it was: what is worse now counts as new.
    pub severity: String,
    /// Its words, for people.
    pub message: String,
    /// What it is known again by where its words have grown; a baseline written before has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<String>,
    /// The plan's words that it is about, to see how they have grown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Record {
    /// Whether a finding is this one after its words have grown or shrunk: "trên địa bàn xã" was
    /// added, and nothing else is another.
    pub(super) fn is_like(&self, finding: &Likeness) -> bool {
        self.near.as_deref() == Some(finding.near.to_string().as_str())
            && self
                .words
                .as_deref()
                .is_some_and(|words| has_grown(words, &finding.words))
    }
}

/// The most words that are added to others without making them others.
const GROWTH: usize = 8;

/// Whether one text is the other with words added; both say something.
fn has_grown(one: &str, other: &str) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) = (
        one.split_whitespace().collect(),
        other.split_whitespace().collect(),
    );
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let added = long.len() - short.len();
    let mut rest = long.iter();
    let held = short.iter().all(|word| rest.any(|other| other == word));
    held && added <= GROWTH && added <= short.len()
}

/// The findings that were there before, by plan.
#[derive(Clone, Debug)]
pub struct Baseline {
    folder: Folder,
    plans: BTreeMap<String, BTreeMap<Fingerprint, Record>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "schema")]
    _schema: String,
    findings: Vec<Record>,
}

#[derive(Deserialize)]
struct Schema {
    schema: Option<String>,
}

impl Baseline {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = disk::read_whole(path, LONGEST)
            .and_then(|bytes| String::from_utf8(bytes).map_err(io::Error::other))
            .map_err(|why| {
                let why = crate::error::reason(&why);
                refused(path, &format!("không đọc được ({})", why.vi), &why.en)
            })?;
        Self::parse(path, &text)
    }

    /// The baseline of a text; paths start at the folder of `path`.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Error> {
        let broken = |why: serde_json::Error| {
            let at = format!("{}:{}", why.line(), why.column());
            refused(
                path,
                &format!("sai định dạng ở dòng {}, cột {}", why.line(), why.column()),
                &format!("it is broken at {at}: {why}"),
            )
        };
        let version: Schema = serde_json::from_str(text).map_err(broken)?;
        if version.schema.as_deref() != Some(BASELINE) {
            let found = version.schema.unwrap_or_default();
            return Err(refused(
                path,
                &format!("tệp ghi định dạng “{found}”, cần “{BASELINE}”"),
                &format!("it is “{found}”, not “{BASELINE}”"),
            ));
        }
        let file: File = serde_json::from_str(text).map_err(broken)?;
        let mut plans: BTreeMap<String, BTreeMap<Fingerprint, Record>> = BTreeMap::new();
        for record in file.findings {
            let Ok(fingerprint) = record.fingerprint.parse() else {
                let found = &record.fingerprint;
                return Err(refused(
                    path,
                    &format!("“{found}” không phải dấu nhận dạng của phát hiện"),
                    &format!("“{found}” is no fingerprint"),
                ));
            };
            let of_plan = plans.entry(record.plan.clone()).or_default();
            of_plan.insert(fingerprint, record);
        }
        Ok(Self {
            folder: Folder::of(path),
            plans,
        })
    }

    /// What the baseline has of the plan of this path in this file, with these findings. A file
    /// that was renamed is the one that is gone and had most of them; a plan of many in a file
    /// whose number has changed is the one of its commune.
    pub(super) fn of_plan(
        &self,
        outcome: &Outcome<'_>,
        path: &str,
        file: &str,
        found: &BTreeSet<Fingerprint>,
    ) -> Option<&BTreeMap<Fingerprint, Record>> {
        let key = key(&self.folder, outcome, path, file);
        if let Some(known) = self.plans.get(&key) {
            return Some(known);
        }
        if let Some((file, _)) = key.split_once('#') {
            let head = &outcome.plan.head;
            let (Some(commune), Some(province)) = (&head.commune, &head.province) else {
                return None;
            };
            let area = format!(" {commune} {province}");
            let mut same = self.plans.iter().filter(|(other, _)| {
                let other = other.split_once('#');
                other.is_some_and(|(of, whose)| of == file && whose.ends_with(&area))
            });
            return match (same.next(), same.next()) {
                (Some((_, known)), None) => Some(known),
                _ => None,
            };
        }
        let gone = self.plans.iter().filter(|(other, _)| {
            !other.contains('#') && !other.starts_with('<') && !self.folder.has(other)
        });
        let shared = |known: &BTreeMap<Fingerprint, Record>| {
            known.keys().filter(|one| found.contains(one)).count()
        };
        gone.map(|(_, known)| (shared(known), known))
            // Less than half is no renaming: it is another plan.
            .filter(|(count, known)| *count > 0 && *count * 2 >= known.len())
            .max_by_key(|(count, _)| *count)
            .map(|(_, known)| known)
    }
}

/// The records as a file: one a line, in order.
pub fn write(records: &BTreeSet<Record>) -> Result<String, Error> {
    let lines: Result<Vec<String>, _> = records.iter().map(serde_json::to_string).collect();
    let lines = lines.map_err(|why| Error::Output(why.into()))?;
    let between = if lines.is_empty() { "" } else { "\n" };
    Ok(format!(
        "{{\"schema\":\"{BASELINE}\",\"findings\":[{between}{}{between}]}}\n",
        lines.join(",\n")
    ))
}

/// The name of a plan in a baseline: its file; where that may hold many plans, which one, by what
/// it says of itself and not by its line.
pub(super) fn key(folder: &Folder, outcome: &Outcome<'_>, path: &str, file: &str) -> String {
    let name = folder.path_to(file);
    let kind = Path::new(file).extension().and_then(|kind| kind.to_str());
    if path == file && !matches!(kind, Some("jsonl" | "ndjson")) {
        return name;
    }
    let head = &outcome.plan.head;
    let number = head.number.as_deref().unwrap_or_default();
    let commune = head.commune.as_deref().unwrap_or_default();
    let province = head.province.as_deref().unwrap_or_default();
    format!("{name}#{number} {commune} {province}")
}

/// Whether a finding is no worse than it was.
pub(super) fn is_no_worse(finding: &Finding, record: &Record) -> bool {
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let was = severities.iter().find(|s| s.slug() == record.severity);
    was.is_some_and(|was| finding.severity >= *was)
}

/// Whether a finding can stand in a baseline: those about waivers are the reviewer's to settle.
pub(super) fn can_hold(name: Name) -> bool {
    !name.is_of_waivers()
}

/// A message without the lines it names in brackets: they move, and the file should not.
pub(super) fn without_lines(message: &str) -> String {
    let mut out = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((before, after)) = rest.split_once(" (") {
        out.push_str(before);
        let inside = after.split_once(')');
        if let Some((_, behind)) = inside.filter(|(inside, _)| is_lines(inside)) {
            rest = behind;
        } else {
            out.push_str(" (");
            rest = after;
        }
    }
    out + rest
}

/// `dòng 20`, `lines 20–22`.
fn is_lines(words: &str) -> bool {
    let number = ["dòng ", "lines ", "line "]
        .iter()
        .find_map(|lead| words.strip_prefix(lead));
    number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit() || c == '–'))
}

fn refused(path: &Path, vi: &str, en: &str) -> Error {
    let path = path.display();
    Error::request(
        format!(
            "không dùng được tệp phát hiện đã biết “{path}”: {vi}; tạo lại bằng --write-baseline"
        ),
        format!("the baseline “{path}” cannot be used: {en}; write it anew with --write-baseline"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn read(text: &str) -> Result<Baseline, String> {
        Baseline::parse(Path::new("b.json"), text).map_err(|error| error.words(Lang::En))
    }

    #[test]
    fn lines_in_brackets_are_left_out() {
        for (message, plain) in [
            (
                "“x” (line 20) promises ≥ 75% (Mục 3)",
                "“x” promises ≥ 75% (Mục 3)",
            ),
            ("“x” (dòng 20–22) và “y” (dòng 9)", "“x” và “y”"),
            ("“x (line y” (t1) (", "“x (line y” (t1) ("),
        ] {
            assert_eq!(without_lines(message), plain);
        }
    }

    #[test]
    fn words_that_grow_are_the_same_and_others_are_not() {
        for (one, other, same) in [
            (
                "tỷ lệ hộ có cáp quang",
                "tỷ lệ hộ có cáp quang trên địa bàn xã",
                true,
            ),
            (
                "tỷ lệ hộ trên địa bàn xã có cáp quang",
                "tỷ lệ hộ có cáp quang",
                true,
            ),
            ("tỷ lệ hộ có cáp quang", "tỷ lệ hộ có điện lưới", false),
            (
                "tỷ lệ hộ",
                "tỷ lệ hộ có cáp quang của các thôn trên địa bàn xã",
                false,
            ),
            ("", "tỷ lệ", false),
            ("", "", true),
        ] {
            assert_eq!(has_grown(one, other), same, "{one} / {other}");
            assert_eq!(has_grown(other, one), same, "{other} / {one}");
        }
    }

    #[test]
    fn what_is_written_is_read_and_what_is_broken_is_said() {
        let record = Record {
            plan: "a.json".to_owned(),
            name: "weaker-target".to_owned(),
            fingerprint: "0f".repeat(16),
            severity: "error".to_owned(),
            message: "“x” is short".to_owned(),
            near: None,
            words: None,
        };
        let text = write(&BTreeSet::from([record])).unwrap();
        assert_eq!(text.lines().count(), 3);
        assert_eq!(read(&text).unwrap().plans["a.json"].len(), 1);
        assert!(
            read(&write(&BTreeSet::new()).unwrap())
                .unwrap()
                .plans
                .is_empty()
        );
        for (broken, words) in [
            (text.replace("baseline/1", "baseline/2"), "baseline/2"),
            (text.replace("0f0f", "zz0f"), "no fingerprint"),
            (text.replace("\"name\"", "\"nam\""), "nam"),
            (text.replace("]}", ""), "broken at"),
            (String::new(), "broken at"),
            ("{}".to_owned(), "not “doichieu/baseline/1”"),
        ] {
            let error = read(&broken).unwrap_err();
            assert!(error.contains(words), "{broken}: {error}");
        }
    }
}
