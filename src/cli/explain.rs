//! `doichieu explain NAME`: the page of a finding.

use super::{ExitStatus, Io, Shared};
use crate::check::Name;
use crate::error::{Error, Words};
use crate::fold::fold_after;
use crate::lang::Lang;
use crate::text::did_you_mean;
use clap::Args;
use unicode_width::UnicodeWidthStr;

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The finding, e.g. weaker-target; without it all are listed
    name: Option<String>,
}

pub(super) fn run(
    args: &ExplainArgs,
    shared: &Shared,
    io: &mut Io<'_>,
) -> Result<ExitStatus, Error> {
    let lang = io.lang(shared.lang);
    match args.name.as_deref() {
        None => list(lang, io.layout(shared).width, io)?,
        Some(slug) => match Name::named(slug) {
            Some(name) => {
                let width = io.layout(shared).width;
                io.say(&laid_out(name.page(lang), width))?;
            }
            None => return Err(unknown(slug)),
        },
    }
    Ok(ExitStatus::Success)
}

fn list(lang: Lang, width: usize, io: &mut Io<'_>) -> Result<(), Error> {
    for name in Name::ALL {
        let lead = format!("{:24} {:9} ", name.slug(), name.severity().word(lang));
        let indent = " ".repeat(lead.width());
        let mut text = String::new();
        fold_after(&lead, &name.summary(lang), &indent, width, &mut text);
        io.say(&text)?;
    }
    Ok(())
}

/// A page with its paragraphs and list items in lines of at most `width` columns.
fn laid_out(page: &str, width: usize) -> String {
    let mut out = String::new();
    let mut open: Option<(&str, String)> = None;
    for line in page.lines() {
        let starts = line.is_empty() || line.starts_with('#') || line.starts_with("- ");
        match &mut open {
            Some((_, text)) if !starts => {
                text.push(' ');
                text.push_str(line.trim());
                continue;
            }
            _ => close(open.take(), width, &mut out),
        }
        open = match line.strip_prefix("- ") {
            Some(item) => Some(("- ", item.to_owned())),
            None if line.is_empty() || line.starts_with('#') => {
                out.push_str(line);
                out.push('\n');
                None
            }
            None => Some(("", line.to_owned())),
        };
    }
    close(open, width, &mut out);
    out
}

fn close(open: Option<(&str, String)>, width: usize, out: &mut String) {
    if let Some((lead, text)) = open {
        fold_after(lead, &text, &" ".repeat(lead.len()), width, out);
    }
}

fn unknown(slug: &str) -> Error {
    let what = Words {
        vi: format!("không có phát hiện nào tên “{slug}”"),
        en: format!("no finding is called “{slug}”"),
    };
    let near = did_you_mean(slug, Name::ALL.iter().map(|name| name.slug()));
    Error::unknown(&what, near, "doichieu explain")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_its_words_at_every_width() {
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        for name in Name::ALL {
            for page in [Lang::Vi, Lang::En].map(|lang| name.page(lang)) {
                for width in [40, 80, 200] {
                    let out = laid_out(page, width);
                    assert_eq!(words(&out), words(page));
                    let longest = out.lines().filter(|l| !l.starts_with('#'));
                    assert!(
                        longest.map(UnicodeWidthStr::width).all(|w| w <= width),
                        "{out}"
                    );
                }
            }
        }
    }

    #[test]
    fn paragraphs_and_items_are_joined_and_folded() {
        let page = "# x\n\nA b\nc.\n\n## D\n- e f\n  g h\n- i\n";
        assert_eq!(
            laid_out(page, 80),
            "# x\n\nA b c.\n\n## D\n- e f g h\n- i\n"
        );
        assert_eq!(
            laid_out(page, 6),
            "# x\n\nA b c.\n\n## D\n- e f\n  g h\n- i\n"
        );
    }
}
