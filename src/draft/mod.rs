//! A rule file drafted from the target set of a province, a ministry or the Government.
//!
//! Only what is certain becomes a rule: a target of a known indicator, in its unit, with a year.
//! All else stands in comments, with the reason, for a person to finish (`rules/README.md` has
//! the conventions that a drafted file keeps to).

mod document;
mod force;
mod item;
mod listed;
mod requirement;
mod slug;
mod trial;
mod why;

use crate::check::{Checker, Day};
use crate::check::{TargetList, TargetRef};
use crate::document::{DocumentId, PartialDate};
use crate::extract::{Listed, Places};
use crate::graph::BasisGraph;
use crate::lang::Lang;
use crate::plan::Plan;
use crate::rule::RuleSet;
use crate::text::Source;
pub use listed::{refused, unknown, with_units};
use requirement::Block;
use std::fmt::Write as _;

/// How far a drafted document is verified, before a person says more.
const UNREAD: &str = "partly";

/// What a draft is made from.
#[derive(Clone, Copy, Debug)]
pub struct Given<'g> {
    /// The rules the draft is to stand beside.
    pub checker: &'g Checker,
    /// The target set.
    pub plan: &'g Plan<'g>,
    /// The file it came from, named as its evidence.
    pub file: &'g str,
    /// The plan's own text and where its targets stand in it, where it was handed in.
    pub text: Option<(&'g Source, &'g Places)>,
    /// What each row says beside its figure, where the file is a table of figures.
    pub listed: Option<&'g Listed>,
    /// The day on which it is read.
    pub today: PartialDate,
    /// The language of the comments.
    pub lang: Lang,
}

/// A drafted rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The text of the file.
    pub text: String,
    /// The name that the conventions give the file: `lam-dong/2027-1742-kh-ubnd.rules`.
    pub name: String,
    /// The slug of its document.
    pub slug: String,
    /// How many requirements it has.
    pub requirements: usize,
    /// How many figures the rules have already.
    pub known: usize,
    /// How many targets were left to finish by hand.
    pub left: usize,
    /// How many lines with a number were not understood.
    pub unread: usize,
}

/// What a rule file cannot do without and the plan does not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lacking {
    /// Who issued it.
    Issuer,
    /// On which level it was issued.
    Level,
    /// Of which province it is.
    Province,
    /// What it is about.
    Title,
    /// Neither its date nor a year.
    Year,
    /// It is a commune's own: it sets minimums for nobody.
    Commune,
}

impl Lacking {
    /// What is lacking and what would settle it.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Issuer => lang.pick(
                "không thấy cơ quan ban hành; thêm --issuer \"…\"",
                "no issuer was found; add --issuer \"…\"",
            ),
            Self::Level => lang.pick(
                "không rõ cấp ban hành; thêm --level national, ministry hoặc province",
                "the level is not known; add --level national, ministry or province",
            ),
            Self::Province => lang.pick(
                "không rõ tỉnh, thành phố; thêm --province \"…\"",
                "the province is not known; add --province \"…\"",
            ),
            Self::Title => lang.pick(
                "không thấy trích yếu; thêm --title \"…\"",
                "no title was found; add --title \"…\"",
            ),
            Self::Year => lang.pick(
                "không thấy ngày ban hành lẫn năm kế hoạch; thêm --date 2026-03-26 hoặc --years 2026",
                "neither date nor year was found; add --date 2026-03-26 or --years 2026",
            ),
            Self::Commune => lang.pick(
                "là kế hoạch của cấp xã, không đặt mức tối thiểu cho kế hoạch khác; hãy dùng văn bản của tỉnh, bộ, ngành hoặc Trung ương",
                "is a commune's own plan and sets no minimum for others; take a document of the province, a ministry or the nation",
            ),
        }
    }
}

/// Drafts a rule file.
///
/// # Errors
///
/// Everything a rule file cannot do without and the plan does not show.
pub fn draft(given: &Given<'_>) -> Result<Draft, Vec<Lacking>> {
    let mut head = document::Heading::of(given.plan)?;
    let day = Day {
        given: None,
        today: given.today,
    };
    let graph = given.checker.graph(given.plan, day);
    let desk = Desk {
        given,
        graph: &graph,
        known: graph.own(),
    };
    let rules = desk.rules();
    let slug = match desk.known {
        Some(id) => rules.document(id).slug.clone(),
        None => slug::fresh(rules, &head),
    };
    let block = desk.block(&head, &slug);
    // A figure for a later year than the plan's own is none beyond the document's period.
    head.period = head.period.max(block.last);
    let mut text = desk.opening(&block);
    match desk.known {
        None => {
            text.push_str(&desk.document(&head, &slug));
            text.push('\n');
        }
        // Until somebody has read them, its figures only warn.
        Some(_) if !block.items.is_empty() => {
            let _ = write!(
                text,
                "amend document {slug} {{\n  verified {UNREAD}\n}}\n\n"
            );
        }
        Some(_) => {}
    }
    text.push_str(&block.text);
    if !graph.plan.head.years.is_empty() {
        text.push_str(&desk.duty(&head, &slug));
    }
    let tests = desk.tests(&head, &block.items, &text);
    text.push_str(&tests);
    Ok(Draft {
        text,
        name: slug::file_name(&head),
        slug,
        requirements: block.items.len(),
        known: block.known,
        left: block.left,
        unread: block.unread,
    })
}

