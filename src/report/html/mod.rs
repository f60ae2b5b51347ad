//! The report as pages to read and to print: no network, no script.
//!
//! One file has everything: for many plans first the provinces, then each plan, then what the
//! findings mean. In a folder each plan, each province and the explanations have files of their
//! own, and the index stays small for a country of plans.

mod anchor;
mod compliance;
mod distribution;
mod explanation;
mod finding;
mod letterhead;
mod page;
mod plan;
mod province;
mod requirement;
mod sign;
mod words;

use super::overview::Overview;
use super::writer::{End, Page, Piece, Writer};
use super::{Entry, Summary};
use crate::lang::Lang;
use crate::text::bare;
use page::Title;
use std::collections::BTreeSet;

/// Whether a report is one file or a folder of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One file.
    File,
    /// A folder: an index, a page a province, a page a plan, the explanations.
    Folder,
}

/// Writes pages of HTML.
#[derive(Debug)]
pub struct HtmlWriter {
    lang: Lang,
    shape: Shape,
    /// The plans so far, with the name of their section or file.
    plans: Vec<(String, Overview)>,
    /// The section of the first, while it may be the only one.
    first: Option<String>,
    /// Sections that stand behind the provinces.
    sections: String,
    refused: Vec<String>,
    names: BTreeSet<String>,
    ready: Vec<Page>,
}

impl HtmlWriter {
    /// A report in a language.
    pub fn new(lang: Lang, shape: Shape) -> Self {
        Self {
            lang,
            shape,
            plans: Vec::new(),
            first: None,
            sections: String::new(),
            refused: Vec::new(),
            names: BTreeSet::new(),
            ready: Vec::new(),
        }
    }

    /// A name that no other plan has.
    fn name(&mut self, wish: &str) -> String {
        let mut name = wish.to_owned();
        let mut number = 1;
        while !self.names.insert(name.clone()) {
            number += 1;
            name = format!("{wish}-{number}");
        }
        name
    }

    fn place(&self) -> Linking {
        Linking {
            lang: self.lang,
            shape: self.shape,
        }
    }
}

/// Where something is written, for what links from it to elsewhere.
#[derive(Clone, Copy, Debug)]
struct Linking {
    lang: Lang,
    shape: Shape,
}

impl Linking {
    /// The link to the page of a finding.
    fn explanation(self, slug: &str) -> String {
        match self.shape {
            Shape::File => format!("#explain-{slug}"),
            Shape::Folder => format!("explain.html#explain-{slug}"),
        }
    }

    /// The link to a plan of this name.
    fn plan(self, name: &str) -> String {
        match self.shape {
            Shape::File => format!("#{name}"),
            Shape::Folder => format!("{name}.html"),
        }
    }

    /// The link to a province.
    fn province(self, province: &str) -> String {
        match self.shape {
            Shape::File => format!("#{}", province::id(province)),
            Shape::Folder => format!("{}.html", province::id(province)),
        }
    }

    /// The link to where all provinces are.
    fn index(self) -> &'static str {
        match self.shape {
            Shape::File => "#index",
            Shape::Folder => "index.html",
        }
    }
}

/// Letters and digits of a name, the rest as dashes: part of an id or of a file's name.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in bare(name).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(80);
    slug.trim_end_matches('-').to_owned()
}

