//! `doichieu rules show`: all that the rules say about a document or an indicator.

use super::file_and_line;
use super::list::{area, validity};
use crate::check::rule::LintContext;
use crate::check::wording;
use crate::document::{Document, DocumentId, PartialDate, Relation, Verified};
use crate::error::Error;
use crate::fold::fold_after;
use crate::lang::Lang;
use crate::plan::{Direction, Indicator, IndicatorId};
use crate::report::Layout;
use crate::rule::{Force, Requirement, RuleSet};
use crate::text::{did_you_mean, loose};
use unicode_width::UnicodeWidthStr;

/// Everything about what has this slug, or this number.
pub(super) fn show(rules: &RuleSet, name: &str, layout: Layout) -> Result<String, Error> {
    let page = || Page {
        rules,
        layout,
        out: String::new(),
    };
    if let Some(id) = rules.find_document(name) {
        return Ok(page().document(id));
    }
    if let Some(id) = rules.find_indicator(name) {
        return Ok(page().indicator(id));
    }
    let numbered = |d: &&Document| {
        let forms = d.number.iter().chain(&d.variants);
        forms.into_iter().any(|form| loose(form) == loose(name))
    };
    let slugs = rules
        .documents
        .iter()
        .filter(numbered)
        .map(|d| d.slug.as_str());
    let pages: Vec<String> = slugs
        .filter_map(|slug| rules.find_document(slug))
        .map(|id| page().document(id))
        .collect();
    if pages.is_empty() {
        return Err(unknown(rules, name));
    }
    Ok(pages.join("\n"))
}

fn unknown(rules: &RuleSet, name: &str) -> Error {
    let slugs = rules.documents.iter().map(|d| d.slug.as_str());
    let numbers = rules.documents.iter().filter_map(|d| d.number.as_deref());
    let indicators = rules.indicators.iter().map(|i| i.slug.as_str());
    let near = did_you_mean(name, slugs.chain(indicators).chain(numbers));
    let vi = near
        .map(|near| format!("; có phải “{near}”?"))
        .unwrap_or_default();
    let en = near
        .map(|near| format!("; did you mean “{near}”?"))
        .unwrap_or_default();
    Error::request(
        format!("không có văn bản hay chỉ tiêu nào là “{name}”{vi}"),
        format!("no document or indicator is called “{name}”{en}"),
    )
}

/// A page being written.
struct Page<'r> {
    rules: &'r RuleSet,
    layout: Layout,
    out: String,
}

