//! `doichieu review DRAFT.docx --output REVIEWED.docx`: the findings as comments in the draft.

use super::annex::AnnexArgs;
use super::check::SeverityName;
use super::check::read_by;
use super::file::{self, Spared};
use super::reading::Readings;
use super::told::ToldArgs;
use super::{ExitStatus, Io, Shared};
use crate::check::{Checker, Day};
use crate::document::PartialDate;
use crate::error::Error;
use crate::gate;
use crate::lang::Lang;
use crate::office::{Comment, Quoted, with_comments};
use crate::plan::read::Inputs;
use crate::report::{Entry, Ground, Reported, Summary, place};
use crate::text::{Source, Span, loose};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct ReviewArgs {
    /// The draft as a Word file (.docx)
    draft: PathBuf,
    #[command(flatten)]
    annexes: AnnexArgs,
    /// Where the draft with its comments is written; the draft itself is never changed
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
    /// The least severity that gets a comment
    #[arg(long, value_enum, default_value_t = SeverityName::Note, value_name = "SEVERITY")]
    severity: SeverityName,
    /// Who makes the comments
    #[arg(long, default_value = "doichieu", value_name = "NAME")]
    author: String,
    /// Judge as of this day instead of the plan's own (2026-03-26)
    #[arg(long, value_name = "DATE", value_parser = super::day::day)]
    as_of: Option<PartialDate>,
    #[command(flatten)]
    told: ToldArgs,
}

impl ReviewArgs {
    /// The draft, as a list of one.
    pub(super) fn drafts(&self) -> &[PathBuf] {
        std::slice::from_ref(&self.draft)
    }
}

pub(super) fn run(
    args: &ReviewArgs,
    shared: &Shared,
    io: &mut Io<'_>,
) -> Result<ExitStatus, Error> {
    let rules = match super::rules(shared, io) {
        Ok(rules) => rules,
        Err(status) => return Ok(status),
    };
    let mut untouched = Spared::default();
    untouched.add(&args.draft);
    let drafts = args.drafts();
    untouched.extend(args.annexes.paths(drafts));
    untouched.extend(read_by(&rules, &shared.settings));
    untouched.extend(&shared.settings.baseline);
    untouched.check(&args.output)?;
    let lang = io.lang(shared.lang);
    let today = io.today();
    let gate = match super::settings::gate(shared, &rules, args.as_of, io)? {
        Ok(gate) => gate,
        Err(status) => return Ok(status),
    };
    let checker = Checker::new(rules);
    let annexes = args.annexes.read(drafts, false)?;
    let annexes = annexes.of(&args.draft.to_string_lossy());
    let readings = Readings::new(checker.rules()).with_annexes(annexes);
    let mut inputs = Inputs::new([args.draft.clone()]);
    let Some(input) = inputs.next() else {
        return Err(no_draft(&args.draft));
    };
    let mut reading = match readings.read(&input, lang) {
        Ok(reading) => reading,
        Err(why) => {
            io.err_lines(&why.lines);
            return Ok(ExitStatus::Failure);
        }
    };
    let day = Day {
        given: args.as_of,
        today,
    };
    let told = args.told.told()?;
    let told = told.or(&shared.settings.told(&reading.path));
    told.lay_over(&mut reading.plan.head);
    let mut outcome = checker.check_told(&reading.plan, day, &told);
    let at_gate = gate.rule(&mut outcome, &reading.path, reading.file);
    let entry = Entry {
        path: &reading.shown,
        file: reading.file,
        outcome: &outcome,
        rulings: &at_gate.rulings,
        fails: None,
        ground: reading.ground(),
    };
    let comments = comments(&entry, args, today, lang);
    let bytes = input.as_ref().map_or(&[][..], |unit| &unit.bytes);
    let reviewed = match with_comments(bytes, &comments) {
        Ok(reviewed) => reviewed,
        Err(why) => {
            let line = format!(
                "{}: {} ({})",
                reading.path,
                why.message(lang),
                why.help(lang)
            );
            io.err_lines(&[line]);
            return Ok(ExitStatus::Failure);
        }
    };
    file::write(&args.output, &reviewed)?;
    io.err_lines(&[done(
        &args.output,
        comments.len(),
        &Summary::of(&entry),
        lang,
    )]);
    Ok(ExitStatus::Success)
}

