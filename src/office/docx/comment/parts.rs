//! The part of the comments, and what tells Word that there is one.

use super::Comment;
use crate::office::problem::Unreadable;
use crate::text::{Breaks, xml};
use std::fmt::Write as _;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATION: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// The comments, behind those a file has already.
pub(super) fn comments(
    old: Option<&str>,
    part: &str,
    new: &[(u32, &Comment)],
) -> Result<String, Unreadable> {
    let mut added = String::new();
    for (id, comment) in new {
        one(*id, comment, &mut added);
    }
    let Some(old) = old else {
        return Ok(format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{NAMESPACE}\">{added}</w:comments>"
        ));
    };
    inserted(old, "comments", &added).ok_or_else(|| damaged(part))
}

/// One comment. It names its own namespace: whoever made the file may have chosen other prefixes.
fn one(id: u32, comment: &Comment, out: &mut String) {
    let [author, date] = [&comment.author, &comment.date].map(|text| xml(text, Breaks::Blank));
    let initials: String = comment.author.chars().take(2).collect();
    let initials = xml(&initials, Breaks::Blank);
    let _ = write!(
        out,
        "<w:comment xmlns:w=\"{NAMESPACE}\" w:id=\"{id}\" w:author=\"{author}\" w:date=\"{date}T00:00:00Z\" w:initials=\"{initials}\">"
    );
    for paragraph in &comment.paragraphs {
        let words = xml(paragraph, Breaks::Blank);
        let _ = write!(
            out,
            "<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"
        );
    }
    out.push_str("</w:comment>");
}

/// The greatest number of the comments of a part.
pub(super) fn greatest_id(part: &str, name: &str) -> Result<u32, Unreadable> {
    let mut xml = crate::office::xml::Xml::new(part, name);
    let mut greatest = 0;
    xml.child()?;
    while let Some(tag) = xml.child()? {
        let id = tag.attribute("id").and_then(|id| id.parse().ok());
        greatest = greatest.max(id.unwrap_or(0));
        xml.skip()?;
    }
    Ok(greatest)
}

/// The relations of the main part with one to the comments.
pub(super) fn relations(old: Option<&str>, target: &str, part: &str) -> Result<String, Unreadable> {
    let old = old.ok_or_else(|| damaged(part))?;
    let mut number = 1;
    while old.contains(&format!("\"rIdComments{number}\"")) {
        number += 1;
    }
    let relation = format!(
        "<Relationship xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\" Id=\"rIdComments{number}\" Type=\"{RELATION}\" Target=\"/{target}\"/>"
    );
    inserted(old, "Relationships", &relation).ok_or_else(|| damaged(part))
}

/// The types of all parts with that of the comments.
pub(super) fn content_types(old: Option<&str>, target: &str) -> Result<String, Unreadable> {
    let part = "[Content_Types].xml";
    let old = old.ok_or_else(|| damaged(part))?;
    let kind = format!(
        "<Override xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" PartName=\"/{target}\" ContentType=\"{TYPE}\"/>"
    );
    inserted(old, "Types", &kind).ok_or_else(|| damaged(part))
}

/// A part with something put before the end of its root, or inside a root that was empty.
fn inserted(old: &str, root: &str, added: &str) -> Option<String> {
    let trimmed = old.trim_end();
    let last = trimmed.rfind('<')?;
    let tag = trimmed.get(last..)?;
    let name = |tag: &str| {
        let name = tag.trim_start_matches(['<', '/']);
        let name = name
            .split(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
            .next();
        name.map(str::to_owned)
    };
    let full = name(tag)?;
    if full.rsplit(':').next() != Some(root) {
        return None;
    }
    let before = trimmed.get(..last)?;
    if tag.starts_with("</") {
        return Some(format!("{before}{added}{tag}\n"));
    }
    let open = tag.strip_suffix("/>")?;
    Some(format!("{before}{open}>{added}</{full}>\n"))
}

fn damaged(part: &str) -> Unreadable {
    Unreadable::Damaged {
        part: part.to_owned(),
        why: "unexpected end of the root element".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_stands_last_in_its_root() {
        for (old, want) in [
            (
                "<a:Types x=\"1\"><b/></a:Types>\n",
                "<a:Types x=\"1\"><b/>NEW</a:Types>\n",
            ),
            ("<Types/>", "<Types>NEW</Types>\n"),
            ("<Types x=\"a/b\" />", "<Types x=\"a/b\" >NEW</Types>\n"),
        ] {
            assert_eq!(
                inserted(old, "Types", "NEW").as_deref(),
                Some(want),
                "{old}"
            );
        }
        assert_eq!(inserted("<Types></Other>", "Types", "NEW"), None);
        assert_eq!(inserted("", "Types", "NEW"), None);
    }
}
