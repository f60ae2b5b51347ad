//! What the findings mean: their pages, as `doichieu explain` prints them.

use super::words::Unbroken;
use crate::check::Name;
use crate::lang::Lang;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// The pages of these findings, once each.
pub(super) fn section(names: BTreeSet<Name>, lang: Lang) -> String {
    let page = html! {
        @if !names.is_empty() {
            section.explanations {
                h1 { (lang.pick("Giải thích các phát hiện", "What the findings mean")) }
                @for name in names {
                    article.explanation id={ "explain-" (name.slug()) } { (pieces(name.page(lang))) }
                }
            }
        }
    };
    page.into_string()
}

/// A piece of a page.
enum Piece {
    Title(String),
    Heading(String),
    Paragraph(String),
    Items(Vec<String>),
}

/// The pieces of a page: headings, paragraphs and lists, whose lines are folded anywhere.
fn pieces(page: &str) -> Markup {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut goes_on = false;
    for line in page.lines() {
        let item = line.strip_prefix("- ");
        match (line, item, pieces.last_mut()) {
            ("", ..) => goes_on = false,
            (_, Some(item), Some(Piece::Items(items))) => {
                items.push(item.to_owned());
                goes_on = true;
            }
            (_, Some(item), _) => {
                pieces.push(Piece::Items(vec![item.to_owned()]));
                goes_on = true;
            }
            (line, None, Some(Piece::Paragraph(text))) if goes_on => extend(text, line),
            (line, None, Some(Piece::Items(items))) if goes_on => {
                if let Some(text) = items.last_mut() {
                    extend(text, line);
                }
            }
            (line, None, _) => {
                goes_on = !line.starts_with('#');
                pieces.push(piece(line));
            }
        }
    }
    html! { @for piece in pieces { (drawn(&piece)) } }
}

fn extend(text: &mut String, line: &str) {
    text.push(' ');
    text.push_str(line.trim());
}

fn piece(line: &str) -> Piece {
    if let Some(title) = line.strip_prefix("# ") {
        Piece::Title(title.to_owned())
    } else if let Some(heading) = line.strip_prefix("## ") {
        Piece::Heading(heading.to_owned())
    } else {
        Piece::Paragraph(line.trim().to_owned())
    }
}

fn drawn(piece: &Piece) -> Markup {
    html! {
        @match piece {
            Piece::Title(text) => { h2 { (Unbroken(text)) } }
            Piece::Heading(text) => { h3 { (text) } }
            Piece::Paragraph(text) => { p { (with_code(text)) } }
            Piece::Items(items) => { ul { @for item in items { li { (with_code(item)) } } } }
        }
    }
}

/// Text in which what stands between backticks is code.
fn with_code(text: &str) -> Markup {
    let starts_blank = |text: &str| text.starts_with(' ');
    html! {
        @for (at, part) in text.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else {
                @if starts_blank(part) { " " }
                (Unbroken(part))
                @if part.len() > 1 && part.ends_with(' ') { " " }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_headings_paragraphs_and_lists() {
        let page = "# x\n\nA `b`\nc.\n\n## D\n- e f\n  g h\n- i\n\nJ.\n";
        assert_eq!(
            pieces(page).into_string(),
            "<h2>x</h2><p>A <code>b</code> c.</p><h3>D</h3>\
             <ul><li>e f g h</li><li>i</li></ul><p>J.</p>"
        );
    }

    #[test]
    fn no_word_of_a_page_is_lost() {
        for name in Name::ALL {
            for lang in [Lang::Vi, Lang::En] {
                let drawn = pieces(name.page(lang)).into_string();
                let plain: String = drawn
                    .split('<')
                    .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
                    .collect();
                let letters = |text: &str| {
                    let text = text.replace("&lt;", "<").replace("&gt;", ">");
                    let text = text.replace("&quot;", "\"").replace("&amp;", "&");
                    text.chars()
                        .filter(|c| c.is_alphanumeric())
                        .collect::<String>()
                };
                assert_eq!(letters(&plain), letters(name.page(lang)), "{}", name.slug());
            }
        }
    }
}
