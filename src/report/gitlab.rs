//! GitLab code quality: a JSON array with an object for each finding.

use super::detail::details;
use super::findings::allowed;
use super::json::{FindingView, text};
use super::{End, Entry, Piece, Reported, Root, Summary, Writer};
use crate::check::Severity;
use crate::gate::{Fingerprint, RunFinding};
use crate::lang::Lang;
use serde::Serialize;

/// Writes a code quality report.
#[derive(Debug)]
pub struct GitlabWriter {
    lang: Lang,
    root: Root,
    written: bool,
}

impl GitlabWriter {
    /// A report in a language.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            root: Root::default(),
            written: false,
        }
    }

    /// The same, with paths from this root.
    #[must_use]
    pub fn rooted(self, root: Root) -> Self {
        Self { root, ..self }
    }

    /// Objects, each on a line of its own and after a comma where others came before.
    fn objects(&mut self, text: String) -> String {
        if text.is_empty() {
            return text;
        }
        let before = if self.written { ",\n" } else { "" };
        self.written = true;
        format!("{before}{text}")
    }
}

impl Writer for GitlabWriter {
    fn head(&mut self) -> String {
        "[\n".to_owned()
    }

    fn plan(&self, entry: &Entry<'_>, _: &Summary) -> Piece {
        let findings = Reported::all(entry, self.lang).into_iter();
        let objects: Vec<String> = findings
            .map(|of| {
                let file = self.root.path(of.file);
                text(&Issue::new(of, &file, self.lang))
            })
            .collect();
        objects.join(",\n").into()
    }

    fn add(&mut self, piece: Piece) -> String {
        self.objects(piece.text)
    }

    fn refused(&mut self, file: &str, lines: &[String]) -> String {
        let text = text(&Issue::unreadable(&self.root.path(file), lines, self.lang));
        self.objects(text)
    }

    fn foot(&mut self, end: &End) -> String {
        let issues: Vec<String> = end
            .findings
            .iter()
            .map(|of| text(&Issue::of_run(of, &self.root.path(&of.file))))
            .collect();
        self.objects(issues.join(",\n")) + "\n]\n"
    }
}

/// The word of GitLab for a severity that counts.
fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}

#[derive(Serialize)]
struct Issue<'e> {
    #[serde(rename = "type")]
    kind: &'static str,
    check_name: &'static str,
    description: String,
    categories: [&'static str; 1],
    severity: &'static str,
    fingerprint: String,
    location: Location<'e>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Content>,
    /// The whole finding, for those who read more of the file than GitLab does.
    #[serde(skip_serializing_if = "Option::is_none")]
    finding: Option<FindingView<'e>>,
}

#[derive(Serialize)]
struct Content {
    body: String,
}

#[derive(Serialize)]
struct Location<'e> {
    path: &'e str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

impl<'e> Location<'e> {
    fn new(path: &'e str, begin: usize) -> Self {
        Self {
            path,
            lines: Lines { begin },
        }
    }
}

impl<'e> Issue<'e> {
    fn new(of: Reported<'e>, file: &'e str, lang: Lang) -> Self {
        let (severity, help) = (of.finding.severity, &of.message.advice());
        let state = allowed(of.ruling.state, lang);
        let mut description = of.message.text.clone();
        let help = Some(help).filter(|help| !help.is_empty());
        for words in [state.as_ref(), help].into_iter().flatten() {
            description.push_str(". ");
            description.push_str(words);
        }
        Self {
            kind: "issue",
            check_name: of.finding.name.slug(),
            description,
            categories: ["Compatibility"],
            severity: match state {
                None => weight(severity),
                Some(_) => "info",
            },
            fingerprint: of.mark(),
            location: Location::new(file, of.start_in_file().map_or(1, |(line, _)| line)),
            content: Some(Content {
                body: details(&of, lang).join("\n"),
            }),
            finding: Some(FindingView::new(of)),
        }
    }

    /// A finding about a file of the run that is no plan.
    fn of_run(of: &'e RunFinding, file: &'e str) -> Self {
        Self {
            kind: "issue",
            check_name: of.name.slug(),
            description: format!("{}. {}", of.message.text, of.message.advice()),
            categories: ["Compatibility"],
            severity: weight(of.severity),
            fingerprint: of.fingerprint.to_string(),
            location: Location::new(file, of.position.line),
            content: None,
            finding: None,
        }
    }

    /// An input that was not judged.
    fn unreadable(file: &'e str, lines: &[String], lang: Lang) -> Self {
        let what = lang.pick(
            "không đọc được nên chưa được đối chiếu",
            "unreadable, not judged",
        );
        Self {
            kind: "issue",
            check_name: "unreadable",
            description: format!("{what}: {}", lines.join("; ")),
            categories: ["Compatibility"],
            severity: "blocker",
            fingerprint: Fingerprint::of_words(["unreadable", file]).to_string(),
            location: Location::new(file, 1),
            content: None,
            finding: None,
        }
    }
}
