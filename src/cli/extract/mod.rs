//! `doichieu extract`: plans in, their target sets out.

mod account;
mod bytes;

use super::annex::{AnnexArgs, Annexes, Joins, joins};
use super::check::{passed_over, read_by};
use super::file::Spared;
use super::reading::{self, is_named_as_set};
use super::{ExitStatus, Io, Shared};
use crate::error::{Error, Words};
use crate::extract::{Extraction, Reader};
use crate::lang::Lang;
use crate::office::Remark;
use crate::plan::read::PassedOver;
use crate::plan::{write, write_line};
use crate::text::{Source, escaped, seen};
use account::{explain, remark, unread};
use bytes::{bytes, unreadable, unreadable_file};
use clap::Args;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// The most plans read at once: memory does not grow with their number.
const BATCH: usize = 64;
/// How deep folders are walked.
const DEPTH: usize = 16;
/// Up to so many plans the lines that were not understood are listed; beyond, counted.
const LISTED: usize = 20;
/// How the files of a folder that may be plans end.
const EXTENSIONS: &[&str] = &[
    "txt", "md", "html", "htm", "docx", "docm", "odt", "doc", "rtf", "xlsx", "xlsm", "ods", "xls",
    "pdf",
];

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each switch of the command line"
)]
pub(super) struct ExtractArgs {
    /// Plans as text, Word, Excel or PDF files, folders of them, or - for standard input
    #[arg(required = true, value_name = "PLAN")]
    plans: Vec<PathBuf>,
    #[command(flatten)]
    annexes: AnnexArgs,
    /// Recognise the text of scans and pictures by tesseract, to be proof-read
    #[arg(long)]
    ocr: bool,
    /// Write each target set into this folder instead of to standard output
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Print what each line was taken for instead of the target set
    #[arg(long)]
    explain: bool,
    /// Print the text that is read, whose lines the target set counts
    #[arg(long, conflicts_with_all = ["explain", "output"])]
    text: bool,
    /// Print which files are annexes of which plan, by what they say themselves, as JSON
    #[arg(long, conflicts_with_all = ["explain", "output", "text", "annexes"])]
    joins: bool,
}

impl ExtractArgs {
    /// The plans it names.
    pub(super) fn plans(&self) -> &[PathBuf] {
        &self.plans
    }
}

/// A plan to read: where it is, and where its target set goes below the output folder.
#[derive(Clone, Debug)]
struct Input {
    path: PathBuf,
    below: PathBuf,
    /// The files beside it that are its annexes.
    annexes: Vec<PathBuf>,
}

/// A plan that was read.
struct Done {
    source: Source,
    remarks: Vec<Remark>,
    extraction: Extraction,
}

type Outcome = Result<Done, Words>;

pub(super) fn run(
    args: &ExtractArgs,
    shared: &Shared,
    io: &mut Io<'_>,
) -> Result<ExitStatus, Error> {
    let rules = match super::rules(shared, io) {
        Ok(rules) => rules,
        Err(status) => return Ok(status),
    };
    let reader = Reader::new(&rules);
    let lang = io.lang(shared.lang);
    let mut job = Job {
        args,
        lang,
        status: ExitStatus::Success,
        done: 0,
        many: false,
        spared: Spared::default(),
        written: BTreeMap::new(),
    };
    let annexes = args.annexes.read(&args.plans, args.ocr)?;
    let inputs = inputs(&args.plans, io, &mut job);
    if args.joins {
        return tell_joins(&inputs, io);
    }
    job.many = inputs.len() > 1;
    job.spared.extend(inputs.iter().map(|input| &input.path));
    job.spared.extend(args.annexes.paths(&args.plans));
    job.spared
        .extend(inputs.iter().flat_map(|input| &input.annexes));
    job.spared.extend(read_by(&rules, &shared.settings));
    let progress = inputs.len() > LISTED && io::stderr().is_terminal();
    for batch in inputs.chunks(BATCH) {
        let read: Vec<(&Input, Outcome)> = batch
            .par_iter()
            .map(|input| {
                let named = annexes.of(&input.path.to_string_lossy());
                (input, read(input, named, &reader, args))
            })
            .collect();
        for (input, outcome) in read {
            job.finish(input, outcome, inputs.len(), io)?;
        }
        if progress {
            io.err_over(&format!("{}/{}", job.done, inputs.len()));
        }
    }
    if progress {
        io.err_text("\n");
    }
    Ok(job.status)
}