impl Page<'_> {
    fn lang(&self) -> Lang {
        self.layout.lang
    }

    fn strong(&mut self, text: &str) {
        let bold = anstyle::Style::new().bold();
        let mut folded = String::new();
        fold_after("", text, "", self.layout.width, &mut folded);
        self.out
            .push_str(&self.layout.paint(bold, folded.trim_end()));
        self.out.push('\n');
    }

    /// A named line: `  Cơ quan ban hành: Chính phủ`.
    fn item(&mut self, name: (&str, &str), text: &str) {
        if text.is_empty() {
            return;
        }
        let lead = format!("  {}: ", self.lang().pick(name.0, name.1));
        let width = self.layout.width;
        fold_after(&lead, text, "    ", width, &mut self.out);
    }

    /// A line of a list.
    fn bullet(&mut self, lead: &str, text: &str) {
        let indent = " ".repeat(lead.width());
        fold_after(lead, text, &indent, self.layout.width, &mut self.out);
    }

    fn heading(&mut self, vi: &str, en: &str) {
        self.out.push('\n');
        self.strong(self.lang().pick(vi, en));
    }

    fn document(mut self, id: DocumentId) -> String {
        let lang = self.lang();
        let document = self.rules.document(id);
        let number = document.number.as_deref();
        let number = number.unwrap_or(lang.pick("(không số)", "(no number)"));
        self.strong(&format!("{number} – {}", document.title));
        self.item(("Tên trong quy tắc", "Slug"), &document.slug);
        self.item(
            ("Cách viết khác", "Also printed"),
            &document.variants.join("; "),
        );
        self.item(
            ("Loại", "Kind"),
            document.kind.as_deref().unwrap_or_default(),
        );
        self.item(("Cơ quan ban hành", "Issuer"), &document.issuer);
        let issued = document.issued.map(|day| date(day, lang));
        self.item(("Ngày ban hành", "Issued"), &issued.unwrap_or_default());
        self.item(("Cấp, địa bàn", "Level, area"), &area(document, lang));
        let cx = LintContext::new(self.rules, PartialDate::year(0));
        self.item(("Hiệu lực", "In force"), &validity(&cx, id, lang));
        self.item(
            ("Kiểm chứng", "Verified"),
            verified(document.verified, lang),
        );
        for note in &document.notes {
            self.item(("Ghi chú", "Note"), note);
        }
        let place = file_and_line(self.rules, document.place);
        self.item(("Tệp", "File"), &place);
        for place in &document.amended {
            let place = file_and_line(self.rules, *place);
            self.item(("Sửa bằng amend", "Amended"), &place);
        }
        self.relations(id);
        self.duties(id);
        let asks = |r: &&Requirement| r.document == id;
        let requirements: Vec<_> = self.rules.requirements.iter().filter(asks).collect();
        self.requirements(&requirements, Subject::Indicator);
        self.out
    }

    fn relations(&mut self, id: DocumentId) {
        let lang = self.lang();
        let name = |id: DocumentId| {
            let document = self.rules.document(id);
            format!("{} ({})", document.name(), document.slug)
        };
        let document = self.rules.document(id);
        let mut lines: Vec<String> = document
            .relations
            .iter()
            .map(|(relation, other)| format!("{} {}", onward(*relation, lang), name(*other)))
            .collect();
        for other in &self.rules.documents {
            let Some(other_id) = self.rules.find_document(&other.slug) else {
                continue;
            };
            let back = other.relations.iter().filter(|(_, target)| *target == id);
            lines.extend(
                back.map(|(relation, _)| {
                    format!("{} {}", backward(*relation, lang), name(other_id))
                }),
            );
        }
        if lines.is_empty() {
            return;
        }
        self.heading("Quan hệ", "Relations");
        for line in &lines {
            self.bullet("  ", line);
        }
    }

    fn duties(&mut self, id: DocumentId) {
        let lang = self.lang();
        let rules = self.rules;
        let duties: Vec<_> = rules.duties.iter().filter(|d| d.document == id).collect();
        if duties.is_empty() {
            return;
        }
        self.heading("Phải nêu trong căn cứ", "Has to be cited");
        for duty in duties {
            let why = wording::because(duty.because.as_ref(), lang);
            let whom = duty.audience.words(lang);
            self.bullet("  ", &format!("{whom}{why}"));
        }
    }

    fn indicator(mut self, id: IndicatorId) -> String {
        let lang = self.lang();
        let rules = self.rules;
        let indicator = rules.indicator(id);
        self.strong(indicator.label(lang));
        self.item(("Tên trong quy tắc", "Slug"), &indicator.slug);
        self.item(("Đơn vị", "Unit"), &indicator.unit.to_string());
        let direction = match indicator.direction {
            Direction::AtLeast => lang.pick("càng cao càng tốt", "more is better"),
            Direction::AtMost => lang.pick("càng thấp càng tốt", "less is better"),
        };
        self.item(("Chiều", "Direction"), direction);
        self.item(("Mẫu số", "Share of"), &indicator.base.join("; "));
        self.item(
            ("Tên gọi trong kế hoạch", "Named in plans"),
            &named(indicator),
        );
        self.item(("Không phải khi có", "Not with"), &indicator.not.join("; "));
        let near: Vec<_> = indicator
            .near
            .iter()
            .map(|id| rules.indicator(*id))
            .collect();
        let near: Vec<_> = near
            .iter()
            .map(|i| format!("{} ({})", i.label(lang), i.slug))
            .collect();
        self.item(("Dễ nhầm với", "Easily taken for"), &near.join("; "));
        for invariant in &rules.invariants {
            if invariant.lesser == id || invariant.greater == id {
                let slug = |id| rules.indicator(id).slug.as_str();
                let text = format!("{} ≤ {}", slug(invariant.lesser), slug(invariant.greater));
                self.item(("Luôn đúng", "Always"), &text);
            }
        }
        self.item(("Tệp", "File"), &file_and_line(rules, indicator.place));
        let ids = rules.requirements_of(id).iter();
        let requirements: Vec<_> = ids.map(|id| rules.requirement(*id)).collect();
        self.requirements(&requirements, Subject::Document);
        self.out
    }

    fn requirements(&mut self, requirements: &[&Requirement], subject: Subject) {
        if requirements.is_empty() {
            self.heading("Không có yêu cầu", "No requirements");
            return;
        }
        self.heading("Yêu cầu", "Requirements");
        for requirement in requirements {
            self.requirement(requirement, subject);
        }
    }

    fn requirement(&mut self, requirement: &Requirement, subject: Subject) {
        let lang = self.lang();
        let indicator = self.rules.indicator(requirement.indicator);
        let required = wording::required(requirement, indicator, lang);
        let by = requirement.by;
        let force = force(requirement.force, lang);
        let about = match subject {
            Subject::Indicator => format!("{} ({})", indicator.label(lang), indicator.slug),
            Subject::Document => {
                let document = self.rules.document(requirement.document);
                format!("{} ({})", document.name(), document.slug)
            }
        };
        let text = lang.pick(
            format!("{about}: {required} từ năm {by}; {force}"),
            format!("{about}: {required} from {by} on; {force}"),
        );
        self.bullet("  • ", &text);
        let whom = requirement.audience.words(lang);
        let mut details = vec![lang.pick(format!("Áp dụng: {whom}"), format!("For: {whom}"))];
        details.extend(
            requirement
                .at
                .as_ref()
                .map(|at| lang.pick(format!("Vị trí: {at}"), format!("At: {at}"))),
        );
        details.extend(requirement.quote.as_ref().map(|quote| format!("“{quote}”")));
        let lack = requirement.shortfall.as_ref();
        let name = self.rules.document(requirement.document).name();
        details.extend(lack.map(|lack| wording::shortfall(lack, name, lang)));
        details.extend(
            requirement
                .evidence
                .iter()
                .map(|e| wording::evidence(e, lang)),
        );
        if !requirement.judges() {
            let text = lang.pick(
                "Không dùng để đối chiếu với kế hoạch nào",
                "It judges no plan",
            );
            details.push(text.to_owned());
        }
        if !requirement.only.is_empty() {
            let words = requirement.only.join("; ");
            details.push(lang.pick(
                format!("Chỉ so với chỉ tiêu có: {words}"),
                format!("Compared only with targets that say: {words}"),
            ));
        }
        if let Some(due) = requirement.due {
            details.push(lang.pick(
                format!("Làm một lần, chậm nhất {}", due.vietnamese()),
                format!("To be done once, by {due}"),
            ));
        }
        if !requirement.unlike.is_empty() {
            let words = requirement.unlike.join("; ");
            details.push(lang.pick(
                format!("Không so với chỉ tiêu có: {words}"),
                format!("Not compared with targets that say: {words}"),
            ));
        }
        let notes = requirement.notes.iter();
        details.extend(notes.map(|note| wording::of_rule(note, lang)));
        details.push(file_and_line(self.rules, requirement.place));
        for detail in details {
            self.bullet("    ", &detail);
        }
    }
}

