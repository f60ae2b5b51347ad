//! Where in the plan's own text something stands, for whoever shows the text beside the report.

use crate::check::Finding;
use crate::plan::Lines;
use crate::report::{Entry, place};

/// `172`, `172-174`: lines of the text, or of the target set's plan.
pub(super) fn of_lines(lines: Option<Lines>) -> Option<String> {
    let Lines { first, last, .. } = lines?;
    Some(if first == last {
        first.to_string()
    } else {
        format!("{first}-{last}")
    })
}

/// `172:5-172:38`: where the words of a finding begin and end, as lines and columns of letters;
/// where they begin alone, `172:5`, in a target set.
pub(super) fn of_finding(entry: &Entry<'_>, finding: &Finding) -> Option<String> {
    let Some((source, span)) = place::words(entry, finding) else {
        let (position, column) = place::found(entry, finding)?;
        return Some(format!("{}:{column}", position.line));
    };
    let [start, end] = [span.start, span.end].map(|at| {
        let column = place::points(source.text(), at);
        format!("{}:{column}", source.position(at).line)
    });
    Some(format!("{start}-{end}"))
}
