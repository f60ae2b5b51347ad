//! What is wrong with a command line, in Vietnamese.

use crate::error::Words;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;

/// The words for an error of usage; nothing for one that is none.
pub(super) fn words(error: &clap::Error) -> Option<String> {
    let mut lines = vec![format!("lỗi: {}", what(error)?)];
    lines.extend(tips(error).into_iter().map(|tip| format!("  gợi ý: {tip}")));
    let usage = shown(error, ContextKind::Usage);
    if !usage.is_empty() {
        let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
        lines.push(format!("Cách dùng: {usage}"));
    }
    lines.push("Muốn biết thêm, dùng --help.".to_owned());
    Some(lines.join("\n\n") + "\n")
}

/// What is wrong.
fn what(error: &clap::Error) -> Option<String> {
    let argument = shown(error, ContextKind::InvalidArg);
    let value = shown(error, ContextKind::InvalidValue);
    let known = listed(error, ContextKind::ValidValue).join(", ");
    Some(match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => match known.as_str() {
            "" => format!("{argument} cần một giá trị"),
            known => format!("{argument} cần một giá trị: {known}"),
        },
        ErrorKind::InvalidValue => {
            format!("{argument} không nhận “{value}”; các giá trị: {known}")
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            format!("không có tùy chọn {argument}")
        }
        ErrorKind::UnknownArgument => format!("thừa “{argument}”"),
        ErrorKind::InvalidSubcommand => {
            let name = shown(error, ContextKind::InvalidSubcommand);
            format!("không có lệnh “{name}”")
        }
        ErrorKind::NoEquals => format!("{argument} phải viết liền giá trị sau dấu ="),
        ErrorKind::ValueValidation => {
            format!("{argument} không nhận “{value}”: {}", why(error))
        }
        ErrorKind::TooManyValues => format!("{argument} thừa giá trị “{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} chưa đủ hoặc quá số giá trị phải có")
        }
        ErrorKind::ArgumentConflict => conflict(&argument, &listed(error, ContextKind::PriorArg)),
        ErrorKind::MissingRequiredArgument => {
            let missing = listed(error, ContextKind::InvalidArg).join(", ");
            format!("còn thiếu {missing}")
        }
        ErrorKind::MissingSubcommand => {
            let known = listed(error, ContextKind::ValidSubcommand).join(", ");
            format!("cần một lệnh: {known}")
        }
        ErrorKind::InvalidUtf8 => "dòng lệnh có chữ không phải UTF-8".to_owned(),
        _ => return None,
    })
}

/// Options that do not go together.
fn conflict(argument: &str, others: &[String]) -> String {
    match others {
        [] => format!("{argument} không dùng cùng một tùy chọn khác đã ghi"),
        [one] if one == argument => format!("chỉ ghi {argument} một lần"),
        others => format!("{argument} không dùng cùng {}", others.join(", ")),
    }
}

/// Why a value was not taken.
fn why(error: &clap::Error) -> String {
    let Some(source) = error.source() else {
        return "không đúng cách viết".to_owned();
    };
    if let Some(said) = source.downcast_ref::<Words>() {
        return said.vi.clone();
    }
    // What clap says of numbers.
    let english = source.to_string();
    let range = english
        .split_once(" is not in ")
        .and_then(|(_, range)| range.split_once("..="));
    match range {
        Some((least, most)) => format!("phải là một số từ {least} đến {most}"),
        None => "phải là một số".to_owned(),
    }
}

/// What may have been meant.
fn tips(error: &clap::Error) -> Vec<String> {
    let near = [
        (ContextKind::SuggestedArg, "có tùy chọn gần giống là"),
        (ContextKind::SuggestedSubcommand, "có lệnh gần giống là"),
        (ContextKind::SuggestedValue, "có giá trị gần giống là"),
    ];
    let near = near.into_iter().filter_map(|(kind, words)| {
        // The nearest stands last.
        let mut meant = listed(error, kind);
        meant.reverse();
        let meant = meant.join(", ");
        (!meant.is_empty()).then(|| format!("{words} {meant}"))
    });
    let own = match error.get(ContextKind::InvalidArg) {
        // A name of a file may begin like an option.
        Some(ContextValue::String(name))
            if error.kind() == ErrorKind::UnknownArgument
                && error.get(ContextKind::Suggested).is_some() =>
        {
            Some(format!("nếu đó là tên tệp: -- {name}"))
        }
        _ => None,
    };
    near.chain(own).collect()
}

/// What an error says of something, as one text.
fn shown(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => listed(error, kind).join(", "),
    }
}

/// What an error says of something, one by one.
fn listed(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(all)) => all.clone(),
        _ => Vec::new(),
    }
}
