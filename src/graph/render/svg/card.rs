//! What stands in a box: the document, and what a reader should know of it.

use super::letters::fold;
use crate::document::{DocumentId, PartialDate, Verified};
use crate::graph::render::{self, Node};
use crate::graph::{BasisGraph, Standing};
use crate::lang::Lang;

/// The width of a box.
pub(super) const WIDTH: i32 = 208;
/// The blank between a box and its words.
pub(super) const PADDING: i32 = 9;

/// How a line of words is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Number,
    Title,
    Issuer,
    Remark,
}

impl Style {
    /// The size of the letters and the height of the line.
    pub(super) fn sizes(self) -> (i32, i32) {
        match self {
            Self::Number => (14, 17),
            Self::Title => (13, 15),
            Self::Issuer | Self::Remark => (12, 14),
        }
    }

    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Number => "n",
            Self::Title => "t",
            Self::Issuer => "i",
            Self::Remark => "r",
        }
    }
}

/// How a document stands, as the border of its box shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Border {
    Plan,
    Sound,
    Ended,
    Future,
    Followed,
    Unverified,
    Unknown,
    Unreached,
}

impl Border {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Sound => "sound",
            Self::Ended => "ended",
            Self::Future => "future",
            Self::Followed => "followed",
            Self::Unverified => "unverified",
            Self::Unknown => "unknown",
            Self::Unreached => "unreached",
        }
    }

    pub(super) fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Plan => lang.pick("kế hoạch", "the plan"),
            Self::Sound => lang.pick("còn hiệu lực", "in force"),
            Self::Ended => lang.pick("hết hiệu lực, bị thay thế", "ended or replaced"),
            Self::Future => lang.pick("chưa có hiệu lực", "not yet in force"),
            Self::Followed => lang.pick("đã có văn bản sau", "followed by a later one"),
            Self::Unverified => lang.pick("chưa kiểm chứng", "unverified"),
            Self::Unknown => lang.pick("chưa rõ là văn bản nào", "not known which document"),
            Self::Unreached => lang.pick("chưa được dẫn tới", "never reached"),
        }
    }
}

/// A box with its words.
#[derive(Debug)]
pub(super) struct Card {
    pub(super) node: Node,
    pub(super) lines: Vec<(Style, String)>,
    /// The same uncut.
    pub(super) full: String,
    pub(super) border: Border,
    /// Whether the basis of the plan names it.
    pub(super) is_cited: bool,
}

/// How many lines a title may take.
#[derive(Clone, Copy, Debug)]
pub(super) enum Titles {
    Roomy,
    Short,
}

impl Card {
    pub(super) fn of(graph: &BasisGraph<'_>, node: Node, titles: Titles, lang: Lang) -> Self {
        let words = match node {
            Node::Plan => plan(graph, lang),
            Node::Document(id) => document(graph, id, lang),
            Node::Citation(at) => citation(graph, at, lang),
        };
        let full: Vec<&str> = words.iter().map(|(_, words)| words.as_str()).collect();
        let full = full.join(". ");
        let is_cited = is_cited(graph, node);
        let mut lines = Vec::new();
        for (style, words) in &words {
            let most = match (style, titles) {
                (Style::Number, _) => 1,
                (Style::Title, Titles::Roomy) => 3,
                (Style::Title, Titles::Short) | (Style::Issuer | Style::Remark, _) => 2,
            };
            // The sign of a cited document stands beside its number.
            let sign = if *style == Style::Number && is_cited {
                16
            } else {
                0
            };
            let room = WIDTH - 2 * PADDING - sign;
            let is_bold = *style == Style::Number;
            let folded = fold(words, room, style.sizes().0, is_bold, most);
            lines.extend(folded.into_iter().map(|line| (*style, line)));
        }
        Self {
            node,
            lines,
            full,
            border: border(graph, node),
            is_cited,
        }
    }

    pub(super) fn height(&self) -> i32 {
        let lines = self.lines.iter().map(|(style, _)| style.sizes().1);
        lines.sum::<i32>() + 2 * PADDING - 3
    }
}

