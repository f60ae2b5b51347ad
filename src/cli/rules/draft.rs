//! `doichieu rules draft`: a rule file from a province's plan.

use crate::check::Checker;
use crate::cli::reading::Readings;
use crate::cli::{ExitStatus, Io, file};
use crate::document::PartialDate;
use crate::draft::{Draft, Given, draft};
use crate::error::Error;
use crate::lang::Lang;
use crate::plan::read::Inputs;
use crate::report::Ground;
use crate::rule::RuleSet;
use clap::Args;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct DraftArgs {
    /// The plan of a province, a ministry or the Government: its text, a Word file, or its target
    /// set
    plan: PathBuf,
    /// Write the rule file here instead of to standard output; a file that is there is kept
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
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
    let reading = match readings.read(&input, lang) {
        Ok(reading) => reading,
        Err(why) => {
            io.err_lines(&why.lines);
            return Ok(ExitStatus::Failure);
        }
    };
    let name = Path::new(reading.file).file_name();
    let given = Given {
        checker: &checker,
        plan: &reading.plan,
        file: name.and_then(|name| name.to_str()).unwrap_or(reading.file),
        text: match reading.ground() {
            Ground::TargetSet { .. } => None,
            Ground::Text { source, places, .. } => Some((source, places)),
        },
        today,
        lang,
    };
    let drafted = match draft(&given) {
        Ok(drafted) => drafted,
        Err(lacking) => {
            let lines = lacking.iter().map(|what| what.words(lang));
            let lines: Vec<String> = lines.map(|w| format!("{}: {w}", reading.path)).collect();
            io.err_lines(&lines);
            return Ok(ExitStatus::Failure);
        }
    };
    match &args.output {
        None => io.say(&drafted.text)?,
        Some(file) => keep(file, &drafted)?,
    }
    io.err_lines(&[next(&drafted, args.output.as_deref(), lang)]);
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
            Error::request(
                format!("không ghi được tệp “{path}”: {error}"),
                format!("the file “{path}” cannot be written: {error}"),
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
    let (made, left) = (drafted.requirements, drafted.left);
    let file = file.map_or_else(
        || format!("rules/{}", drafted.name),
        |file| file.display().to_string(),
    );
    match lang {
        Lang::Vi => format!(
            "{made} quy định, {left} chỉ tiêu để hoàn thiện bằng tay; bước tiếp theo: doichieu rules lint --rules {file}"
        ),
        Lang::En => format!(
            "{made} requirements, {left} targets to finish by hand; next: doichieu rules lint --rules {file}"
        ),
    }
}
