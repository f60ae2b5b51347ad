//! Files that are annexes of a plan: the draft in Word, its tables in Excel.

use super::reading::{self, is_named_as_set};
use crate::disk;
use crate::error::Error;
use crate::lang::Lang;
use crate::office::{Text, Unreadable};
use crate::text::seen;
use clap::Args;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The longest file that is read.
const LONGEST: u64 = 1 << 29;

/// Which files are annexes of the plan that is named.
#[derive(Debug, Default, Args)]
pub(super) struct AnnexArgs {
    /// A file that is an annex of the plan: both are read as one; may be given several times
    #[arg(long = "annex", value_name = "FILE")]
    annexes: Vec<PathBuf>,
}

/// Annexes that have been read, each with its name.
#[derive(Clone, Debug, Default)]
pub(super) struct Annexes(Arc<[(String, Text)]>);

impl AnnexArgs {
    /// The files.
    pub(super) fn paths(&self) -> &[PathBuf] {
        &self.annexes
    }

    /// Reads them: they belong to one plan, and which it is has to be said.
    pub(super) fn read(&self, plans: &[PathBuf], ocr: bool) -> Result<Annexes, Error> {
        if self.annexes.is_empty() {
            return Ok(Annexes::default());
        }
        match plans {
            [plan] if !plan.is_dir() => {}
            _ => {
                return Err(Error::request(
                    "`--annex` cần đúng một kế hoạch, là một tệp, để biết phụ lục là của kế hoạch nào",
                    "`--annex` needs one plan, a file: whose annex it is has to be said",
                ));
            }
        }
        let annexes = self.annexes.iter().map(|path| one(path, ocr));
        Ok(Annexes(annexes.collect::<Result<_, _>>()?))
    }
}

fn one(path: &Path, ocr: bool) -> Result<(String, Text), Error> {
    let name = seen(&path.display().to_string()).into_owned();
    if is_named_as_set(&name) {
        return Err(Error::request(
            format!("{name}: là tập chỉ tiêu, không phải phụ lục của dự thảo"),
            format!("{name}: this is a target set, not the annex of a draft"),
        ));
    }
    let mut bytes = Vec::new();
    let read = disk::open(path).and_then(|file| file.take(LONGEST).read_to_end(&mut bytes));
    if let Err(error) = read {
        return Err(Error::request(
            format!("{name}: không đọc được: {error}"),
            format!("{name}: it could not be read: {error}"),
        ));
    }
    let text = reading::read(bytes, ocr).map_err(|why| {
        let words = |lang| format!("{name}: {} ({})", why.message(lang), why.help(lang));
        Error::request(words(Lang::Vi), words(Lang::En))
    })?;
    Ok((name, text))
}

impl Annexes {
    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Joins them to the text of their plan.
    pub(super) fn join(&self, plan: &mut Text) -> Result<(), Unreadable> {
        for (name, annex) in &*self.0 {
            plan.join(name, annex.clone())?;
        }
        Ok(())
    }
}
