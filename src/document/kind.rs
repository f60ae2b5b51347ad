//! Kinds of documents (loại văn bản); their words and their abbreviations in numbers are data
//! (`rules/words/documents.words`).

use super::body::is_in_capitals;
use super::known::KNOWN;
use crate::kept::{Kept, Rest, Store};
use crate::lang::Lang;
use crate::lexicon::builtin_statements;
use crate::text::{Again, bare, loose};
use std::sync::LazyLock;

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident $slug:literal $english:literal;)+) => {
        /// The kind of a document.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum DocumentKind { $($(#[doc = $doc])+ $kind,)+ }

        /// Every kind with its slug in the word files and its English name.
        const SLUGS: &[(DocumentKind, &str, &str)] = &[$((DocumentKind::$kind, $slug, $english),)+];
    };
}

kinds! {
    /// Luật, bộ luật.
    Law "law" "law";
    /// Pháp lệnh.
    Ordinance "ordinance" "ordinance";
    /// Lệnh.
    Order "order" "order";
    /// Nghị quyết.
    Resolution "resolution" "resolution";
    /// Nghị định.
    Decree "decree" "decree";
    /// Quyết định.
    Decision "decision" "decision";
    /// Chỉ thị.
    Directive "directive" "directive";
    /// Thông tư liên tịch.
    JointCircular "joint-circular" "joint circular";
    /// Thông tư.
    Circular "circular" "circular";
    /// Thông tri, of the Party; its numbers say TT as well.
    PartyCircular "party-circular" "party circular";
    /// Kế hoạch.
    Plan "plan" "plan";
    /// Chương trình.
    Programme "programme" "programme";
    /// Đề án.
    Scheme "scheme" "scheme";
    /// Dự án.
    Project "project" "project";
    /// Phương án.
    Option "option" "option";
    /// Chiến lược.
    Strategy "strategy" "strategy";
    /// Quy định.
    Regulation "regulation" "regulation";
    /// Quy chế.
    Rules "rules" "rules of procedure";
    /// Hướng dẫn.
    Guidance "guidance" "guidance";
    /// Thông báo.
    Notice "notice" "notice";
    /// Kết luận.
    Conclusion "conclusion" "conclusion";
    /// Tờ trình.
    Submission "submission" "submission";
    /// Báo cáo.
    Report "report" "report";
    /// Biên bản.
    Minutes "minutes" "minutes";
    /// Công điện.
    Telegram "telegram" "telegram";
    /// Công văn.
    Letter "letter" "official letter";
}

/// A kind as the word files have it.
#[derive(Debug)]
pub(super) struct Row {
    kind: DocumentKind,
    /// Its word: "nghị quyết".
    word: &'static str,
    /// Its abbreviations in numbers, the usual one first; a law has none.
    codes: Vec<&'static str>,
    english: &'static str,
}

/// Every kind, in the order of the enumeration.
pub(super) fn rows() -> Vec<Row> {
    let statements = builtin_statements("kind");
    let row = |(kind, slug, english): &(DocumentKind, &'static str, &'static str)| {
        let mut of = statements
            .iter()
            .filter(|one| one.first_name() == Some(slug));
        let statement = of.next();
        Row {
            kind: *kind,
            word: statement
                .and_then(|one| one.after(slug).next())
                .unwrap_or_default(),
            codes: statement
                .map(|one| one.after("code").collect())
                .unwrap_or_default(),
            english,
        }
    };
    SLUGS.iter().map(row).collect()
}

impl Kept for Row {
    fn keep(&self, store: &mut Store) {
        let place = SLUGS.iter().position(|(kind, ..)| *kind == self.kind);
        place.unwrap_or(usize::MAX).keep(store);
        self.word.keep(store);
        self.codes.keep(store);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        let (kind, _, english) = SLUGS.get(usize::take(rest)?)?;
        Some(Self {
            kind: *kind,
            word: Kept::take(rest)?,
            codes: Kept::take(rest)?,
            english,
        })
    }
}

/// Every abbreviation without its marks.
static UNMARKED: LazyLock<Vec<(String, DocumentKind)>> = LazyLock::new(|| {
    let usual = KNOWN
        .kinds
        .iter()
        .filter_map(|row| Some((bare(row.codes.first()?), row.kind)));
    usual.collect()
});

impl DocumentKind {
    /// The kind a number's abbreviation stands for, in any letter case.
    pub fn abbreviated(abbreviation: &str) -> Option<Self> {
        let upper = abbreviation.to_uppercase();
        let is = |known: &&str| is_in_capitals(known, &upper);
        let mut rows = KNOWN.kinds.iter();
        rows.find(|row| row.codes.iter().any(is))
            .map(|row| row.kind)
    }

