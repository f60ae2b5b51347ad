//! What is said of how a plan was read: remarks, the account of each line, what was not understood.

use crate::cli::Io;
use crate::extract::{Extraction, Taken};
use crate::lang::Lang;
use crate::office::Remark;
use crate::text::{Source, brief, seen_words};
use std::fmt::Write as _;

/// What a person has to know about how a file was read.
pub(super) fn remark(name: &str, remarks: &[Remark], lang: Lang, io: &mut Io<'_>) {
    for remark in remarks {
        let word = lang.pick("lưu ý", "note");
        io.err_text(&format!("{name}: {word}: {}\n", remark.words(lang)));
    }
}

/// What each line was taken for, and why.
pub(super) fn explain(source: &Source, extraction: &Extraction, lang: Lang) -> String {
    let mut out = String::new();
    for note in &extraction.notes {
        let why = if note.why.is_empty() {
            String::new()
        } else {
            format!(" ({})", note.why.in_lang(lang))
        };
        let _ = writeln!(
            out,
            "{}: {}: {}{why}",
            source.place_of_lines(note.lines.first, note.lines.last, lang),
            word(note.taken, lang),
            seen_words(&note.words)
        );
    }
    for line in &extraction.unread {
        let what = lang.pick("chưa hiểu", "not understood");
        let _ = writeln!(
            out,
            "{}: {what}: {}",
            source.place_of_lines(line.lines.first, line.lines.last, lang),
            seen_words(&line.words)
        );
    }
    out
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
        Taken::TaskTarget => lang.pick("số liệu trong nhiệm vụ", "figure in a task"),
        Taken::Baseline => lang.pick("kết quả đã đạt", "reported result"),
        Taken::Task => lang.pick("nhiệm vụ", "task"),
        Taken::Number(account) => account.words(lang),
    }
}
