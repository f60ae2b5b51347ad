//! SARIF 2.1.0: what code scanning reads.
//!
//! GitHub takes 25,000 results of a run, 10 MB compressed, and shows 5,000: the worst come
//! first, and what is left out is counted in a notification and a property of the run.

mod result;
mod rule;
mod run;
mod uri;

use super::json::text;
use super::{End, Entry, Piece, Rank, Ranked, Reported, Root, Summary, Worst, Writer};
use crate::check::Severity;
use crate::lang::Lang;
use result::ResultView;
use serde::Serialize;
use serde_json::{Value, json};
use uri::ArtifactLocation;

/// The results GitHub takes of a run.
const RESULTS: usize = 25_000;
/// The bytes of all results. Such text is compressed to less than a tenth: 10 MB.
const ROOM: usize = 100_000_000;
/// The schema, by the name OASIS gives it.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Whether the findings are compared with a baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Baseline {
    /// No: nothing is said of what is new.
    Absent,
    /// Each result is new or unchanged.
    Given,
}

/// Writes one run.
#[derive(Debug)]
pub struct SarifWriter {
    lang: Lang,
    baseline: Baseline,
    root: Root,
    results: Worst<Rank>,
    artifacts: Vec<String>,
    notifications: Vec<Value>,
}

impl SarifWriter {
    /// A run in a language.
    pub fn new(lang: Lang, baseline: Baseline) -> Self {
        Self {
            lang,
            baseline,
            root: Root::default(),
            results: Worst::new(ROOM),
            artifacts: Vec::new(),
            notifications: Vec::new(),
        }
    }

    /// The same, with paths from this root.
    #[must_use]
    pub fn rooted(self, root: Root) -> Self {
        Self { root, ..self }
    }
}

impl Writer for SarifWriter {
    fn head(&mut self) -> String {
        let lang = self.lang;
        let driver = json!({
            "name": "doichieu",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": lang.pick("vi", "en"),
            "rules": rule::rules(lang),
            "notifications": rule::notifications(lang),
        });
        let bases = json!({
            uri::ROOT: { "description": { "text": lang.pick(
                "Thư mục gốc của kho dữ liệu", "The root of the repository") } },
            uri::BUILT_IN: { "description": { "text": lang.pick(
                "Quy tắc có sẵn trong chương trình, không phải tệp trong kho dữ liệu",
                "Rules built into the program: no files of the repository") } },
        });
        let (driver, bases) = (text(&driver), text(&bases));
        format!(
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\n\
             \"language\":\"{}\",\"columnKind\":\"unicodeCodePoints\",\"originalUriBaseIds\":{bases},\n",
            lang.pick("vi", "en")
        )
    }

    fn plan(&self, entry: &Entry<'_>, _: &Summary) -> Piece {
        let result = |found| {
            let of = Reported::new(entry, found, self.lang);
            text(&ResultView::new(&of, &self.root, self.baseline, self.lang))
        };
        let ranked = entry.findings().map(|(finding, ruling)| {
            let rank = Rank::of(finding, ruling);
            // What there is no room for is counted, and not put into words.
            let is_left_out = self.results.is_full_for(rank);
            let text = (!is_left_out).then(|| result((finding, ruling)));
            Ranked::one(rank, text.unwrap_or_default())
        });
        Piece {
            text: artifact(&self.root.path(entry.file)),
            ranked: ranked.collect(),
            ..Piece::default()
        }
    }

    fn add(&mut self, piece: Piece) -> String {
        for Ranked { rank, text, .. } in piece.ranked {
            self.result(rank, text);
        }
        self.artifact(piece.text);
        String::new()
    }

    fn refused(&mut self, file: &str, lines: &[String]) -> String {
        let file = self.root.path(file);
        self.artifact(artifact(&file));
        self.notifications.push(json!({
            "level": "error",
            "descriptor": { "id": rule::UNREADABLE },
            "message": { "text": lines.join("\n") },
            "locations": [{ "physicalLocation": {
                "artifactLocation": ArtifactLocation::of_file(&file),
            } }],
        }));
        String::new()
    }

    fn foot(&mut self, end: &End) -> String {
        for finding in &end.findings {
            let result = run::result(finding, &self.root, self.baseline);
            self.result(Rank::open(finding.severity), text(&result));
        }
        self.notifications.extend(run::told(end, self.lang));
        let mut out = format!("\"artifacts\":[\n{}\n],\n", self.artifacts.join(",\n"));
        out.push_str("\"results\":[\n");
        for (at, result) in self.results.texts().enumerate() {
            if at > 0 {
                out.push_str(",\n");
            }
            out.push_str(result);
        }
        let left_out = self.left_out();
        let invocation = json!({
            "executionSuccessful": end.refused == 0,
            "toolExecutionNotifications": self.notifications,
        });
        let properties = json!({ "leftOut": left_out });
        out.push_str("\n],\n\"invocations\":[");
        out.push_str(&text(&invocation));
        out.push_str("],\n\"properties\":");
        out.push_str(&text(&properties));
        out.push_str("}]}\n");
        out
    }
}

impl SarifWriter {
    fn result(&mut self, rank: Rank, text: String) {
        if self.results.is_full_for(rank) {
            return self.results.leave_out(rank);
        }
        // So many bytes at least that no more results fit than GitHub takes.
        let cost = text.len().max(ROOM / RESULTS);
        self.results.add(rank, text, cost);
    }

    /// Names a file; a file of many plans comes many times, one after the other.
    fn artifact(&mut self, text: String) {
        if self.artifacts.last() != Some(&text) {
            self.artifacts.push(text);
        }
    }

    /// How many results of each severity are left out; where there are any, a notification
    /// says so.
    fn left_out(&mut self) -> LeftOut {
        let of = |severity| -> u64 {
            let left_out = self.results.left_out().iter();
            let of_it = left_out.filter(|(rank, _)| rank.severity == severity);
            of_it.map(|(_, count)| count).sum()
        };
        let [error, warning, note] = [Severity::Error, Severity::Warning, Severity::Note].map(of);
        if self.results.missing() > 0 {
            let text = match self.lang {
                Lang::Vi => format!(
                    "Tệp chỉ chứa tối đa {RESULTS} kết quả, xếp từ nặng đến nhẹ; không ghi {error} lỗi, \
                     {warning} cảnh báo và {note} lưu ý. Báo cáo đầy đủ có ở định dạng json."
                ),
                Lang::En => format!(
                    "A run holds at most {RESULTS} results, the worst first; {error} errors, \
                     {warning} warnings and {note} notes are left out. The json format has all of them."
                ),
            };
            self.notifications.push(json!({
                "level": "warning",
                "descriptor": { "id": rule::LEFT_OUT },
                "message": { "text": text },
            }));
        }
        LeftOut {
            error,
            warning,
            note,
        }
    }
}

#[derive(Serialize)]
struct LeftOut {
    error: u64,
    warning: u64,
    note: u64,
}

fn artifact(file: &str) -> String {
    let location = ArtifactLocation::of_file(file);
    text(&json!({ "location": location, "roles": ["analysisTarget"] }))
}
