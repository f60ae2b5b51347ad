//! The files of folders that were not judged.

use crate::cli::annex::is_sheet;
use crate::cli::reading::is_named_as_set;
use crate::lang::Lang;
use crate::plan::read::{PassedOver, PassedWhy};
use std::path::Path;

/// The files of folders that were not judged, and why.
pub(in crate::cli) fn passed_over(
    twins: &[PassedOver],
    no_plans: &[String],
    lang: Lang,
) -> Vec<String> {
    let twin = |over: &PassedOver| {
        let file = over.file.display();
        match (&over.why, lang) {
            (PassedWhy::SameName(taken), lang) => {
                let (annex, taken) = (may_be_annex(&over.file, taken), taken.display());
                let over = lang.pick(
                    format!("{file}: bỏ qua, vì đã đọc kế hoạch cùng tên “{taken}”"),
                    format!("{file}: passed over, since “{taken}” of the same name was taken"),
                );
                let annex = lang
                    .pick(
                        format!("; nếu là phụ lục của nó: `check \"{taken}\" --annex \"{file}\"`"),
                        format!("; if it is its annex: `check \"{taken}\" --annex \"{file}\"`"),
                    )
                    .repeat(usize::from(annex));
                over + &annex
            }
            (PassedWhy::SameFile(taken), Lang::Vi) => {
                let taken = taken.display();
                format!("{file}: bỏ qua, vì chính là tệp đã đọc “{taken}”")
            }
            (PassedWhy::SameFile(taken), Lang::En) => {
                let taken = taken.display();
                format!("{file}: passed over, since it is the very file “{taken}” that was taken")
            }
            (PassedWhy::Special, Lang::Vi) => {
                format!("{file}: bỏ qua, vì không phải tệp thường (ống dẫn, socket hoặc thiết bị)")
            }
            (PassedWhy::Special, Lang::En) => {
                format!(
                    "{file}: passed over, since it is no regular file (a pipe, a socket or a device)"
                )
            }
        }
    };
    let no_plan = |file: &String| match lang {
        Lang::Vi => format!("{file}: bỏ qua, vì không thấy đây là kế hoạch"),
        Lang::En => format!("{file}: passed over, since it does not show to be a plan"),
    };
    let twins = twins.iter().map(twin);
    twins.chain(no_plans.iter().map(no_plan)).collect()
}

/// Whether a sheet beside a text may be the annex of it: it is not joined unless somebody says so.
fn may_be_annex(file: &Path, taken: &Path) -> bool {
    let is_set = is_named_as_set(&taken.to_string_lossy());
    is_sheet(file) && !is_sheet(taken) && !is_set
}

/// The files of the gate itself that stood among the plans.
pub(super) fn own_files(files: &[String], lang: Lang) -> Vec<String> {
    let line = |file: &String| match lang {
        Lang::Vi => format!("{file}: bỏ qua, vì là tệp cấu hình, miễn trừ hoặc phát hiện đã biết"),
        Lang::En => format!(
            "{file}: passed over, since it is the configuration, the waivers or the baseline"
        ),
    };
    files.iter().map(line).collect()
}