/// The plans that paths name; a folder gives its text files in order of their paths.
fn inputs(paths: &[PathBuf], io: &mut Io<'_>, job: &mut Job<'_>) -> Vec<Input> {
    let mut found = Vec::new();
    for path in paths {
        if !path.is_dir() {
            let below = path
                .file_name()
                .map_or_else(|| PathBuf::from("plan"), PathBuf::from);
            found.push(Input {
                path: path.clone(),
                below,
                annexes: Vec::new(),
            });
            continue;
        }
        let (mut files, mut special) = (BTreeSet::new(), BTreeSet::new());
        if let Err(error) = walk(path, DEPTH, &mut files, &mut special) {
            job.refuse(path, &unreadable(&error), io);
        }
        let over: Vec<_> = special.into_iter().map(PassedOver::special).collect();
        io.err_lines(&passed_over(&over, &[], job.lang));
        let below = |file: &PathBuf| {
            file.strip_prefix(path)
                .map_or_else(|_| file.clone(), Path::to_path_buf)
        };
        let files: Vec<PathBuf> = files.into_iter().collect();
        let mut joins = joins(&files, &[]);
        let annexes: BTreeSet<PathBuf> = joins.values().flatten().cloned().collect();
        let plans = files.iter().filter(|file| !annexes.contains(*file));
        found.extend(plans.map(|file| Input {
            path: file.clone(),
            below: below(file),
            annexes: joins.remove(file).unwrap_or_default(),
        }));
    }
    found
}

/// Links to folders are not followed; what is no file would never end.
fn walk(
    folder: &Path,
    depth: usize,
    files: &mut BTreeSet<PathBuf>,
    special: &mut BTreeSet<PathBuf>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            if let Some(depth) = depth.checked_sub(1) {
                walk(&path, depth, files, special)?;
            }
        } else if is_plan(&path) && !path.is_dir() {
            // A link that leads nowhere is said where it is read.
            let known = fs::metadata(&path);
            if known.is_ok_and(|known| !known.is_file()) {
                special.insert(path);
            } else {
                files.insert(path);
            }
        }
    }
    Ok(())
}

/// Whether a file of a folder is taken for a plan; what it really is, its content says.
fn is_plan(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    // Word keeps a file of this name beside one that is open.
    let lock = name.starts_with(b"~$") || name.starts_with(b".");
    let extension = path.extension().unwrap_or_default();
    let plan = EXTENSIONS
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known));
    plan && !lock
}

/// Prints which of the files are annexes of which.
fn tell_joins(inputs: &[Input], io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let files: Vec<PathBuf> = inputs.iter().map(|input| input.path.clone()).collect();
    let mut told: Joins = inputs
        .iter()
        .filter(|input| !input.annexes.is_empty())
        .map(|input| (input.path.clone(), input.annexes.clone()))
        .collect();
    told.append(&mut joins(&files, &[]));
    let json = serde_json::to_string_pretty(&told).map_err(io::Error::from)?;
    io.data(&(json + "\n"))?;
    Ok(ExitStatus::Success)
}

