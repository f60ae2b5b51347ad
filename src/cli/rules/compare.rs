//! `doichieu rules compare`: two documents, or two sets of rules, side by side.

use super::{file_and_line, only};
use crate::check::rule::{Change, Compared, compare};
use crate::check::wording;
use crate::cli::ExitStatus;
use crate::document::Level;
use crate::error::Error;
use crate::fold::fold_after;
use crate::lang::Lang;
use crate::report::Layout;
use crate::rule::{Force, Requirement, RequirementId, RuleSet};
use crate::text::{did_you_mean, loose};
use clap::Args;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// The first side: a rule file or folder, a document by slug or number, or `national`
    first: String,
    /// The second side: what is new, stricter, weaker or gone is said of it
    second: String,
    /// Show also what is the same, and what the second leaves out that binds no single plan
    #[arg(long)]
    all: bool,
}

impl CompareArgs {
    /// The sides that are rule files or folders.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let sides = [&self.first, &self.second].into_iter();
        let paths = sides.filter(|side| is_path(side));
        paths.map(PathBuf::from).collect()
    }
}

/// Whether a side is a file: it is there, or is written as one.
fn is_path(side: &str) -> bool {
    let path = Path::new(side);
    path.extension().is_some_and(|e| e == "rules") || path.exists()
}

/// Lays two sides side by side; fails where the second asks less than the first.
pub(super) fn run(
    rules: &RuleSet,
    args: &CompareArgs,
    layout: Layout,
) -> Result<(String, ExitStatus), Error> {
    let first = side(rules, &args.first)?;
    let second = side(rules, &args.second)?;
    let compared = compare(rules, &first, &second);
    let page = Page { rules, layout };
    let mut out = String::new();
    for change in Change::ALL {
        let of: Vec<&Compared> = compared.iter().filter(|one| one.change == change).collect();
        let shown = of.iter().filter(|one| args.all || is_told(rules, one));
        let shown: Vec<_> = shown.collect();
        out.push_str(&heading(change, of.len(), shown.len(), layout.lang));
        for one in shown {
            page.row(one, &mut out);
        }
    }
    let weaker = compared.iter().any(|one| one.change == Change::Weaker);
    let status = if weaker {
        ExitStatus::Findings
    } else {
        ExitStatus::Success
    };
    Ok((out, status))
}

/// The requirements of a side.
fn side(rules: &RuleSet, named: &str) -> Result<BTreeSet<RequirementId>, Error> {
    let of = |wanted: &dyn Fn(&Requirement) -> bool| -> BTreeSet<RequirementId> {
        let found = rules.requirements.iter().filter(|rule| wanted(rule));
        found.map(|rule| rule.id).collect()
    };
    if named == "national" {
        let nation = |rule: &Requirement| rules.document(rule.document).level < Level::Province;
        return Ok(of(&nation));
    }
    if is_path(named) {
        let files = only(rules, &[PathBuf::from(named)])?.unwrap_or_default();
        return Ok(of(&|rule| files.contains(&rule.place.source)));
    }
    let is_named = |rule: &Requirement| {
        let document = rules.document(rule.document);
        let forms = document.number.iter().chain(&document.variants);
        document.slug == named || forms.into_iter().any(|form| loose(form) == loose(named))
    };
    let found = of(&is_named);
    if found.is_empty() {
        return Err(unknown(rules, named));
    }
    Ok(found)
}

fn unknown(rules: &RuleSet, named: &str) -> Error {
    let slugs = rules
        .documents
        .iter()
        .map(|document| document.slug.as_str());
    let numbers = rules.documents.iter().filter_map(|d| d.number.as_deref());
    let near = did_you_mean(named, slugs.chain(numbers));
    let meant = |words: &str| {
        near.map(|near| format!("; {words} “{near}”?"))
            .unwrap_or_default()
    };
    Error::request(
        format!(
            "“{named}” không phải tệp quy tắc, cũng không phải văn bản nào có yêu cầu{}",
            meant("có phải")
        ),
        format!(
            "“{named}” is no rule file, and no document that requires anything{}",
            meant("did you mean")
        ),
    )
}

/// Whether a row is shown without `--all`: what is the same is not, nor what the first asks of a
/// whole area or as an orientation and the second leaves out.
fn is_told(rules: &RuleSet, one: &Compared) -> bool {
    let of_each = |id: RequirementId| rules.requirement(id).force == Force::Must;
    match one.change {
        Change::Same => false,
        Change::Gone => one.first.is_some_and(of_each),
        Change::Weaker | Change::Stricter | Change::New => true,
    }
}

fn heading(change: Change, count: usize, shown: usize, lang: Lang) -> String {
    let words = match change {
        Change::Weaker => lang.pick("Thấp hơn bên thứ nhất", "Weaker than the first"),
        Change::Gone => lang.pick("Bên thứ hai không đặt ra", "Not asked by the second"),
        Change::Stricter => lang.pick("Cao hơn bên thứ nhất", "Stricter than the first"),
        Change::New => lang.pick("Bên thứ hai đặt thêm", "Asked by the second alone"),
        Change::Same => lang.pick("Như nhau", "The same"),
    };
    let left = match count - shown.min(count) {
        0 => String::new(),
        left => lang.pick(
            format!(" (trong đó {left} chỉ hiện khi có --all)"),
            format!(" ({left} of them are shown with --all)"),
        ),
    };
    format!("{words}: {count}{left}\n")
}

struct Page<'r> {
    rules: &'r RuleSet,
    layout: Layout,
}

impl Page<'_> {
    /// The indicator, then each side's figure and sentence.
    fn row(&self, compared: &Compared, out: &mut String) {
        let Some(shown) = compared.second.or(compared.first) else {
            return;
        };
        let lang = self.layout.lang;
        let indicator = self
            .rules
            .indicator(self.rules.requirement(shown).indicator);
        let name = format!("{} ({})", indicator.label(lang), indicator.slug);
        self.line("  • ", &name, out);
        let sides = [
            (compared.first, lang.pick("Thứ nhất", "First")),
            (compared.second, lang.pick("Thứ hai", "Second")),
        ];
        for (id, words) in sides {
            if let Some(id) = id {
                self.figure(words, self.rules.requirement(id), out);
            }
        }
    }

    fn figure(&self, side: &str, rule: &Requirement, out: &mut String) {
        let lang = self.layout.lang;
        let required = wording::required(rule, self.rules.indicator(rule.indicator), lang);
        let document = self.rules.document(rule.document).name();
        let at = rule
            .at
            .as_ref()
            .map(|at| format!(", {at}"))
            .unwrap_or_default();
        let whom = rule.audience.words(lang);
        let (year, force) = (rule.by, super::show::force(rule.force, lang));
        let text = lang.pick(
            format!("{side}: {required} từ năm {year}; {force} – {document}{at} – {whom}"),
            format!("{side}: {required} from {year} on; {force} – {document}{at} – {whom}"),
        );
        self.line("    ", &text, out);
        if let Some(quote) = &rule.quote {
            self.line("      ", &format!("“{quote}”"), out);
        }
        self.line("      ", &file_and_line(self.rules, rule.place), out);
    }

    fn line(&self, lead: &str, text: &str, out: &mut String) {
        let indent = " ".repeat(lead.chars().count());
        fold_after(lead, text, &indent, self.layout.width, out);
    }
}
