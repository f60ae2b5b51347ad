//! `doichieu rules draft`: a rule file from a province's plan.

use crate::check::{Checker, Told};
use crate::cli::reading::Readings;
use crate::cli::told::ToldArgs;
use crate::cli::{ExitStatus, Io, file};
use crate::document::{Level, PartialDate};
use crate::draft::{self, Draft, Given, unknown, with_units};
use crate::error::{Error, Words};
use crate::extract::{Listed, ListedRow, Reader};
use crate::lang::Lang;
use crate::office;
use crate::plan::read::{Inputs, Refused, Unit};
use crate::plan::{Head, Text};
use crate::report::Ground;
use crate::rule::RuleSet;
use crate::text::{Source, seen, seen_words};
use clap::Args;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct DraftArgs {
    /// The plan of a province, a ministry or the Government: its text, a Word file, or its target
    /// set
    plan: PathBuf,
    /// The file is a table of figures (a spreadsheet or CSV): its head row names indicator, value
    /// and, in any order, year, force, place, quote, unit
    #[arg(long)]
    table: bool,
    /// Write the rule file here instead of to standard output; a file that is there is kept
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    told: ToldArgs,
    #[command(flatten)]
    named: NamedArgs,
}

/// What a person says of a document beside its text.
#[derive(Debug, Args)]
#[command(next_help_heading = "Which document, in place of what its text says")]
struct NamedArgs {
    /// Its number: 92/KH-UBND
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// The day of issue: 2026-03-26
    #[arg(long, value_name = "DATE", value_parser = crate::cli::day::day)]
    date: Option<PartialDate>,
    /// Who issued it
    #[arg(long, value_name = "NAME")]
    issuer: Option<String>,
    /// What it is about (trích yếu)
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,
    /// The year its figures are for, or the first and the last: 2026, 2026..2030
    #[arg(long, value_name = "YEARS", value_parser = years)]
    years: Option<Years>,
}

/// The first and the last year.
type Years = (i16, i16);

fn years(text: &str) -> Result<Years, Words> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    match (first.parse(), last.parse()) {
        (Ok(first), Ok(last)) if (1990..=last).contains(&first) && last <= 2100 => {
            Ok((first, last))
        }
        _ => Err(Words::new(
            "năm viết như 2026 hoặc 2026..2030",
            "years are written like 2026 or 2026..2030",
        )),
    }
}

impl NamedArgs {
    /// Puts what is said in the place of what was read.
    fn lay_over(&self, head: &mut Head<'_>) {
        let said = |said: &Option<String>| said.clone().map(Text::Owned);
        head.number = said(&self.number).or(head.number.take());
        head.issuer = said(&self.issuer).or(head.issuer.take());
        head.title = said(&self.title).or(head.title.take());
        head.issued = self.date.or(head.issued);
        if let Some((first, last)) = self.years {
            head.years = (first..=last).collect();
        }
    }
}

/// Drafts a rule file, and says what is left to do.
pub(super) fn run(
    args: &DraftArgs,
    rules: RuleSet,
    today: PartialDate,
    lang: Lang,
    io: &mut Io<'_>,
) -> Result<ExitStatus, Error> {
    let checker = Checker::new(rules);
    let readings = Readings::new(checker.rules());
    let mut inputs = Inputs::new([args.plan.clone()]);
    let (Some(input), None) = (inputs.next(), inputs.next()) else {
        return Err(one_plan(&args.plan));
    };
    let told = args.told.told()?;
    if args.table || is_csv(&args.plan) {
        return from_table(args, &told, &checker, &input, today, lang, io);
    }
    let mut reading = match readings.read(&input, lang) {
        Ok(reading) => reading,
        Err(why) => {
            io.err_lines(&why.lines);
            return Ok(ExitStatus::Failure);
        }
    };
    told.lay_over(&mut reading.plan.head);
    args.named.lay_over(&mut reading.plan.head);
    let given = Given {
        checker: &checker,
        plan: &reading.plan,
        file: name_of(reading.file),
        text: match reading.ground() {
            Ground::TargetSet { .. } => None,
            Ground::Text { source, places, .. } => Some((source, places)),
        },
        listed: None,
        today,
        lang,
    };
    written(args, &given, &reading.path, &[], io)
}

/// The name of a file without its folders.
fn name_of(file: &str) -> &str {
    let name = Path::new(file).file_name();
    name.and_then(|name| name.to_str()).unwrap_or(file)
}

/// Whether the name of a file says that it holds values parted by commas or tabs: no plan is written so.
fn is_csv(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|known| {
        ["csv", "tsv"]
            .iter()
            .any(|csv| known.eq_ignore_ascii_case(csv))
    })
}