fn read(input: &Input, named: &Annexes, reader: &Reader, args: &ExtractArgs) -> Outcome {
    let path = &input.path;
    let annexes = match input.annexes.as_slice() {
        [] => named.clone(),
        found => Annexes::found(found)?,
    };
    if is_named_as_set(&path.to_string_lossy()) {
        return Err(Words {
            vi: "đây đã là tập chỉ tiêu, không phải văn bản của kế hoạch".to_owned(),
            en: "this is a target set already, not the text of a plan".to_owned(),
        });
    }
    let bytes = bytes(path)?;
    let mut text = reading::read(bytes, args.ocr).map_err(|why| unreadable_file(&why))?;
    annexes
        .join(&mut text)
        .map_err(|why| unreadable_file(&why))?;
    if text.landmarks.is_recognised() && !(args.text || args.explain) {
        // A target set does not say how sure its figures are.
        return Err(Words {
            vi: "chữ đọc từ ảnh chưa chắc đúng: in ra bằng --text, rà lại rồi đọc từ văn bản đã rà".to_owned(),
            en: "text recognised from pictures is not sure: print it by --text, proof-read it and read that".to_owned(),
        });
    }
    let (source, remarks) = text.into_source(seen(&path.display().to_string()).as_ref());
    let extraction = match args {
        ExtractArgs { text: true, .. } => Extraction::default(),
        ExtractArgs { explain: true, .. } => reader.explain(&source),
        _ => reader.read(&source),
    };
    Ok(Done {
        source,
        remarks,
        extraction,
    })
}

struct Job<'a> {
    args: &'a ExtractArgs,
    lang: Lang,
    status: ExitStatus,
    done: usize,
    many: bool,
    /// What is read: none of it is written over.
    spared: Spared,
    /// The files that were written, and from what.
    written: BTreeMap<PathBuf, PathBuf>,
}

impl Job<'_> {
    fn refuse(&mut self, path: &Path, why: &Words, io: &mut Io<'_>) {
        self.status = ExitStatus::Failure;
        io.complain(
            &format!("{}: {}", path.display(), self.lang.pick(&why.vi, &why.en)),
            self.lang,
        );
    }

    fn finish(
        &mut self,
        input: &Input,
        outcome: Outcome,
        of: usize,
        io: &mut Io<'_>,
    ) -> Result<(), Error> {
        self.done += 1;
        let Done {
            source,
            remarks,
            extraction,
        } = match outcome {
            Ok(done) => done,
            Err(why) => {
                self.refuse(&input.path, &why, io);
                return Ok(());
            }
        };
        if of <= LISTED {
            remark(source.name(), &remarks, self.lang, io);
        }
        if let Some(folder) = &self.args.output {
            let file = folder.join(&input.below).with_extension("json");
            self.spared.check(&file)?;
            if let Some(other) = self.written.insert(file.clone(), input.path.clone()) {
                return Err(twice(&file, &other, &input.path));
            }
            save(&file, &extraction)?;
        }
        if self.args.text {
            io.say(source.text())?;
        } else if self.args.explain {
            io.say(&explain(&source, &extraction, self.lang))?;
        } else if self.args.output.is_none() && self.many {
            io.data(&json(|out| write_line(&extraction.plan, out))?)?;
        } else if self.args.output.is_none() {
            io.data(&json(|out| write(&extraction.plan, out))?)?;
        }
        if of <= LISTED {
            unread(&source, &extraction, self.lang, io);
        } else if !extraction.unread.is_empty() {
            let count = extraction.unread.len();
            let what = self.lang.pick(
                format!("{count} dòng có số chưa hiểu"),
                format!("{count} lines with a number were not understood"),
            );
            io.err_text(&format!("{}: {what}\n", source.name()));
        }
        Ok(())
    }
}

fn save(path: &Path, extraction: &Extraction) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let text = json(|out| write(&extraction.plan, out))?;
    super::file::write(path, escaped(&text).as_bytes())
}

/// The text of a target set.
fn json(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Two plans have one target set.
fn twice(file: &Path, one: &Path, other: &Path) -> Error {
    let [file, one, other] = [file, one, other].map(Path::display);
    Error::request(
        format!("“{one}” và “{other}” cùng cho ra “{file}”; đọc từng tệp riêng"),
        format!("“{one}” and “{other}” both give “{file}”; read them apart"),
    )
}
