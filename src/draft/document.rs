//! The document block of a drafted rule file.

use super::{Desk, Lacking, comment, quoted};
use crate::document::{DocumentNumber, Issuer, Level, PartialDate};
use crate::graph::Resolution;
use crate::lang::Lang;
use crate::plan::{Citation, Plan};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What a rule file says of its document first.
pub(super) struct Heading<'p> {
    pub(super) number: Option<DocumentNumber>,
    pub(super) issued: Option<PartialDate>,
    pub(super) issuer: &'p str,
    pub(super) title: &'p str,
    pub(super) level: Level,
    pub(super) province: Option<&'p str>,
    /// The last year its figures are for.
    pub(super) period: Option<i16>,
    /// The year it is known by.
    pub(super) year: i16,
}

impl<'p> Heading<'p> {
    /// The heading of a plan, or all that it lacks.
    pub(super) fn of(plan: &'p Plan<'p>) -> Result<Self, Vec<Lacking>> {
        let head = &plan.head;
        let issuer = head.issuer.as_deref();
        let level = head
            .level
            .or_else(|| issuer.and_then(|issuer| Issuer::parse(issuer).level));
        let year = head
            .issued
            .map(|date| date.year)
            .or(head.years.first().copied());
        if level == Some(Level::Commune) {
            return Err(vec![Lacking::Commune]);
        }
        let mut lacking = Vec::new();
        let mut need = |there: bool, what| {
            if !there {
                lacking.push(what);
            }
        };
        need(issuer.is_some(), Lacking::Issuer);
        need(level.is_some(), Lacking::Level);
        need(
            level != Some(Level::Province) || head.province.is_some(),
            Lacking::Province,
        );
        need(head.title.is_some(), Lacking::Title);
        need(year.is_some(), Lacking::Year);
        match (issuer, level, head.title.as_deref(), year) {
            (Some(issuer), Some(level), Some(title), Some(year)) if lacking.is_empty() => {
                Ok(Self {
                    number: head.number.as_deref().map(DocumentNumber::parse),
                    issued: head.issued,
                    issuer,
                    title,
                    level,
                    province: head
                        .province
                        .as_deref()
                        .filter(|_| level == Level::Province),
                    period: head.years.last().copied(),
                    year,
                })
            }
            _ => Err(lacking),
        }
    }
}

impl Desk<'_> {
    /// The document block.
    pub(super) fn document(&self, head: &Heading<'_>, slug: &str) -> String {
        let mut out = format!("document {slug} {{\n");
        let mut field = |name: &str, value: &str| {
            let _ = writeln!(out, "  {name:<10} {value}");
        };
        if let Some(number) = &head.number {
            field("number", &quoted(&number.printed));
        }
        if let Some(issued) = head.issued {
            field("issued", &issued.to_string());
        }
        field("issuer", &quoted(head.issuer));
        field("level", head.level.word());
        if let Some(province) = head.province {
            field("area", &quoted(province));
        }
        field("title", &quoted(head.title));
        if let Some(period) = head.period {
            field("period", &period.to_string());
        }
        field("verified", super::UNREAD);
        let (relations, left) = self.relations(head);
        for (relation, slug) in &relations {
            field(relation, slug);
        }
        out.push_str(&comment("  ", &left));
        out.push_str("}\n");
        out
    }

    /// Relations to the documents of the basis that the registry surely has, and in words those
    /// that it has not.
    fn relations(&self, head: &Heading<'_>) -> (Vec<(&'static str, String)>, Vec<String>) {
        let (mut relations, mut left, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
        for (at, citation) in self.graph.basis() {
            match self.graph.resolution(at) {
                Resolution::Exact(id) | Resolution::Misprint(id) if Some(*id) != self.known => {
                    let document = self.rules().document(*id);
                    if seen.insert(*id) {
                        let relation = relation(head, document.number.as_deref());
                        relations.push((relation, document.slug.clone()));
                    }
                    if matches!(self.graph.resolution(at), Resolution::Misprint(_)) {
                        left.push(self.misprinted(citation, document.name()));
                    }
                }
                Resolution::Exact(_) | Resolution::Misprint(_) => {}
                Resolution::Ambiguous(_) | Resolution::Unknown | Resolution::Unnumbered => {
                    left.push(self.unknown(citation));
                }
            }
        }
        (relations, left)
    }

    fn unknown(&self, citation: &Citation<'_>) -> String {
        let words = printed(citation);
        match self.given.lang {
            Lang::Vi => format!(
                "Căn cứ chưa có trong thư viện quy định, hoặc chưa rõ là văn bản nào: {words}"
            ),
            Lang::En => format!("In its basis, but not in the rules, or not surely known: {words}"),
        }
    }

    fn misprinted(&self, citation: &Citation<'_>, name: &str) -> String {
        let words = printed(citation);
        match self.given.lang {
            Lang::Vi => format!("Đối chiếu lại: căn cứ in «{words}», hiểu là {name}"),
            Lang::En => format!("Look again: the basis prints “{words}”, taken for {name}"),
        }
    }
}

/// What the title names is carried out; the rest of the basis only bears it.
fn relation(head: &Heading<'_>, number: Option<&str>) -> &'static str {
    match number {
        Some(number) if head.title.contains(number) => "implements",
        _ => "based-on",
    }
}

fn printed(citation: &Citation<'_>) -> String {
    let words = citation.raw.as_deref().or(citation.number.as_deref());
    let words: Vec<&str> = words.unwrap_or_default().split_whitespace().collect();
    words.join(" ")
}
