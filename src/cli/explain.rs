//! `doichieu explain NAME`: the page of a finding.

use super::{ExitStatus, Io, Shared};
use crate::check::Name;
use crate::error::Error;
use crate::lang::Lang;
use crate::report::findings::fold_after;
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
            Some(name) => write!(io.out, "{}", name.page(lang))?,
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
        fold_after(&lead, &summary(name.page(lang)), &indent, width, &mut text);
        write!(io.out, "{text}")?;
    }
    Ok(())
}

/// The first paragraph of a page, after its heading.
fn summary(page: &str) -> String {
    let lines = page
        .lines()
        .map(str::trim)
        .skip_while(|l| l.is_empty() || l.starts_with('#'));
    lines
        .take_while(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn unknown(slug: &str) -> Error {
    let known = Name::ALL.iter().map(|name| name.slug());
    let (mut vi, mut en) = (
        format!("không có phát hiện nào tên “{slug}”"),
        format!("no finding is called “{slug}”"),
    );
    match did_you_mean(slug, known) {
        Some(near) => {
            vi.push_str(&format!("; có phải “{near}”?"));
            en.push_str(&format!("; did you mean “{near}”?"));
        }
        None => {
            vi.push_str("; `doichieu explain` liệt kê tất cả");
            en.push_str("; `doichieu explain` lists all");
        }
    }
    Error::request(vi, en)
}