/// Where a draft is made: what is given, and its legal basis laid over the registry.
struct Desk<'g> {
    given: &'g Given<'g>,
    graph: &'g BasisGraph<'g>,
    /// The document itself, where the registry has it already.
    known: Option<DocumentId>,
}

impl Desk<'_> {
    fn rules(&self) -> &RuleSet {
        self.given.checker.rules()
    }

    /// What a reader of the file has to know first.
    fn opening(&self, block: &Block) -> String {
        let (file, lang) = (self.given.file, self.given.lang);
        let mut lines = vec![match lang {
            Lang::Vi => format!("Bản nháp soạn từ «{file}», chưa ai đọc lại."),
            Lang::En => format!("A draft made from “{file}”; nobody has read it yet."),
        }];
        if let Some(id) = self.known {
            let rules = self.rules();
            let at = rules.document(id).place.source.0 as usize;
            let at = rules.sources.get(at).map_or("", Source::name);
            lines.push(match lang {
                Lang::Vi => format!("Văn bản đã có trong {at}; tệp này chỉ thêm vào."),
                Lang::En => format!("The document is in {at} already; this file adds to it."),
            });
        }
        if self.known.is_none() || !block.items.is_empty() {
            lines.extend(match lang {
                Lang::Vi => [
                    format!("Đọc lại từng mức trong chính văn bản, rồi sửa dòng «verified {UNREAD}» thành «verified read»; chưa sửa thì «must» chỉ cảnh báo."),
                    "«must» là nghĩa vụ của từng xã, «aggregate» là mức chung của cả tỉnh hoặc cả nước.".to_owned(),
                ],
                Lang::En => [
                    format!("Read each figure again in the document itself, then change the line “verified {UNREAD}” to “verified read”; until then a “must” only warns."),
                    "“must” is a duty of each commune, “aggregate” the figure of the whole area.".to_owned(),
                ],
            });
        }
        comment("", &lines)
    }

    /// The duty of communes to cite the document, for a person to decide on.
    fn duty(&self, head: &document::Heading<'_>, slug: &str) -> String {
        let place = head
            .province
            .map_or_else(String::new, |p| format!(" in {}", quoted(p)));
        let years = &self.given.plan.head.years;
        let years = match (years.first(), years.last()) {
            (Some(first), Some(last)) if first != last => format!("years {first}..{last}"),
            (Some(year), _) => format!("year {year}"),
            _ => String::new(),
        };
        let lang = self.given.lang;
        let mut lines = vec![
            lang.pick(
                "Nếu văn bản giao cấp xã ban hành kế hoạch để thực hiện, bỏ dấu # ở dòng sau:",
                "If the document tells communes to make a plan of their own, uncomment the next line:",
            )
            .to_owned(),
        ];
        let because = lang.pick(
            "văn bản giao cấp xã thực hiện",
            "the document tells communes to carry it out",
        );
        lines.push(format!(
            "for commune{place} {years} cite {slug} because {}",
            quoted(because)
        ));
        format!("\n{}", comment("", &lines))
    }

    /// The words a target stands in, on one line, where the plan's text was handed in.
    fn words(&self, at: TargetRef) -> Option<String> {
        if self.given.listed.is_some() {
            return self.row(at)?.quote.clone();
        }
        let (source, places) = self.given.text?;
        let spans = match at.list {
            TargetList::Targets => &places.targets,
            TargetList::Tasks => &places.task_targets,
            TargetList::Baselines => &places.baselines,
        };
        let span = spans.get(at.index as usize)?;
        let words: Vec<&str> = source.slice(*span).split_whitespace().collect();
        let words = words.join(" ");
        Some(words.trim_end_matches([',', ';', ' ']).to_owned())
    }
}

/// Comment lines.
fn comment(indent: &str, lines: &[String]) -> String {
    let mut out = String::new();
    for line in lines.iter().flat_map(|line| line.lines()) {
        let _ = writeln!(out, "{indent}# {line}");
    }
    out
}

/// Words as a string of the rule language, on one line.
fn quoted(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ").replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{words}\"")
}
