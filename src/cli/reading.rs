//! A plan from what a person handed in: a target set, or the text of the plan itself.

use super::annex::Annexes;
use crate::extract::{Extraction, Reader};
use crate::lang::Lang;
use crate::office::{self, Kind, Remark};
use crate::plan::Plan;
use crate::plan::read::{Items, Refused, Unit};
use crate::report::Ground;
use crate::rule::RuleSet;
use crate::text::{Source, doubtful, is_unseen, seen, seen_words};
use std::sync::{Arc, OnceLock};

/// Reads plans of either kind; the vocabulary for text is made when the first text comes.
pub(super) struct Readings<'r> {
    rules: &'r RuleSet,
    text: Vocabulary,
    annexes: Annexes,
    /// Whether the text of pictures is recognised.
    ocr: bool,
}

/// The vocabulary of a rule set for plans as text, made when the first comes.
pub(super) type Vocabulary = Arc<OnceLock<Reader>>;

/// A plan and what it was read from.
pub(super) struct Reading<'u> {
    pub(super) plan: Plan<'u>,
    /// The file, with the line for a line of many.
    pub(super) path: String,
    /// The same as it may be shown.
    pub(super) shown: String,
    /// The file alone.
    pub(super) file: &'u str,
    origin: Origin<'u>,
}

/// An input that gave no plan.
pub(super) struct Unreadable {
    /// The file.
    pub(super) file: String,
    /// What is wrong, a line each, each beginning with the file.
    pub(super) lines: Vec<String>,
}

enum Origin<'u> {
    /// Its items, and the line of the file on which it begins.
    TargetSet(Items<'u>, usize),
    Text(Source, Box<Extraction>, Vec<Remark>),
}

impl<'r> Readings<'r> {
    pub(super) fn new(rules: &'r RuleSet) -> Self {
        Self {
            rules,
            text: Vocabulary::default(),
            annexes: Annexes::default(),
            ocr: false,
        }
    }

    /// The same, with the vocabulary of these rules that others use too.
    pub(super) fn sharing(rules: &'r RuleSet, text: &Vocabulary) -> Self {
        Self {
            rules,
            text: Arc::clone(text),
            annexes: Annexes::default(),
            ocr: false,
        }
    }

    /// The same, and whether the text of pictures is recognised.
    #[must_use]
    pub(super) fn with_ocr(self, ocr: bool) -> Self {
        Self { ocr, ..self }
    }

    /// The same, for a plan that has these annexes.
    #[must_use]
    pub(super) fn with_annexes(self, annexes: &Annexes) -> Self {
        let annexes = annexes.clone();
        Self { annexes, ..self }
    }

    /// The plan of an input, or what is wrong with it, line by line.
    pub(super) fn read<'u>(
        &self,
        input: &'u Result<Unit, Refused>,
        lang: Lang,
    ) -> Result<Reading<'u>, Unreadable> {
        let refused = |refused: &Refused| Unreadable {
            file: refused.name.to_string(),
            lines: refused
                .lines(lang)
                .iter()
                .map(|l| seen(l).into_owned())
                .collect(),
        };
        let unit = input.as_ref().map_err(&refused)?;
        if is_text(unit) {
            return self.text(unit, lang);
        }
        if !self.annexes.is_empty() {
            let words = lang.pick(
                "là tập chỉ tiêu; `--annex` chỉ đi cùng dự thảo",
                "this is a target set; `--annex` goes with a draft",
            );
            return Err(Unreadable {
                file: unit.name.to_string(),
                lines: vec![seen(&format!("{}: {words}", unit.name)).into_owned()],
            });
        }
        let text = unit.text().map_err(|why| refused(&why))?;
        let mut plan = unit.plan(text).map_err(|why| refused(&why))?;
        let is_plain = doubtful(text).next().is_none();
        if !is_seen_whole(text, is_plain) {
            plan.show();
        }
        let path = if unit.first_line > 1 {
            format!("{}:{}", unit.name, unit.first_line)
        } else {
            unit.name.to_string()
        };
        Ok(Reading {
            plan,
            shown: seen(&path).into_owned(),
            path,
            file: &unit.name,
            origin: Origin::TargetSet(Items::new(text, is_plain), unit.first_line),
        })
    }

    fn text<'u>(&self, unit: &'u Unit, lang: Lang) -> Result<Reading<'u>, Unreadable> {
        // Blank lines in front count: a finding names the line of the user's file.
        let mut bytes = vec![b'\n'; unit.first_line.saturating_sub(1)];
        bytes.extend_from_slice(&unit.bytes);
        let read = read(bytes, self.ocr).and_then(|mut text| {
            self.annexes.join(&mut text)?;
            Ok(text)
        });
        let text = read.map_err(|why| {
            let (message, help) = (why.message(lang), why.help(lang));
            Unreadable {
                file: unit.name.to_string(),
                lines: vec![seen(&format!("{}: {message} ({help})", unit.name)).into_owned()],
            }
        })?;
        let shown = seen(&unit.name).into_owned();
        let (source, remarks) = text.into_source(shown.as_str());
        let reader = self.text.get_or_init(|| Reader::new(self.rules));
        let mut extraction = reader.read(&source);
        extraction.plan.show();
        for unread in &mut extraction.unread {
            unread.words = seen_words(&unread.words).into_owned();
        }
        Ok(Reading {
            plan: extraction.plan.clone(),
            path: unit.name.to_string(),
            shown,
            file: &unit.name,
            origin: Origin::Text(source, Box::new(extraction), remarks),
        })
    }
}

