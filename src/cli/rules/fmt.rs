//! `doichieu rules fmt`: rule files in one layout.

use crate::cli::{ExitStatus, Io, Shared, file};
use crate::error::Error;
use crate::lang::Lang;
use crate::report::Layout;
use crate::rule::format::format;
use crate::rule::sound_sources;
use crate::text::{Source, brief, seen};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct FmtArgs {
    /// Rule files, or folders with them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write nothing: name the files that are not in the layout, and fail if there are any
    #[arg(long)]
    check: bool,
}

/// A file whose text is not in the layout.
struct Loose<'s> {
    source: &'s Source,
    before: String,
    after: String,
}

/// Writes what is not in the layout anew. Where one file has an error, none is written.
pub(super) fn run(args: &FmtArgs, shared: &Shared, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let layout = io.layout(shared);
    let sources = match sound_sources(&args.paths) {
        Ok(sources) => sources,
        Err(errors) => {
            io.err_text(&errors.report(layout.lang, layout.paint, layout.width));
            return Ok(ExitStatus::Failure);
        }
    };
    let loose: Vec<Loose<'_>> = sources.iter().filter_map(loose).collect();
    for one in &loose {
        if args.check {
            io.say(&format!("{}\n", first_difference(one, layout.lang)))?;
        } else {
            file::write(Path::new(one.source.name()), &one.after)?;
            io.say(&format!("{}\n", seen(one.source.name())))?;
        }
    }
    let counts = counts(args, loose.len(), sources.len() - loose.len(), layout);
    io.err_lines(&[counts]);
    Ok(if args.check && !loose.is_empty() {
        ExitStatus::Findings
    } else {
        ExitStatus::Success
    })
}

fn loose(source: &Source) -> Option<Loose<'_>> {
    let after = format(source.text())?;
    let before = fs::read_to_string(source.name()).unwrap_or_default();
    (before != after).then_some(Loose {
        source,
        before,
        after,
    })
}

/// The first line that would change, with what it would be.
fn first_difference(loose: &Loose<'_>, lang: Lang) -> String {
    let name = loose.source.name();
    let mut lines = (1..).zip(loose.before.split('\n').zip(loose.after.split('\n')));
    let Some((line, (before, after))) = lines.find(|(_, (before, after))| before != after) else {
        let line = loose
            .before
            .lines()
            .count()
            .min(loose.after.lines().count());
        return lang.pick(
            format!("{name}:{line}: thừa hoặc thiếu dòng ở cuối tệp"),
            format!("{name}:{line}: lines too many or too few at the end of the file"),
        );
    };
    let after = brief(after);
    format!("{name}:{line}: “{}” → “{after}”", brief(before))
}

fn counts(args: &FmtArgs, loose: usize, set: usize, layout: Layout) -> String {
    match (layout.lang, args.check) {
        (Lang::Vi, false) => format!("đã trình bày lại {loose} tệp, giữ nguyên {set} tệp"),
        (Lang::Vi, true) => {
            format!("{loose} tệp cần trình bày lại, {set} tệp đã đúng cách trình bày")
        }
        (Lang::En, false) => format!("files laid out anew: {loose}, left as they are: {set}"),
        (Lang::En, true) => format!("files to lay out anew: {loose}, in the layout: {set}"),
    }
}
