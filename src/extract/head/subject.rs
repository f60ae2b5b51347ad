//! What a plan is about, by its title.

use crate::document::Subject;
use crate::extract::phrases::{Phrases, lists};
use crate::extract::stretch::Stretch;
use crate::lexicon::builtin_statements;
use std::sync::LazyLock;

lists! {
    /// Digital transformation.
    WHOLE "digital-transformation";
    /// What may follow where it is meant as a whole.
    GOES_ON "whole-goes-on";
    /// What stands before it where something else is done for it.
    SERVES "whole-served";
}

/// What titles name, with the subject.
static NAMED: LazyLock<Vec<(Subject, Phrases)>> = LazyLock::new(|| {
    let subjects = builtin_statements("subject");
    let known = subjects.iter().filter_map(|statement| {
        let slug = statement.first_name()?;
        let (_, subject) = Subject::ALL.iter().find(|(known, _)| *known == slug)?;
        Some((*subject, Phrases::of(statement.after(slug))))
    });
    known.collect()
});

/// The subject of a title: digital transformation only as a whole, not that of a field.
pub(super) fn subject(title: Stretch<'_>) -> Subject {
    let whole = WHOLE.places(title).find(|(at, end)| {
        // "Thúc đẩy tạo lập dữ liệu phục vụ chuyển đổi số toàn diện" is about data.
        if SERVES.before(title.until(*at).trim_end()).is_some() {
            return false;
        }
        let after = title.from(*end).trim();
        let over = after.text.starts_with([',', ';', '.', ')', '”', '"']);
        after.is_empty() || over || GOES_ON.begin(after)
    });
    let named = NAMED.iter().filter_map(|(subject, names)| {
        let (at, _) = names.find(title)?;
        Some((at, *subject))
    });
    let first = named.min_by_key(|(at, _)| *at);
    match (whole, first) {
        (Some((at, _)), Some((other, _))) if at < other => Subject::DigitalTransformation,
        (_, Some((_, subject))) => subject,
        (Some(_), None) => Subject::DigitalTransformation,
        (None, None) => Subject::Other,
    }
}
