//! `doichieu rules list`.

use crate::check::rule::LintContext;
use crate::document::{Document, DocumentId, PartialDate};
use crate::lang::Lang;
use crate::plan::Direction;
use crate::report::Layout;
use crate::rule::{RuleSet, level_word};
use unicode_width::UnicodeWidthStr;

/// The documents: number, level and area, in force, requirements, slug.
pub(super) fn documents(rules: &RuleSet, today: PartialDate, layout: Layout) -> String {
    let lang = layout.lang;
    let cx = LintContext::new(rules, today);
    let mut ids: Vec<DocumentId> = rules.document_slugs.ids().collect();
    ids.sort_unstable_by_key(|id| {
        let document = rules.document(*id);
        (
            document.level,
            &document.province,
            &document.commune,
            document.issued,
            *id,
        )
    });
    let mut rows = vec![head(lang)];
    rows.extend(ids.iter().map(|id| {
        let document = rules.document(*id);
        let count = rules
            .requirements
            .iter()
            .filter(|r| r.document == *id)
            .count();
        [
            document
                .number
                .clone()
                .unwrap_or_else(|| lang.pick("(không số)", "(no number)").to_owned()),
            area(document, lang),
            validity(&cx, *id, lang),
            if count == 0 {
                "–".to_owned()
            } else {
                count.to_string()
            },
            document.slug.clone(),
        ]
    }));
    let total = lang.pick(
        format!(
            "{} văn bản, {} yêu cầu",
            ids.len(),
            rules.requirements.len()
        ),
        format!(
            "{} documents, {} requirements",
            ids.len(),
            rules.requirements.len()
        ),
    );
    aligned(&rows, layout) + "\n" + &total + "\n"
}

fn head(lang: Lang) -> [String; 5] {
    lang.pick(
        [
            "Số, ký hiệu",
            "Cấp, địa bàn",
            "Hiệu lực",
            "Yêu cầu",
            "Tên trong quy tắc",
        ],
        ["Number", "Level, area", "In force", "Requirements", "Slug"],
    )
    .map(str::to_owned)
}

/// The level, or the area where there is one.
pub(super) fn area(document: &Document, lang: Lang) -> String {
    match (&document.commune, &document.province) {
        (Some(commune), Some(province)) => format!("{commune}, {province}"),
        (None, Some(province)) => province.clone(),
        _ => level_word(document.level, lang).to_owned(),
    }
}

/// From when to when a document is in force: `01/4/2025 –`.
pub(super) fn validity(cx: &LintContext<'_>, id: DocumentId, lang: Lang) -> String {
    let document = cx.rules.document(id);
    let print = |date: PartialDate| lang.pick(date.vietnamese(), date.to_string());
    let begin = document.effective.or(document.issued);
    let begin = begin.map_or_else(|| lang.pick("không rõ", "unknown").to_owned(), print);
    let end = cx.end_of(id).map(print).unwrap_or_default();
    let period = document.period_end.map(|year| {
        lang.pick(
            format!("; giai đoạn đến {year}"),
            format!("; period to {year}"),
        )
    });
    format!("{begin} – {end}").trim_end().to_owned() + &period.unwrap_or_default()
}

/// The indicators: slug, unit, requirements, label.
pub(super) fn indicators(rules: &RuleSet, layout: Layout) -> String {
    let lang = layout.lang;
    let mut rows = vec![
        lang.pick(
            ["Tên trong quy tắc", "Đơn vị", "Yêu cầu", "Chỉ tiêu"],
            ["Slug", "Unit", "Requirements", "Indicator"],
        )
        .map(str::to_owned),
    ];
    let mut all: Vec<_> = rules
        .indicators
        .iter()
        .zip(rules.by_indicator.iter())
        .collect();
    all.sort_unstable_by_key(|(indicator, _)| &indicator.slug);
    rows.extend(all.iter().map(|(indicator, ids)| {
        let less = match indicator.direction {
            Direction::AtLeast => "",
            Direction::AtMost => lang.pick(" (càng thấp càng tốt)", " (less is better)"),
        };
        [
            indicator.slug.clone(),
            format!("{}{less}", indicator.unit),
            if ids.is_empty() {
                "–".to_owned()
            } else {
                ids.len().to_string()
            },
            indicator.label(lang).to_owned(),
        ]
    }));
    let asked = all.iter().filter(|(_, ids)| !ids.is_empty()).count();
    let total = lang.pick(
        format!("{} chỉ tiêu, {asked} chỉ tiêu có yêu cầu", all.len()),
        format!("{} indicators, {asked} with requirements", all.len()),
    );
    aligned(&rows, layout) + "\n" + &total + "\n"
}

/// Rows in columns; the first row is the head. Nothing is cut: a long row is longer.
pub(super) fn aligned(rows: &[impl AsRef<[String]>], layout: Layout) -> String {
    let columns = rows.first().map_or(0, |head| head.as_ref().len());
    let mut widths = vec![0; columns];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row.as_ref()) {
            *width = (*width).max(cell.width());
        }
    }
    let mut out = String::new();
    for (index, row) in rows.iter().enumerate() {
        let mut line = String::new();
        for (width, cell) in widths.iter().zip(row.as_ref()) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
        }
        let line = line.trim_end();
        let bold = anstyle::Style::new().bold();
        out.push_str(&if index == 0 {
            layout.paint(bold, line)
        } else {
            line.to_owned()
        });
        out.push('\n');
    }
    out
}