fn is_cited(graph: &BasisGraph<'_>, node: Node) -> bool {
    graph.basis().any(|(at, _)| match node {
        Node::Plan => false,
        Node::Document(id) => graph.document(at) == Some(id),
        Node::Citation(own) => own == at,
    })
}

type CardLines = Vec<(Style, String)>;

fn plan(graph: &BasisGraph<'_>, lang: Lang) -> CardLines {
    let head = &graph.plan.head;
    let number = head
        .number
        .as_deref()
        .unwrap_or_else(|| lang.pick("Kế hoạch (chưa có số)", "The plan (no number)"));
    let mut words = vec![(Style::Number, number.to_owned())];
    words.extend(
        head.title
            .as_deref()
            .map(|title| (Style::Title, title.to_owned())),
    );
    let issued = head.issued.map(|day| date(day, lang));
    words.extend(issue(head.issuer.as_deref(), issued));
    words
}

fn document(graph: &BasisGraph<'_>, id: DocumentId, lang: Lang) -> CardLines {
    let document = graph.rules.document(id);
    let number = document.number.clone().unwrap_or_else(|| {
        let kind = document.kind.as_deref().unwrap_or_default();
        let none = lang.pick("(không số)", "(no number)");
        format!("{kind} {none}").trim().to_owned()
    });
    let mut words = vec![
        (Style::Number, number),
        (Style::Title, document.title.clone()),
    ];
    let issued = document.issued.map(|day| date(day, lang));
    words.extend(issue(Some(&document.issuer), issued));
    let remarks = render::remarks(graph, id, lang);
    words.extend(remarks.into_iter().map(|remark| (Style::Remark, remark)));
    let named = graph.resolutions().find(|(_, r)| r.document() == Some(id));
    let resolved = named.and_then(|(at, _)| render::resolved(graph, at, lang));
    words.extend(resolved.map(|words| (Style::Remark, words)));
    words
}

fn citation(graph: &BasisGraph<'_>, at: crate::plan::CitationRef, lang: Lang) -> CardLines {
    let Some(citation) = at.of(graph.plan) else {
        return Vec::new();
    };
    let number = citation.number.as_deref().or(citation.kind.as_deref());
    let number = number.unwrap_or_else(|| lang.pick("(không số)", "(no number)"));
    let mut words = vec![(Style::Number, number.to_owned())];
    words.extend(
        citation
            .title
            .as_deref()
            .map(|title| (Style::Title, title.to_owned())),
    );
    let issued = citation.issued.map(|day| date(day, lang));
    words.extend(issue(citation.issuer.as_deref(), issued));
    let resolved = render::resolved(graph, at, lang);
    words.extend(resolved.map(|words| (Style::Remark, words)));
    words
}

/// Date and issuer: the date first, so that a long name does not cut it off.
fn issue(issuer: Option<&str>, day: Option<String>) -> Option<(Style, String)> {
    let issuer = issuer.map(str::to_owned);
    let words: Vec<String> = day.into_iter().chain(issuer).collect();
    (!words.is_empty()).then(|| (Style::Issuer, words.join(", ")))
}

fn date(day: PartialDate, lang: Lang) -> String {
    lang.pick(day.vietnamese(), day.to_string())
}

fn border(graph: &BasisGraph<'_>, node: Node) -> Border {
    let id = match node {
        Node::Plan => return Border::Plan,
        Node::Citation(_) => return Border::Unknown,
        Node::Document(id) => id,
    };
    let is_unverified = graph.rules.document(id).verified == Verified::CitedOnly;
    match graph.registry.standing(graph.rules, id, graph.as_of) {
        Standing::Ended { .. } => Border::Ended,
        Standing::Future { .. } => Border::Future,
        _ if is_unverified => Border::Unverified,
        Standing::Followed { .. } => Border::Followed,
        Standing::InForce => Border::Sound,
    }
}
