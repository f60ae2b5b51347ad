//! `waivers.toml`: what the reviewer allows, why, and until when.

use super::fault::{FaultKind, Faults};
use super::table::{self, At, SettingsReader, Table};
use crate::check::Name;
use crate::check::waiver::Waiver;
use crate::gate::{Folder, Scope, WaiverEntry, Waivers};
use crate::text::{Source, did_you_mean};
use std::path::Path;
use std::sync::Arc;

const TOP: &[&str] = &["waiver"];
const KEYS: &[&str] = &[
    "finding",
    "plan",
    "indicator",
    "document",
    "reason",
    "approved-by",
    "until",
];

/// Reads a file of waivers; `indicators` are the slugs that the rules know.
pub fn read(path: &Path, indicators: &[&str]) -> Result<Waivers, Faults> {
    parse(&super::source(path)?, indicators)
}

/// The waivers of a text. Its name is the path of the file: patterns start at its folder.
pub fn parse(source: &Source, indicators: &[&str]) -> Result<Waivers, Faults> {
    let entries = table::whole(source, |reader, top| {
        reader.keys(top, TOP);
        let tables = reader.tables(top, "waiver");
        let mut parsing = Parsing {
            reader,
            source,
            indicators,
        };
        tables
            .into_iter()
            .filter_map(|table| parsing.entry(table))
            .collect()
    })?;
    Ok(Waivers {
        file: source.name().to_owned(),
        folder: Folder::of(Path::new(source.name())),
        entries,
    })
}

struct Parsing<'p> {
    reader: &'p mut SettingsReader,
    source: &'p Source,
    indicators: &'p [&'p str],
}

impl Parsing<'_> {
    /// A waiver; none where anything is wrong with it.
    fn entry(&mut self, table: Table<'_>) -> Option<WaiverEntry> {
        self.reader.keys(table, KEYS);
        let finding = self.finding(table);
        let plan = self.reader.required(table, "plan");
        let plan = plan.and_then(|at| super::glob(self.reader, &at));
        let indicator = self.reader.text(table, "indicator");
        let document = self.reader.text(table, "document");
        if let Some(finding) = finding {
            self.scope(table, finding, [indicator.as_ref(), document.as_ref()]);
        }
        if let Some(indicator) = &indicator {
            self.known(indicator);
        }
        let reason = self.reader.required(table, "reason");
        let approved_by = self.reader.required(table, "approved-by");
        let until = self.reader.date(table, "until");
        let position = self.source.position(table.span.start);
        let text = |at: At<&str>| at.value.trim().to_owned();
        let (indicator, document) = (indicator.map(text), document.map(text));
        Some(WaiverEntry {
            waiver: Arc::new(Waiver {
                finding: finding?,
                about: indicator.iter().chain(&document).cloned().collect(),
                reason: reason.map(text)?,
                approved_by: approved_by.map(text)?,
                until: until?.value,
                at: format!("{}:{}", self.source.name(), position.line),
            }),
            plan: plan?,
            indicator,
            document,
            position,
        })
    }

    fn finding(&mut self, table: Table<'_>) -> Option<Name> {
        let word = self.reader.required(table, "finding")?;
        let names: Vec<_> = Name::ALL.iter().map(|n| (n.slug(), *n)).collect();
        let name = self.reader.meaning(&word, &names)?;
        let kind = if name.is_of_rules() {
            FaultKind::OfRules(name.slug())
        } else if name.is_of_waivers() {
            FaultKind::Unwaivable(name.slug())
        } else {
            return Some(name);
        };
        self.reader.fault(word.span, kind);
        None
    }

    /// A waiver says which one it is for, by what findings of its name are about.
    fn scope(&mut self, table: Table<'_>, finding: Name, said: [Option<&At<&str>>; 2]) {
        let scope = Scope::of(finding);
        let keys = [("indicator", scope.indicator), ("document", scope.document)];
        for ((key, has), said) in keys.into_iter().zip(said) {
            if let Some(at) = said.filter(|_| !has) {
                let kind = FaultKind::Needless(finding.slug(), key);
                self.reader.fault(at.span, kind);
            }
        }
        // Where the key is there with a fault of its own, it is not missed as well.
        let missing = !keys.iter().any(|(key, _)| table.has(key));
        if scope.always && missing {
            let kind = match (scope.indicator, scope.document) {
                (true, true) => FaultKind::MissingEither("indicator", "document"),
                (true, false) => FaultKind::MissingKey("indicator"),
                _ => FaultKind::MissingKey("document"),
            };
            self.reader.fault(table.span, kind);
        }
    }

    fn known(&mut self, indicator: &At<&str>) {
        let slug = indicator.value.trim();
        if !self.indicators.contains(&slug) {
            let near = did_you_mean(slug, self.indicators.iter().copied());
            let kind = FaultKind::UnknownIndicator(slug.to_owned(), near.map(str::to_owned));
            self.reader.fault(indicator.span, kind);
        }
    }
}
