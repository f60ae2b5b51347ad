//! The files of folders that were not judged.

use crate::lang::Lang;
use crate::target::read::PassedOver;

/// The files of folders that were not judged, and why.
pub(super) fn passed_over(twins: &[PassedOver], no_plans: &[String], lang: Lang) -> Vec<String> {
    let twin = |over: &PassedOver| {
        let (file, taken) = (over.file.display(), over.taken.display());
        match lang {
            Lang::Vi => format!("{file}: bỏ qua, vì đã đọc kế hoạch cùng tên “{taken}”"),
            Lang::En => format!("{file}: passed over, since “{taken}” of the same name was taken"),
        }
    };
    let no_plan = |file: &String| match lang {
        Lang::Vi => format!("{file}: bỏ qua, vì không thấy đây là kế hoạch"),
        Lang::En => format!("{file}: passed over, since it does not show to be a plan"),
    };
    let twins = twins.iter().map(twin);
    twins.chain(no_plans.iter().map(no_plan)).collect()
}
