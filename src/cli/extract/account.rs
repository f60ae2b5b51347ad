//! What is said of how a plan was read: remarks, the account of each line, what was not understood.

use crate::check::wording;
use crate::cli::Io;
use crate::extract::{Account, Extraction, Note, Taken};
use crate::lang::Lang;
use crate::office::Remark;
use crate::text::{Lines, Source, brief, seen_words};
use std::fmt::Write as _;

/// What a person has to know about how a file was read.
pub(super) fn remark(name: &str, remarks: &[Remark], lang: Lang, io: &mut Io<'_>) {
    for remark in remarks {
        let word = lang.pick("lưu ý", "note");
        io.err_text(&format!("{name}: {word}: {}\n", remark.words(lang)));
    }
}

/// What each line was taken for, and why, in the order of the text.
pub(super) fn explain(source: &Source, extraction: &Extraction, lang: Lang) -> String {
    let mut said: Vec<(Lines, String)> = Vec::new();
    // What was not understood is told with its whole words.
    let understood = |note: &&Note| !matches!(note.taken, Taken::Number(Account::Unread(_)));
    for note in extraction.notes.iter().filter(understood) {
        let mut words = one_line(&note.words);
        let figure = note
            .target
            .as_deref()
            .and_then(|id| figure(extraction, id, lang));
        words.extend(figure.map(|figure| format!(": {figure}")));
        let why = note.why.in_lang(lang);
        let parts = [words.as_str(), why].map(str::trim);
        let line = match parts {
            [words, ""] => words.to_owned(),
            ["", why] => why.to_owned(),
            [words, why] => format!("{words} ({why})"),
        };
        said.push((note.lines, format!("{}: {line}", word(note.taken, lang))));
    }
    for line in &extraction.unread {
        said.push((
            line.lines,
            format!("{}: {}", line.why.words(lang), one_line(&line.words)),
        ));
    }
    said.sort_by_key(|(lines, _)| lines.first);
    let mut out = String::new();
    for (lines, line) in said {
        let place = source.place_of_lines(lines.first, lines.last, lang);
        let _ = writeln!(out, "{place}: {line}");
    }
    out
}

/// Words of a plan on one line.
fn one_line(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    seen_words(&words.join(" ")).into_owned()
}

/// What a target promises, with its year.
fn figure(extraction: &Extraction, id: &str, lang: Lang) -> Option<String> {
    let plan = &extraction.plan;
    let mut lists = [&plan.targets, &plan.task_targets, &plan.baselines].into_iter();
    let target = lists.find_map(|list| list.iter().find(|target| target.id == id))?;
    let promised = wording::promise(target, lang);
    let year = target.year.map(|year| match lang {
        Lang::Vi => format!("năm {year}"),
        Lang::En => year.to_string(),
    });
    let year = year.unwrap_or_else(|| lang.pick("không rõ năm", "no year").to_owned());
    Some(format!("{promised}, {year}"))
}

/// The lines with a number that became nothing.
pub(super) fn unread(source: &Source, extraction: &Extraction, lang: Lang, io: &mut Io<'_>) {
    for line in &extraction.unread {
        let what = line.why.words(lang);
        io.err_text(&format!(
            "{}: {what}: {}\n",
            source.place_of_lines(line.lines.first, line.lines.last, lang),
            brief(&seen_words(&line.words))
        ));
    }
}

fn word(taken: Taken, lang: Lang) -> &'static str {
    match taken {
        Taken::Heading => lang.pick("đề mục", "heading"),
        Taken::Basis => lang.pick("căn cứ", "basis"),
        Taken::Mention => lang.pick("viện dẫn", "mention"),
        Taken::Target => lang.pick("chỉ tiêu", "target"),
        Taken::TaskTarget => lang.pick("chỉ tiêu trong nhiệm vụ", "target inside a task"),
        Taken::Baseline => lang.pick("kết quả đã đạt", "reported result"),
        Taken::Task => lang.pick("nhiệm vụ", "task"),
        Taken::Number(account) => account.words(lang),
    }
}