/// What a requirement is told about, on a page about the other.
#[derive(Clone, Copy)]
enum Subject {
    Indicator,
    Document,
}

fn date(date: PartialDate, lang: Lang) -> String {
    lang.pick(date.vietnamese(), date.to_string())
}

pub(super) fn force(force: Force, lang: Lang) -> &'static str {
    match force {
        Force::Must => lang.pick("từng kế hoạch phải đạt", "each plan owes it"),
        Force::Aggregate => lang.pick("mức chung của cả địa bàn", "owed by the area as a whole"),
        Force::Orientation => lang.pick("định hướng", "orientation"),
    }
}

fn verified(degree: Verified, lang: Lang) -> &'static str {
    match degree {
        Verified::Read => lang.pick("đã đọc văn bản", "its text was read"),
        Verified::Confirmed => lang.pick(
            "số, ngày, cơ quan ban hành đã được kiểm chứng",
            "number, date and issuer are verified",
        ),
        Verified::Partly => lang.pick("kiểm chứng một phần", "partly verified"),
        Verified::CitedOnly => lang.pick(
            "chưa kiểm chứng, chỉ thấy được viện dẫn",
            "unverified, only seen cited",
        ),
    }
}

/// What a document is to another, in words.
fn onward(relation: Relation, lang: Lang) -> &'static str {
    match relation {
        Relation::Implements => lang.pick("triển khai", "implements"),
        Relation::BasedOn => lang.pick("căn cứ", "is based on"),
        Relation::Guides => lang.pick("hướng dẫn", "guides"),
        Relation::Amends => lang.pick("sửa đổi, bổ sung", "amends"),
        Relation::Replaces => lang.pick("thay thế", "replaces"),
        Relation::Repeals => lang.pick("bãi bỏ", "repeals"),
        Relation::Succeeds => lang.pick("tiếp nối", "succeeds"),
        Relation::Cites => lang.pick("viện dẫn", "cites"),
    }
}

/// The same, seen from the other.
fn backward(relation: Relation, lang: Lang) -> &'static str {
    match relation {
        Relation::Implements => lang.pick("được triển khai bởi", "is implemented by"),
        Relation::BasedOn => lang.pick("là căn cứ của", "is a basis of"),
        Relation::Guides => lang.pick("được hướng dẫn bởi", "is guided by"),
        Relation::Amends => lang.pick("được sửa đổi, bổ sung bởi", "is amended by"),
        Relation::Replaces => lang.pick("bị thay thế bởi", "is replaced by"),
        Relation::Repeals => lang.pick("bị bãi bỏ bởi", "is repealed by"),
        Relation::Succeeds => lang.pick("được tiếp nối bởi", "is succeeded by"),
        Relation::Cites => lang.pick("được viện dẫn bởi", "is cited by"),
    }
}

/// The words by which plans name an indicator: facet by facet, then whole.
fn named(indicator: &Indicator) -> String {
    let facets = indicator.facets.iter();
    let said = facets.filter(|facet| facet.kind.is_required());
    let mut named: Vec<String> = said.map(|facet| facet.names.join(" | ")).collect();
    let whole = indicator.names.join("; ");
    if named.is_empty() {
        return whole;
    }
    named.extend((!whole.is_empty()).then_some(whole));
    named.join(" + ")
}