/// Drafts a rule file from a table of figures.
fn from_table(
    args: &DraftArgs,
    told: &Told,
    checker: &Checker,
    input: &Result<Unit, Refused>,
    today: PartialDate,
    lang: Lang,
    io: &mut Io<'_>,
) -> Result<ExitStatus, Error> {
    let level = told.level.or(Some(Level::Province));
    let (source, mut listed) = match listed(checker.rules(), input, level, lang) {
        Ok(read) => read,
        Err(lines) => {
            io.err_lines(&lines);
            return Ok(ExitStatus::Failure);
        }
    };
    let plan = &mut listed.extraction.plan;
    plan.show();
    plan.head.level = None;
    told.lay_over(&mut plan.head);
    args.named.lay_over(&mut plan.head);
    with_units(plan, &mut listed.rows, checker.rules());
    listed.rows.iter_mut().for_each(ListedRow::show);
    let path = source.name().to_owned();
    let columns: Vec<String> = listed
        .unknown
        .iter()
        .map(|(lines, head)| format!("{path}: {}", unknown(*lines, &seen_words(head), lang)))
        .collect();
    let given = Given {
        checker,
        plan: &listed.extraction.plan,
        file: name_of(&path),
        text: Some((&source, &listed.extraction.places)),
        listed: Some(&listed),
        today,
        lang,
    };
    written(args, &given, &path, &columns, io)
}

/// The figures that a file lists, or what is wrong with it.
fn listed(
    rules: &RuleSet,
    input: &Result<Unit, Refused>,
    level: Option<Level>,
    lang: Lang,
) -> Result<(Source, Listed), Vec<String>> {
    let unit = input.as_ref().map_err(|refused| {
        let lines = refused.lines(lang).into_iter();
        lines
            .map(|line| seen(&line).into_owned())
            .collect::<Vec<_>>()
    })?;
    let refused = |why: String| vec![seen(&format!("{}: {why}", unit.name)).into_owned()];
    let text = office::read_list(unit.bytes.clone())
        .map_err(|why| refused(format!("{} ({})", why.message(lang), why.help(lang))))?;
    let (source, _) = text.into_source(seen(&unit.name).into_owned());
    let listed = Reader::new(rules).listed(&source, level);
    let listed = listed.map_err(|fault| refused(draft::refused(&fault, lang)))?;
    Ok((source, listed))
}

/// Writes what is drafted, and says what was not understood and what is left to do.
fn written(
    args: &DraftArgs,
    given: &Given<'_>,
    path: &str,
    before: &[String],
    io: &mut Io<'_>,
) -> Result<ExitStatus, Error> {
    let lang = given.lang;
    let drafted = match draft::draft(given) {
        Ok(drafted) => drafted,
        Err(lacking) => {
            let lines = lacking.iter().map(|what| what.words(lang));
            let lines: Vec<String> = lines.map(|w| format!("{path}: {w}")).collect();
            io.err_lines(&lines);
            return Ok(ExitStatus::Failure);
        }
    };
    match &args.output {
        None => io.say(&drafted.text)?,
        Some(file) => keep(file, &drafted)?,
    }
    let next = next(&drafted, args.output.as_deref(), lang);
    io.err_lines(&[before, &[next]].concat());
    Ok(ExitStatus::Success)
}

/// Writes a new file; one that is there may hold somebody's work.
fn keep(path: &Path, drafted: &Draft) -> Result<(), Error> {
    file::write_new(path, &drafted.text).map_err(|error| {
        let path = path.display();
        if error.kind() == ErrorKind::AlreadyExists {
            Error::request(
                format!("đã có tệp “{path}”, không ghi đè; chọn tên khác hoặc chuyển tệp ấy đi"),
                format!(
                    "the file “{path}” is there already and is kept; choose another name or move it"
                ),
            )
        } else {
            let why = crate::error::reason(&error);
            Error::request(
                format!("không ghi được tệp “{path}”: {}", why.vi),
                format!("the file “{path}” cannot be written: {}", why.en),
            )
        }
    })
}

fn one_plan(path: &Path) -> Error {
    let path = path.display();
    Error::request(
        format!("“{path}” phải là đúng một kế hoạch"),
        format!("“{path}” has to be exactly one plan"),
    )
}

/// What was made and what to do next.
fn next(drafted: &Draft, file: Option<&Path>, lang: Lang) -> String {
    let counts = [
        (drafted.requirements, lang.pick("quy định", "requirements")),
        (
            drafted.known,
            lang.pick("mức thư viện đã có", "figures that the rules have already"),
        ),
        (
            drafted.left,
            lang.pick(
                "chỉ tiêu để hoàn thiện bằng tay",
                "targets to finish by hand",
            ),
        ),
        (
            drafted.unread,
            lang.pick("dòng chưa hiểu", "lines not understood"),
        ),
    ];
    let counts: Vec<String> = counts
        .iter()
        .enumerate()
        .filter(|(nth, (count, _))| *nth == 0 || *count > 0)
        .map(|(_, (count, what))| format!("{count} {what}"))
        .collect();
    let counts = counts.join(", ");
    let next = lang.pick("bước tiếp theo", "next");
    if drafted.requirements == 0 && drafted.known > 0 {
        let slug = &drafted.slug;
        return format!("{counts}; {next}: doichieu rules show {slug}");
    }
    if let Some(file) = file {
        let file = file.display();
        return format!("{counts}; {next}: doichieu rules lint --only {file}");
    }
    let name = Path::new(&drafted.name).file_name();
    let name = name.and_then(|name| name.to_str()).unwrap_or_default();
    let keep = lang.pick("ghi thành tệp, thêm", "keep it in a file, add");
    format!("{counts}; {next}: {keep} --output {name}")
}