fn no_draft(path: &Path) -> Error {
    let path = path.display();
    Error::request(
        format!("không có dự thảo nào trong “{path}”"),
        format!("there is no draft in “{path}”"),
    )
}

/// A comment for each finding that counts, those on the whole plan at its title.
fn comments(entry: &Entry<'_>, args: &ReviewArgs, today: PartialDate, lang: Lang) -> Vec<Comment> {
    let Ground::Text { source, .. } = entry.ground else {
        return Vec::new();
    };
    let title = entry.outcome.plan.head.title.as_deref();
    let title = title.and_then(|title| title_line(source, title));
    let wanted = args.severity.least();
    entry
        .findings()
        .filter(|(finding, ruling)| {
            wanted.is_some_and(|least| gate::counts(finding, *ruling, least))
        })
        .map(|finding| {
            let words = place::words(entry, finding.0);
            Comment {
                about: words
                    .and_then(|(source, span)| about(source, span))
                    .or_else(|| title.clone()),
                author: args.author.clone(),
                date: today.to_string(),
                paragraphs: paragraphs(&Reported::new(entry, finding, lang), lang),
            }
        })
        .collect()
}

/// What a comment says: what is wrong, what would settle it, and by which document.
fn paragraphs(of: &Reported<'_>, lang: Lang) -> Vec<String> {
    let severity = of.finding.severity.word(lang);
    let (title, slug) = (of.finding.name.title(lang), of.finding.name.slug());
    let text = &of.message.text;
    let mut paragraphs = vec![format!("{title} ({severity}): {text} ({slug})")];
    if !of.message.help.is_empty() {
        paragraphs.push(format!("→ {}", of.message.help));
    }
    paragraphs.extend(
        of.message
            .asides()
            .into_iter()
            .map(|aside| format!("· {aside}")),
    );
    for rule in &of.rules {
        let document = rule.document.name();
        let at = rule.at.map_or_else(String::new, |at| format!(" ({at})"));
        let path = match rule.path.as_slice() {
            [] => String::new(),
            path => format!(": {}", path.join(" → ")),
        };
        let by = lang.pick("Theo", "By");
        paragraphs.push(format!("{by} {document}{at}{path}"));
    }
    paragraphs
}

/// The words of a span that stand on its first line.
fn about(source: &Source, span: Span) -> Option<Quoted> {
    let (start, text) = (span.start as usize, source.text());
    let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let words = source.slice(span).lines().next()?.trim();
    let before = text.get(line_start..start)?;
    Some(Quoted {
        line: u32::try_from(source.position(span.start).line).ok()?,
        words: words.to_owned(),
        before: if words.is_empty() {
            0
        } else {
            before.matches(words).count()
        },
    })
}

/// The line that has the most of the plan's title.
fn title_line(source: &Source, title: &str) -> Option<Quoted> {
    let title = loose(title);
    let lines = (1_u32..).zip(source.text().lines());
    let of_title = lines.filter_map(|(number, line)| {
        let words = loose(line).split_whitespace().count();
        (words > 2 && title.contains(&loose(line))).then_some((words, number, line))
    });
    let most = of_title.max_by_key(|(words, number, _)| (*words, std::cmp::Reverse(*number)));
    most.map(|(_, line, words)| Quoted {
        line,
        words: words.trim().to_owned(),
        before: 0,
    })
}

/// What was written; what is waived or known gets no comment, and is counted.
fn done(path: &Path, comments: usize, summary: &Summary, lang: Lang) -> String {
    let path = path.display();
    let mut line = match lang {
        Lang::Vi => format!("{path}: {comments} chú thích"),
        Lang::En if comments == 1 => format!("{path}: 1 comment"),
        Lang::En => format!("{path}: {comments} comments"),
    };
    let (waived, known) = (summary.waived, summary.known);
    if waived + known > 0 {
        line.push_str(&lang.pick(
            format!("; không chú thích {waived} phát hiện được miễn, {known} phát hiện đã biết"),
            format!("; without one: {waived} waived, {known} known"),
        ));
    }
    line
}
