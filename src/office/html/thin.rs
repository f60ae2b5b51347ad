//! A page without what nobody reads: scripts, styles, comments, and all attributes but a few.
//!
//! What is left is smaller by much, and a tag with a million attributes costs no more than one
//! with three.

use std::fmt::Write as _;

/// The attributes that say how a page reads.
const KEPT: [&str; 9] = [
    "border", "colspan", "hidden", "rowspan", "start", "style", "type", "value", "open",
];

/// The page without them.
pub(super) fn thin(page: &str) -> String {
    let mut thin = Thin::default();
    let mut rest = page;
    while let Some((words, tag)) = rest.split_once('<') {
        thin.out.push_str(words);
        rest = thin.after(tag);
    }
    thin.out.push_str(rest);
    thin.out
}

#[derive(Default)]
struct Thin {
    out: String,
    /// The elements, script or style, that have no end from here on.
    endless: Vec<String>,
}

impl Thin {
    /// Writes what begins with `<` as far as it is kept, and gives what comes after it.
    fn after<'p>(&mut self, tag: &'p str) -> &'p str {
        let letter = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some(comment) = tag.strip_prefix("!--") {
            // `<!-->` is a whole comment.
            let whole = comment.strip_prefix('>').or(comment.strip_prefix("->"));
            return whole.unwrap_or_else(|| behind(comment, "-->"));
        }
        if let Some(name) = tag.strip_prefix('/').filter(|name| letter(name)) {
            let tag = Tag::read(name);
            let _ = write!(self.out, "</{}>", tag.name);
            return tag.rest;
        }
        if letter(tag) {
            let tag = Tag::read(tag);
            let name = tag.name.to_ascii_lowercase();
            if matches!(name.as_str(), "script" | "style") {
                return self.unread(tag.rest, name);
            }
            tag.write(&mut self.out);
            return tag.rest;
        }
        if tag
            .get(..8)
            .is_some_and(|word| word.eq_ignore_ascii_case("!doctype"))
        {
            self.out.push_str("<!DOCTYPE html>");
        }
        if tag.starts_with(['!', '?', '/']) {
            return behind(tag, ">");
        }
        self.out.push_str("&lt;");
        tag
    }

    /// What comes after a script or style; one that has no end hides nothing.
    fn unread<'p>(&mut self, text: &'p str, name: String) -> &'p str {
        let mut rest = if self.endless.contains(&name) {
            ""
        } else {
            text
        };
        while let Some((_, end)) = rest.split_once("</") {
            let word = end.get(..name.len());
            if word.is_some_and(|word| word.eq_ignore_ascii_case(&name)) {
                return behind(end, ">");
            }
            rest = end;
        }
        if !self.endless.contains(&name) {
            self.endless.push(name);
        }
        text
    }
}

/// What comes after a mark; nothing where it is missing.
fn behind<'p>(text: &'p str, mark: &str) -> &'p str {
    text.split_once(mark).map_or("", |(_, rest)| rest)
}

/// A tag with the attributes that are kept.
struct Tag<'p> {
    name: &'p str,
    kept: Vec<(&'static str, &'p str)>,
    /// Whether it ends itself, as tags of pictures do.
    ends: bool,
    rest: &'p str,
}

impl<'p> Tag<'p> {
    /// Reads a tag from its name on.
    fn read(text: &'p str) -> Self {
        let (name, mut rest) = split(text, |c| is_blank(c) || matches!(c, '/' | '>'));
        let mut tag = Self {
            name,
            kept: Vec::new(),
            ends: false,
            rest: "",
        };
        loop {
            let at = rest.trim_start_matches(|c| is_blank(c) || c == '/');
            tag.ends = rest
                .get(..rest.len() - at.len())
                .is_some_and(|gap| gap.ends_with('/'));
            if let Some(after) = at.strip_prefix('>') {
                tag.rest = after;
                return tag;
            }
            if at.is_empty() {
                return tag;
            }
            rest = tag.attribute(at);
        }
    }

    /// Reads an attribute, and gives what comes after it.
    fn attribute(&mut self, text: &'p str) -> &'p str {
        // A name may begin with the sign that else ends it.
        let first = text.chars().next().map_or(0, char::len_utf8);
        let (_, behind) = text.split_at_checked(first).unwrap_or_default();
        let (_, rest) = split(behind, |c| is_blank(c) || matches!(c, '/' | '>' | '='));
        let name = text.get(..text.len() - rest.len()).unwrap_or_default();
        let (value, rest) = value(rest);
        let kept = KEPT.iter().find(|kept| name.eq_ignore_ascii_case(kept));
        if let Some(kept) = kept.filter(|kept| self.kept.iter().all(|(name, _)| name != *kept)) {
            self.kept.push((kept, value));
        }
        rest
    }

    fn write(&self, out: &mut String) {
        let _ = write!(out, "<{}", self.name);
        for (name, value) in &self.kept {
            let _ = write!(out, " {name}=\"{}\"", value.replace('"', "&quot;"));
        }
        out.push_str(if self.ends { " />" } else { ">" });
    }
}

/// The value of an attribute, if it has one, and what comes after.
fn value(text: &str) -> (&str, &str) {
    let Some(value) = text.trim_start_matches(is_blank).strip_prefix('=') else {
        return ("", text);
    };
    let value = value.trim_start_matches(is_blank);
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    split(value, |c| is_blank(c) || c == '>')
}

/// A text up to a sign, and from it on.
fn split(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    let at = text.find(ends).unwrap_or(text.len());
    text.split_at_checked(at).unwrap_or((text, ""))
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_kept() {
        for (page, want) in [
            ("<p>một <b>hai</b>", "<p>một <b>hai</b>"),
            ("<!doctype html PUBLIC \"x\"><p>", "<!DOCTYPE html><p>"),
            ("<!-- <p> --><p><!--><p>", "<p><p>"),
            (
                "<p class=a STYLE='x:\"y\"' id>",
                "<p style=\"x:&quot;y&quot;\">",
            ),
            (
                "<td colspan=2 colspan=3 rowspan = '4'>",
                "<td colspan=\"2\" rowspan=\"4\">",
            ),
            ("<p title=\"a > b\">x", "<p>x"),
            ("<p =hidden hidden>", "<p hidden=\"\">"),
            ("<br/><path d='x' />", "<br /><path />"),
            ("<script>if (a<b) x=\"<p>\"</script >y", "y"),
            ("<STYLE>p{}</Style>y<script>z", "yz"),
            ("5 < 6 và <7", "5 &lt; 6 và &lt;7"),
            ("</p class='>'>x</>y<?z?>", "</p>xy"),
            ("<p", "<p>"),
            ("<p a='x", "<p>"),
            ("chữ", "chữ"),
            ("", ""),
        ] {
            assert_eq!(thin(page), want, "{page}");
        }
    }
}