/// Whether surely no string of a JSON text holds what has to be shown as a sign: no escape stands in it, nor anything
/// else that is obeyed or not seen.
fn is_seen_whole(json: &str, is_plain: bool) -> bool {
    let hidden = memchr::memchr2(b'\\', b'#', json.as_bytes()).is_some();
    !hidden && (is_plain || !doubtful(json).any(is_unseen))
}

/// Reads the bytes of a file; the text of pictures where that is asked for.
#[cfg(not(target_family = "wasm"))]
pub(super) fn read(bytes: Vec<u8>, ocr: bool) -> Result<office::Text, office::Unreadable> {
    if ocr {
        office::read_or_recognise(bytes)
    } else {
        office::read(bytes)
    }
}

/// Reads the bytes of a file; a page has no programs to ask.
#[cfg(target_family = "wasm")]
pub(super) fn read(bytes: Vec<u8>, _: bool) -> Result<office::Text, office::Unreadable> {
    office::read(bytes)
}

impl Reading<'_> {
    /// Whether its words were recognised from pictures: none of them is sure.
    pub(super) fn is_recognised(&self) -> bool {
        matches!(&self.origin, Origin::Text(source, ..) if source.landmarks().is_recognised())
    }

    /// Whether it is surely a plan: a target set is; a text has to say what it is, and to hold
    /// something that plans hold.
    pub(super) fn is_plan(&self) -> bool {
        let plan = &self.plan;
        // The word for a kind alone ("Kế hoạch") is no title.
        let titled = plan
            .head
            .title
            .as_deref()
            .is_some_and(|title| title.split_whitespace().nth(2).is_some());
        let named = plan.head.number.is_some() || titled;
        let filled = !(plan.targets.is_empty() && plan.basis.is_empty() && plan.tasks.is_empty());
        matches!(self.origin, Origin::TargetSet(..)) || named && filled
    }

    /// What it was read from, for a report to point at.
    pub(super) fn ground(&self) -> Ground<'_> {
        match &self.origin {
            Origin::TargetSet(items, first_line) => Ground::TargetSet {
                items,
                first_line: *first_line,
            },
            Origin::Text(source, extraction, remarks) => Ground::Text {
                source,
                places: &extraction.places,
                unread: &extraction.unread,
                remarks,
            },
        }
    }
}

/// Whether the name of a file says that it is a target set: what does not read as one is a broken
/// one, not the text of a plan.
pub(super) fn is_named_as_set(name: &str) -> bool {
    let extension = std::path::Path::new(name).extension();
    extension.is_some_and(|extension| {
        ["json", "jsonl", "ndjson"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// Whether an input is no target set: one begins with a brace, or its name says that it is one.
fn is_text(unit: &Unit) -> bool {
    if is_named_as_set(&unit.name) {
        return false;
    }
    let bytes = unit.bytes.as_ref();
    if office::kind(bytes) != Kind::Text {
        return true;
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    bytes
        .iter()
        .find(|byte| !byte.is_ascii_whitespace())
        .is_some_and(|byte| !matches!(byte, b'{' | b'['))
}
