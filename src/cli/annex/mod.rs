//! Files that are annexes of a plan: the draft in Word, its tables in Excel.

mod joins;

use super::reading::{self, is_named_as_set};
use crate::disk;
use crate::error::{Error, Words, reason};
use crate::lang::Lang;
use crate::office::{Remark, Text, Unreadable};
use crate::text::seen;
use clap::Args;
pub(super) use joins::{Joins, is_sheet, joins};
use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The longest file that is read.
const LONGEST: u64 = 1 << 29;

/// Which files are annexes of the plans that are named.
#[derive(Debug, Default, Args)]
pub(super) struct AnnexArgs {
    /// A file that is an annex of the plan: both are read as one; of several plans PLAN=FILE; may be given several times
    #[arg(long = "annex", value_name = "FILE")]
    annexes: Vec<PathBuf>,
}

/// The annexes of one plan that have been read, each with its name.
#[derive(Clone, Debug, Default)]
pub(super) struct Annexes {
    texts: Arc<[(String, Text)]>,
    /// Whether nobody named them: they say themselves whose they are.
    are_found: bool,
}

/// The annexes that the command line names.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// Those of each plan, by its name.
    plans: BTreeMap<String, Annexes>,
    /// Those of the one plan there is, whatever its name.
    only: Annexes,
}

impl Named {
    /// The annexes of a plan.
    pub(super) fn of(&self, plan: &str) -> &Annexes {
        self.plans.get(plan).unwrap_or(&self.only)
    }
}

impl AnnexArgs {
    /// The files, each with the plan that is said to have it, if one is.
    fn named<'a>(&'a self, plans: &'a [PathBuf]) -> Vec<(Option<&'a Path>, PathBuf)> {
        let whose = |annex: &PathBuf| {
            let words = annex.to_string_lossy().into_owned();
            let found = plans.iter().filter(|_| plans.len() > 1).find_map(|plan| {
                let file = words.strip_prefix(&*plan.to_string_lossy())?;
                Some((plan.as_path(), PathBuf::from(file.strip_prefix('=')?)))
            });
            match found {
                Some((plan, file)) => (Some(plan), file),
                None => (None, annex.clone()),
            }
        };
        self.annexes.iter().map(whose).collect()
    }

    /// The files.
    pub(super) fn paths(&self, plans: &[PathBuf]) -> Vec<PathBuf> {
        let named = self.named(plans).into_iter();
        named.map(|(_, file)| file).collect()
    }

    /// Reads them: which plan they belong to has to be said.
    pub(super) fn read(&self, plans: &[PathBuf], ocr: bool) -> Result<Named, Error> {
        let mut texts: BTreeMap<Option<&Path>, Vec<(String, Text)>> = BTreeMap::new();
        for (plan, file) in self.named(plans) {
            let is_file = match (plan, plans) {
                (Some(plan), _) => !plan.is_dir(),
                (None, [plan]) => !plan.is_dir(),
                _ => false,
            };
            if !is_file {
                return Err(Error::request(
                    "`--annex` cần đúng một kế hoạch, là một tệp; có nhiều kế hoạch thì ghi `--annex KẾ_HOẠCH=TỆP`",
                    "`--annex` needs one plan, a file; with several plans it is written `--annex PLAN=FILE`",
                ));
            }
            let read = one(&file, ocr).map_err(Error::Request)?;
            texts.entry(plan).or_default().push(read);
        }
        let mut named = Named::default();
        for (plan, texts) in texts {
            let annexes = Annexes {
                texts: texts.into(),
                are_found: false,
            };
            match plan {
                Some(plan) => {
                    let name = plan.to_string_lossy().into_owned();
                    named.plans.insert(name, annexes);
                }
                None => named.only = annexes,
            }
        }
        Ok(named)
    }
}

fn one(path: &Path, ocr: bool) -> Result<(String, Text), Words> {
    let name = seen(&path.display().to_string()).into_owned();
    if is_named_as_set(&name) {
        return Err(Words::new(
            format!("{name}: là tập chỉ tiêu, không phải phụ lục của dự thảo"),
            format!("{name}: this is a target set, not the annex of a draft"),
        ));
    }
    let bytes = bytes(path).map_err(|error| {
        let why = reason(&error);
        Words::new(
            format!("{name}: không đọc được: {}", why.vi),
            format!("{name}: it could not be read: {}", why.en),
        )
    })?;
    let text = reading::read(bytes, ocr).map_err(|why| {
        let words = |lang| format!("{name}: {} ({})", why.message(lang), why.help(lang));
        Words::new(words(Lang::Vi), words(Lang::En))
    })?;
    Ok((name, text))
}

/// The bytes of a file, as many as are ever read.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    disk::open(path)?.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl Annexes {
    /// Reads those that were found beside their plan and say that they are its.
    pub(super) fn found(files: &[PathBuf]) -> Result<Self, Words> {
        let texts = files.iter().map(|file| one(file, false));
        Ok(Self {
            texts: texts.collect::<Result<_, _>>()?,
            are_found: true,
        })
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Joins them to the text of their plan.
    pub(super) fn join(&self, plan: &mut Text) -> Result<(), Unreadable> {
        for (name, annex) in &*self.texts {
            plan.join(name, annex.clone())?;
            if self.are_found {
                plan.remarks.push(Remark::SaysSo(name.clone()));
            }
        }
        Ok(())
    }
}