/// The text of a plan with its name in the place of [`plan::OWN`].
fn named(text: &str, name: &str) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for at in memchr::memmem::find_iter(text.as_bytes(), plan::OWN) {
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(name);
        from = at + plan::OWN.len();
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

impl Writer for HtmlWriter {
    fn plan(&self, entry: &Entry<'_>, summary: &Summary) -> Piece {
        let overview = Overview::of(entry, summary, self.lang);
        Piece {
            text: plan::article(entry, summary, self.place()),
            overview: Some(Box::new(overview)),
            ..Piece::default()
        }
    }

    fn add(&mut self, piece: Piece) -> String {
        let Some(overview) = piece.overview else {
            return String::new();
        };
        let name = self.name(&format!("plan-{}", slug(&overview.path)));
        let text = named(&piece.text, &name);
        match self.shape {
            Shape::File if self.plans.is_empty() => self.first = Some(page::clean(text)),
            Shape::File => {
                self.release();
                self.sections
                    .push_str(&plan::back(&overview.province, self.place()));
                self.sections.push_str(&page::clean(text));
            }
            Shape::Folder => {
                let title = Title::plan(&overview);
                let back = plan::back(&overview.province, self.place());
                let text = page::page(&title, self.lang, &(back + &text));
                let file = format!("{name}.html");
                self.ready.push(Page { file, text });
            }
        }
        self.plans.push((name, *overview));
        String::new()
    }

    fn refused(&mut self, _: &str, lines: &[String]) -> String {
        self.refused.push(lines.join("\n"));
        String::new()
    }

    fn foot(&mut self, end: &End) -> String {
        match self.shape {
            Shape::File => self.before(end),
            Shape::Folder => {
                self.folder(end);
                String::new()
            }
        }
    }

    fn pages(&mut self) -> Vec<Page> {
        std::mem::take(&mut self.ready)
    }

    fn behind(&mut self) -> String {
        std::mem::take(&mut self.sections)
    }

    fn tail(&mut self, end: &End) -> String {
        match self.shape {
            Shape::File => self.last(end),
            Shape::Folder => String::new(),
        }
    }
}

impl HtmlWriter {
    /// What stands before the plans.
    fn before(&mut self, end: &End) -> String {
        let place = self.place();
        let [mut before, _] = page::frame(&self.title(), self.lang);
        if self.is_many() {
            let mut content = province::index(&self.plans, end, &self.refused, place);
            for (province, plans) in province::by_province(&self.plans) {
                content.push_str(&province::section(province, &plans, place));
            }
            before.push_str(&page::clean(content));
        }
        self.release();
        before
    }

    /// What stands after the plans.
    fn last(&self, end: &End) -> String {
        let mut content = finding::of_run(&end.findings, self.place());
        content.push_str(&finding::vanished(&end.vanished, self.lang));
        content.push_str(&explanation::section(self.found(end), self.lang));
        let [_, after] = page::frame(&self.title(), self.lang);
        page::clean(content) + &after
    }

    fn title(&self) -> Title {
        match self.plans.as_slice() {
            [(_, only)] => Title::plan(only),
            _ => Title::all(self.lang),
        }
    }

    /// Puts the section of the first plan with the others, once it is known how many there are.
    fn release(&mut self) {
        let Some(section) = self.first.take() else {
            return;
        };
        if let Some((_, plan)) = self.plans.first().filter(|_| self.is_many()) {
            let back = plan::back(&plan.province, self.place());
            self.sections.push_str(&back);
        }
        self.sections.push_str(&section);
    }

    /// Whether there is more than a single plan to show.
    fn is_many(&self) -> bool {
        self.plans.len() != 1 || !self.refused.is_empty()
    }

    fn folder(&mut self, end: &End) {
        let (place, lang) = (self.place(), self.lang);
        let mut index = province::index(&self.plans, end, &self.refused, place);
        index.push_str(&finding::of_run(&end.findings, place));
        index.push_str(&finding::vanished(&end.vanished, lang));
        let mut made = vec![("index".to_owned(), Title::all(lang), index)];
        for (province, plans) in province::by_province(&self.plans) {
            let section = province::section(province, &plans, place);
            made.push((
                province::id(province),
                Title::province(province, lang),
                section,
            ));
        }
        let explanations = explanation::section(self.found(end), lang);
        made.push((
            "explain".to_owned(),
            Title::explanations(lang),
            explanations,
        ));
        for (name, title, section) in made {
            let text = page::page(&title, lang, &section);
            self.ready.push(Page {
                file: format!("{name}.html"),
                text,
            });
        }
    }

    /// The names of all findings, once each.
    fn found(&self, end: &End) -> BTreeSet<crate::check::Name> {
        let of_plans = self.plans.iter().flat_map(|(_, plan)| &plan.findings);
        let of_run = end.findings.iter().map(|found| found.name);
        of_plans.copied().chain(of_run).collect()
    }
}
