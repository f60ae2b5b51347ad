//! Kinds of documents (loại văn bản), their words and their abbreviations in numbers.

use crate::lang::Lang;
use crate::text::{bare, loose};
use std::sync::LazyLock;

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident $word:literal $abbreviation:literal $english:literal;)+) => {
        /// The kind of a document.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum DocumentKind { $($(#[doc = $doc])+ $kind,)+ }

        /// Every kind with its word, its abbreviation in numbers (or none) and its English name.
        const KINDS: &[(DocumentKind, &str, &str, &str)] =
            &[$((DocumentKind::$kind, $word, $abbreviation, $english),)+];
    };
}

kinds! {
    /// Luật, bộ luật.
    Law "luật" "" "law";
    /// Pháp lệnh.
    Ordinance "pháp lệnh" "PL" "ordinance";
    /// Lệnh.
    Order "lệnh" "L" "order";
    /// Nghị quyết.
    Resolution "nghị quyết" "NQ" "resolution";
    /// Nghị định.
    Decree "nghị định" "NĐ" "decree";
    /// Quyết định.
    Decision "quyết định" "QĐ" "decision";
    /// Chỉ thị.
    Directive "chỉ thị" "CT" "directive";
    /// Thông tư liên tịch.
    JointCircular "thông tư liên tịch" "TTLT" "joint circular";
    /// Thông tư.
    Circular "thông tư" "TT" "circular";
    /// Thông tri, of the Party; its numbers say TT as well.
    PartyCircular "thông tri" "" "party circular";
    /// Kế hoạch.
    Plan "kế hoạch" "KH" "plan";
    /// Chương trình.
    Programme "chương trình" "CTr" "programme";
    /// Đề án.
    Scheme "đề án" "ĐA" "scheme";
    /// Dự án.
    Project "dự án" "DA" "project";
    /// Phương án.
    Option "phương án" "PA" "option";
    /// Chiến lược.
    Strategy "chiến lược" "" "strategy";
    /// Quy định.
    Regulation "quy định" "QyĐ" "regulation";
    /// Quy chế.
    Rules "quy chế" "QC" "rules of procedure";
    /// Hướng dẫn.
    Guidance "hướng dẫn" "HD" "guidance";
    /// Thông báo.
    Notice "thông báo" "TB" "notice";
    /// Kết luận.
    Conclusion "kết luận" "KL" "conclusion";
    /// Tờ trình.
    Submission "tờ trình" "TTr" "submission";
    /// Báo cáo.
    Report "báo cáo" "BC" "report";
    /// Biên bản.
    Minutes "biên bản" "BB" "minutes";
    /// Công điện.
    Telegram "công điện" "CĐ" "telegram";
    /// Công văn.
    Letter "công văn" "CV" "official letter";
}

/// Every abbreviation without its marks.
static UNMARKED: LazyLock<Vec<(String, DocumentKind)>> = LazyLock::new(|| {
    let marked = KINDS.iter().filter(|(_, _, known, _)| !known.is_empty());
    marked
        .map(|(kind, _, known, _)| (bare(known), *kind))
        .collect()
});

impl DocumentKind {
    /// The kind a number's abbreviation stands for, in any letter case.
    pub fn abbreviated(abbreviation: &str) -> Option<Self> {
        let upper = abbreviation.to_uppercase();
        if upper == "CTHĐ" {
            return Some(Self::Programme);
        }
        KINDS
            .iter()
            .find(|(_, _, known, _)| {
                !known.is_empty() && known.chars().flat_map(char::to_uppercase).eq(upper.chars())
            })
            .map(|(kind, ..)| *kind)
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
        let words = loose(words);
        let words = words.strip_prefix("bộ ").unwrap_or(&words);
        let starts = |word: &str| {
            words
                .strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        KINDS
            .iter()
            .find(|(_, word, ..)| starts(word))
            .map(|(kind, ..)| *kind)
            .or_else(|| Self::abbreviated(words))
    }

    /// The word for it: "nghị quyết".
    pub fn word(self, lang: Lang) -> &'static str {
        self.row().map_or("", |(_, vi, _, en)| lang.pick(vi, en))
    }

    /// Its abbreviation in numbers: `NQ`; empty for a law.
    pub fn abbreviation(self) -> &'static str {
        self.row()
            .map_or("", |(_, _, abbreviation, _)| abbreviation)
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

    fn row(self) -> Option<&'static (Self, &'static str, &'static str, &'static str)> {
        KINDS.iter().find(|(kind, ..)| *kind == self)
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
    fn a_decision_may_be_called_by_what_it_issues() {
        use DocumentKind as K;
        assert!(K::Decision.may_be_called(K::Scheme));
        assert!(!K::Decision.may_be_called(K::Resolution));
        assert!(!K::Plan.may_be_called(K::Decision));
        assert!(K::Letter.may_be_called(K::Guidance));
    }
}
