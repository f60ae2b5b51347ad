//! What may stand under the cursor, by the block it is in and the words before it.

use super::Server;
use super::desk::Look;
use crate::check::{Name as FindingName, Verdict};
use crate::document::{Province, Relation};
use crate::rule::parser::vocabulary::Word;
use lsp_types::{CompletionItem, CompletionItemKind, CompletionParams};
use serde_json::{Value, json};

/// What is expected at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Words(Word),
    Documents,
    Indicators,
    /// Requirements of a `from` block, or its evidence.
    Requirement,
    Findings,
    Verdicts,
    /// What an expectation is about.
    Either,
    Provinces,
    Nothing,
}

impl Server {
    /// What may stand under the cursor.
    pub(super) fn complete(&mut self, look: &Look, params: &CompletionParams) -> Value {
        let at = &params.text_document_position;
        let Some((_, source)) = look.file(&at.text_document.uri) else {
            return json!([]);
        };
        let offset = self.columns.offset(source.text(), at.position);
        let before = source.text().get(..offset).unwrap_or_default();
        json!(self.items(wanted(before)))
    }

    fn items(&self, wanted: Wanted) -> Vec<CompletionItem> {
        match wanted {
            Wanted::Words(word) => words(word),
            Wanted::Documents => self.documents(),
            Wanted::Indicators => self.indicators(),
            Wanted::Requirement => {
                let mut items = self.indicators();
                items.push(item("evidence", "", CompletionItemKind::KEYWORD));
                items
            }
            Wanted::Findings => {
                let mut items: Vec<_> = FindingName::ALL
                    .iter()
                    .map(|name| item(name.slug(), "", CompletionItemKind::ENUM_MEMBER))
                    .collect();
                let more = ["no", "verdict"];
                items.extend(more.map(|word| item(word, "", CompletionItemKind::KEYWORD)));
                items
            }
            Wanted::Verdicts => Verdict::ALL
                .iter()
                .map(|verdict| item(verdict.slug(), "", CompletionItemKind::ENUM_MEMBER))
                .collect(),
            Wanted::Either => {
                let mut items = self.indicators();
                items.extend(self.documents());
                items
            }
            Wanted::Provinces => Province::all()
                .iter()
                .map(|province| item(province.name, "", CompletionItemKind::VALUE))
                .collect(),
            Wanted::Nothing => Vec::new(),
        }
    }

    fn documents(&self) -> Vec<CompletionItem> {
        let documents = self.desk.rules().documents.iter();
        let item = |document: &crate::document::Document| {
            let detail = format!("{} – {}", document.name(), document.title);
            item(&document.slug, &detail, CompletionItemKind::CLASS)
        };
        documents.map(item).collect()
    }

    fn indicators(&self) -> Vec<CompletionItem> {
        let indicators = self.desk.rules().indicators.iter();
        let item = |indicator: &crate::plan::Indicator| {
            let detail = format!("{} ({})", indicator.label(self.lang), indicator.unit);
            item(&indicator.slug, &detail, CompletionItemKind::FIELD)
        };
        indicators.map(item).collect()
    }
}

fn item(label: &str, detail: &str, kind: CompletionItemKind) -> CompletionItem {
    CompletionItem {
        label: label.to_owned(),
        kind: Some(kind),
        detail: Some(detail.to_owned()).filter(|detail| !detail.is_empty()),
        ..CompletionItem::default()
    }
}

fn words(word: Word) -> Vec<CompletionItem> {
    let words = word.list().into_iter();
    words
        .map(|word| item(word, "", CompletionItemKind::KEYWORD))
        .collect()
}

/// What is expected behind this text.
pub(super) fn wanted(before: &str) -> Wanted {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let mut pieces: Vec<&str> = Vec::new();
    let (mut rest, mut in_string) = (line.trim_start(), false);
    while !rest.is_empty() {
        if rest.starts_with('#') {
            return Wanted::Nothing;
        }
        let (piece, after) = rest.split_at(crate::rule::format::piece_length(rest));
        in_string = piece.starts_with('"') && (piece.len() == 1 || !piece.ends_with('"'));
        pieces.push(piece);
        rest = after.trim_start();
    }
    // The word that is being typed is not yet one of those before it.
    if !line.ends_with([' ', '\t', '{', '}', ',']) || in_string {
        pieces.pop();
    }
    let last = pieces.iter().rev().find(|piece| **piece != ",").copied();
    if in_string {
        let names_place = pieces
            .iter()
            .rev()
            .find(|piece| !piece.starts_with(['"', ',']));
        return match names_place {
            Some(&("in" | "area")) => Wanted::Provinces,
            _ => Wanted::Nothing,
        };
    }
    let above = before.strip_suffix(line).unwrap_or_default();
    match (blocks(above).as_slice(), pieces.first().copied()) {
        ([], first) => at_top(first, &pieces, last),
        (["document" | "amend"], None) => Wanted::Words(Word::DocumentField),
        (["document" | "amend"], Some(key)) => of_document(key, &pieces),
        (["indicator"], None) => Wanted::Words(Word::IndicatorField),
        (["indicator"], Some("near")) | (["test", "plan"], None) => Wanted::Indicators,
        (["from"], None) => Wanted::Requirement,
        (["from"] | ["from", _], Some("evidence")) if pieces.len() == 1 => {
            Wanted::Words(Word::Evidence)
        }
        (["from"], Some(_)) if pieces.contains(&"by") && last != Some("by") => {
            Wanted::Words(Word::AfterYear)
        }
        (["from", _], None) => Wanted::Words(Word::Detail),
        (["test"], None) => Wanted::Words(Word::TestLine),
        (["test"], Some("plan")) if pieces.len() == 1 => Wanted::Words(Word::Level),
        (["test"], Some("plan")) => Wanted::Words(Word::PlanClause),
        (["test"], Some("expect")) => match pieces.get(1..).unwrap_or_default() {
            [] | ["no"] => Wanted::Findings,
            ["verdict"] => Wanted::Verdicts,
            ["verdict", _] => Wanted::Indicators,
            _ => Wanted::Either,
        },
        _ => Wanted::Nothing,
    }
}

