//! Documents of which no file says how far they were verified.

use crate::lang::Lang;
use crate::rule::RuleSet;
use crate::text::{Place, brief};

/// A document whose block has no line `verified`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unverified {
    /// Where it is declared.
    pub place: Place,
    /// Its slug.
    pub slug: String,
}

impl Unverified {
    /// One sentence about it.
    pub fn message(&self, lang: Lang) -> String {
        let slug = brief(&self.slug);
        lang.pick(
            format!("văn bản “{slug}” chưa nói đã kiểm chứng đến đâu nên chỉ được coi là cited-only"),
            format!("the document “{slug}” does not say how far it was verified, and counts as cited-only"),
        )
    }

    /// What would mend it.
    pub fn help(lang: Lang) -> &'static str {
        lang.pick(
            "thêm một dòng: verified read (đã đọc toàn văn), confirmed, partly hoặc cited-only",
            "add a line: verified read (its text was read), confirmed, partly or cited-only",
        )
    }
}

/// The documents without a line `verified`, in order.
pub fn unverified(rules: &RuleSet) -> Vec<Unverified> {
    let documents = rules.unverified.iter().map(|id| rules.document(*id));
    let found = documents.map(|document| Unverified {
        place: document.place,
        slug: document.slug.clone(),
    });
    found.collect()
}