    /// The kind an abbreviation without its marks stands for: `QD`, `ND`.
    pub fn unmarked(abbreviation: &str) -> Option<Self> {
        // No abbreviation is longer than four letters.
        if abbreviation.chars().count() > 4 {
            return None;
        }
        let bare_word = bare(abbreviation);
        let mut fitting = UNMARKED.iter().filter(|(known, _)| *known == bare_word);
        match (fitting.next(), fitting.next()) {
            (Some((_, kind)), None) => Some(*kind),
            _ => None,
        }
    }

    /// The kind a printed word names: "Nghị quyết", "kế hoạch hành động", "NQ".
    pub fn named(words: &str) -> Option<Self> {
        thread_local!(static NAMED: Again<Option<DocumentKind>> = Again::default());
        Again::of(&NAMED, words, || Self::find(words))
    }

    fn find(words: &str) -> Option<Self> {
        let words = loose(words);
        let words = words.strip_prefix("bộ ").unwrap_or(&words);
        let starts = |word: &str| {
            words
                .strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        // The longest: "thông tư liên tịch", not "thông tư".
        let fitting = KNOWN.kinds.iter().filter(|row| starts(row.word));
        fitting
            .max_by_key(|row| row.word.len())
            .map(|row| row.kind)
            .or_else(|| Self::abbreviated(words))
    }

    /// The word for it: "nghị quyết".
    pub fn word(self, lang: Lang) -> &'static str {
        self.row()
            .map_or("", |row| lang.pick(row.word, row.english))
    }

    /// Its abbreviation in numbers: `NQ`; empty for a law.
    pub fn abbreviation(self) -> &'static str {
        self.row()
            .and_then(|row| row.codes.first())
            .copied()
            .unwrap_or_default()
    }

    /// Whether a document with this abbreviation in its number may be called `printed`.
    ///
    /// A decision or resolution is often called by what it issues (Đề án 06), and `QĐ` of the
    /// Party also stands for quy định, `TT` for thông tri, `CT` for chương trình.
    pub fn may_be_called(self, printed: Self) -> bool {
        use DocumentKind as K;
        let issued = matches!(
            printed,
            K::Scheme | K::Strategy | K::Programme | K::Project | K::Option | K::Rules
        );
        self == printed
            || match self {
                K::Decision => issued || printed == K::Regulation,
                K::Resolution => issued,
                K::Directive => printed == K::Programme,
                K::Circular => printed == K::PartyCircular,
                K::JointCircular => printed == K::Circular,
                K::Letter => matches!(
                    printed,
                    K::Guidance | K::Notice | K::Report | K::Submission | K::Telegram
                ),
                _ => false,
            }
    }

    fn row(self) -> Option<&'static Row> {
        KNOWN.kinds.iter().find(|row| row.kind == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_abbreviations() {
        use DocumentKind as K;
        for (words, kind) in [
            ("Nghị quyết", Some(K::Resolution)),
            ("NGHỊ ĐỊNH", Some(K::Decree)),
            ("kế hoạch hành động", Some(K::Plan)),
            ("thông tư liên tịch", Some(K::JointCircular)),
            ("Bộ luật", Some(K::Law)),
            ("NQ", Some(K::Resolution)),
            ("CTr", Some(K::Programme)),
            ("văn bản", None),
            ("luật sư", Some(K::Law)),
            ("kế", None),
            ("", None),
        ] {
            assert_eq!(K::named(words), kind, "{words}");
        }
        assert_eq!(K::abbreviated("TTr"), Some(K::Submission));
        assert_eq!(K::abbreviated("tt"), Some(K::Circular));
        assert_eq!(K::abbreviated("CT"), Some(K::Directive));
        assert_eq!(K::unmarked("QD"), Some(K::Decision));
        assert_eq!(K::unmarked("DA"), None, "đề án or dự án");
    }

    #[test]
    fn each_kind_has_its_word() {
        for row in KNOWN.kinds.iter() {
            assert!(!row.word.is_empty(), "{:?}", row.kind);
            for code in &row.codes {
                assert_eq!(DocumentKind::abbreviated(code), Some(row.kind));
            }
        }
    }

    #[test]
    fn a_decision_may_be_called_by_what_it_issues() {
        use DocumentKind as K;
        assert!(K::Decision.may_be_called(K::Scheme));
        assert!(!K::Decision.may_be_called(K::Resolution));
        assert!(!K::Plan.may_be_called(K::Decision));
        assert!(K::Letter.may_be_called(K::Guidance));
    }
}