/// In no block.
fn at_top(first: Option<&str>, pieces: &[&str], last: Option<&str>) -> Wanted {
    match (first, last) {
        (None, _) => Wanted::Words(Word::Declaration),
        (Some("from"), Some("from")) => Wanted::Documents,
        (Some("from"), Some(_)) if pieces.len() == 2 => Wanted::Words(Word::Only("for")),
        (Some("amend"), Some("amend")) => Wanted::Words(Word::Only("document")),
        (Some("amend"), Some("document")) | (_, Some("cite")) => Wanted::Documents,
        (_, Some("for")) => Wanted::Words(Word::Level),
        (Some("from"), _) => Wanted::Words(Word::AudienceClause),
        (Some("for"), _) => Wanted::Words(Word::DutyClause),
        (Some("invariant"), Some("invariant" | "<=" | "≤")) => Wanted::Indicators,
        _ => Wanted::Nothing,
    }
}

/// Behind a field's name.
fn of_document(key: &str, pieces: &[&str]) -> Wanted {
    match key {
        _ if pieces.len() > 1 => Wanted::Nothing,
        "level" => Wanted::Words(Word::Level),
        "verified" => Wanted::Words(Word::Verified),
        _ if Relation::ALL.iter().any(|(word, _)| *word == key) => Wanted::Documents,
        _ => Wanted::Nothing,
    }
}

/// The first words of the blocks that are open behind this text.
fn blocks(text: &str) -> Vec<&str> {
    let mut open = Vec::new();
    for line in text.lines() {
        let mut rest = line.trim_start();
        let mut first = None;
        while !rest.is_empty() && !rest.starts_with('#') {
            let (piece, after) = rest.split_at(crate::rule::format::piece_length(rest));
            match piece {
                "{" => open.push(first.take().unwrap_or_default()),
                "}" => {
                    open.pop();
                    first = None;
                }
                _ => first = first.or(Some(piece)),
            }
            rest = after.trim_start();
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_stand_there() {
        let from = "from nq-71-2025 for commune {\n  evidence primary \"x\" checked 2026\n";
        let test = "test \"x\" {\n  plan commune year 2026 {\n  }\n";
        for (before, expected) in [
            (String::new(), Wanted::Words(Word::Declaration)),
            ("doc".to_owned(), Wanted::Words(Word::Declaration)),
            ("from ".to_owned(), Wanted::Documents),
            ("from nq".to_owned(), Wanted::Documents),
            ("from nq-71 for ".to_owned(), Wanted::Words(Word::Level)),
            ("from nq-71 for commune in \"".to_owned(), Wanted::Provinces),
            (
                "from nq-71 for commune in \"A\", \"Đ".to_owned(),
                Wanted::Provinces,
            ),
            (
                "from nq-71 for commune ".to_owned(),
                Wanted::Words(Word::AudienceClause),
            ),
            ("amend document ".to_owned(), Wanted::Documents),
            (
                "document x {\n  ver".to_owned(),
                Wanted::Words(Word::DocumentField),
            ),
            (
                "document x {\n  verified ".to_owned(),
                Wanted::Words(Word::Verified),
            ),
            ("document x {\n  implements n".to_owned(), Wanted::Documents),
            ("document x {\n  title \"a".to_owned(), Wanted::Nothing),
            (format!("{from}  online"), Wanted::Requirement),
            (
                format!("{from}  x >= 80% by 2026 "),
                Wanted::Words(Word::AfterYear),
            ),
            (
                format!("{from}  x by 2026 must {{\n    "),
                Wanted::Words(Word::Detail),
            ),
            (format!("{from}}}\n"), Wanted::Words(Word::Declaration)),
            (format!("{test}  expect "), Wanted::Findings),
            (format!("{test}  expect verdict "), Wanted::Verdicts),
            (format!("{test}  expect missing-basis "), Wanted::Either),
            ("# from ".to_owned(), Wanted::Nothing),
        ] {
            assert_eq!(wanted(&before), expected, "{before}");
        }
    }
}
