//! A rule file drafted from the target set of a province, a ministry or the Government.
//!
//! Only what is certain becomes a rule: a target of a known indicator, in its unit, with a year.
//! All else stands in comments, with the reason, for a person to finish (`rules/README.md` has
//! the conventions that a drafted file keeps to).

mod document;
mod force;
mod requirement;
mod slug;

use crate::check::{Checker, Day};
use crate::check::{TargetList, TargetRef};
use crate::document::{DocumentId, PartialDate};
use crate::extract::Places;
use crate::graph::BasisGraph;
use crate::lang::Lang;
use crate::plan::Plan;
use crate::rule::RuleSet;
use crate::text::Source;
use std::fmt::Write as _;

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
    /// How many requirements it has.
    pub requirements: usize,
    /// How many targets were left to finish by hand.
    pub left: usize,
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
                "không thấy cơ quan ban hành; bổ sung “issuer” trong bộ chỉ tiêu (JSON)",
                "no issuer was found; add “issuer” to the target set (JSON)",
            ),
            Self::Level => lang.pick(
                "không rõ cấp ban hành; bổ sung “level” (national, ministry, province) trong bộ chỉ tiêu (JSON)",
                "the level is not known; add “level” (national, ministry, province) to the target set (JSON)",
            ),
            Self::Province => lang.pick(
                "không rõ tỉnh, thành phố; bổ sung “province” trong bộ chỉ tiêu (JSON)",
                "the province is not known; add “province” to the target set (JSON)",
            ),
            Self::Title => lang.pick(
                "không thấy trích yếu; bổ sung “title” trong bộ chỉ tiêu (JSON)",
                "no title was found; add “title” to the target set (JSON)",
            ),
            Self::Year => lang.pick(
                "không thấy ngày ban hành lẫn năm kế hoạch; bổ sung “issued” hoặc “years” trong bộ chỉ tiêu (JSON)",
                "neither date nor year was found; add “issued” or “years” to the target set (JSON)",
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
    let block = desk.block(&slug);
    // A figure for a later year than the plan's own is none beyond the document's period.
    head.period = head.period.max(block.last);
    let mut text = desk.opening(&head);
    if desk.known.is_none() {
        text.push_str(&desk.document(&head, &slug));
        text.push('\n');
    }
    text.push_str(&block.text);
    if !graph.plan.head.years.is_empty() {
        text.push_str(&desk.duty(&head, &slug));
    }
    Ok(Draft {
        text,
        name: slug::file_name(&head),
        requirements: block.requirements,
        left: block.left,
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
    fn opening(&self, head: &document::Heading<'_>) -> String {
        let (file, name) = (self.given.file, slug::file_name(head));
        let mut lines = match self.given.lang {
            Lang::Vi => vec![
                format!("Bản nháp soạn từ «{file}»; lưu thành rules/{name} sau khi rà soát:"),
                "mỗi mức phải được đọc lại trong chính văn bản; «must» là nghĩa vụ của từng xã, «aggregate» là mức chung của cả tỉnh hoặc cả nước.".to_owned(),
            ],
            Lang::En => vec![
                format!("A draft made from “{file}”; keep it as rules/{name} once it is checked:"),
                "each figure has to be read again in the document itself; “must” is a duty of each commune, “aggregate” the figure of the whole area.".to_owned(),
            ],
        };
        if let Some(id) = self.known {
            let rules = self.rules();
            let at = rules
                .sources
                .get(rules.document(id).place.source.0 as usize);
            let at = at.map_or("", Source::name);
            lines.push(match self.given.lang {
                Lang::Vi => format!("Văn bản đã có trong {at}: chuyển khối dưới đây vào tệp đó và sửa «verified» thành «read»."),
                Lang::En => format!("The document is in {at} already: move the block below there and set “verified” to “read”."),
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
        let (source, places) = self.given.text?;
        let spans = match at.list {
            TargetList::Targets => &places.targets,
            TargetList::Tasks => &places.task_targets,
            TargetList::Baselines => &places.baselines,
        };
        let span = spans.get(at.index as usize)?;
        let words: Vec<&str> = source.slice(*span).split_whitespace().collect();
        Some(words.join(" "))
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
