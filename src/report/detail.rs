//! What is said of a finding besides its message, a line each: for formats that have room for
//! plain text only.

use super::Reported;
use super::findings::allowed;
use super::reported::{Home, Rule};
use crate::lang::Lang;

/// Help, place, the plan's words, what it rests on, its state and its fingerprint.
pub fn details(of: &Reported<'_>, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if !of.message.help.is_empty() {
        lines.push(format!("→ {}", of.message.way_out()));
    }
    lines.extend(
        of.message
            .asides()
            .into_iter()
            .map(|aside| format!("· {aside}")),
    );
    let at = lang.pick("Tại", "At");
    lines.push(format!("{at}: {}", of.place));
    if let Some(words) = &of.words {
        let said = lang.pick("Nguyên văn", "The plan's words");
        lines.push(format!("{said}: “{words}”"));
    }
    if let Some(document) = of.document.as_ref().filter(|_| of.rules.is_empty()) {
        lines.push(format!("{}: {document}", lang.pick("Văn bản", "Document")));
    }
    lines.extend(of.rules.iter().flat_map(|rule| rests_on(rule, lang)));
    lines.extend(allowed(of.ruling.state, lang));
    lines.push(fingerprint(of, lang));
    lines
}

/// What a finding rests on and its fingerprint: what the table leaves out unless asked.
pub fn grounds(of: &Reported<'_>, lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> = of
        .rules
        .iter()
        .flat_map(|rule| rests_on(rule, lang))
        .collect();
    lines.push(fingerprint(of, lang));
    lines
}

fn rests_on(rule: &Rule<'_>, lang: Lang) -> [String; 2] {
    [basis(rule, lang), path(rule, lang)]
}

fn fingerprint(of: &Reported<'_>, lang: Lang) -> String {
    let mark = lang.pick("Mã nhận dạng", "Fingerprint");
    format!("{mark}: {}", of.ruling.fingerprint())
}

/// The document of a rule, the place in it, and where the rule is written.
fn basis(rule: &Rule<'_>, lang: Lang) -> String {
    let by = lang.pick("Căn cứ", "By");
    let document = rule.document.name();
    let at = rule.at.map_or_else(String::new, |at| format!(", {at}"));
    format!("{by}: {document}{at} ({})", written(rule, lang))
}

/// Where a rule is written: file and line, and whether the file is built in.
pub fn written(rule: &Rule<'_>, lang: Lang) -> String {
    let (file, line) = (rule.file, rule.position.line);
    match rule.home {
        Home::Disk => format!("{file}:{line}"),
        Home::BuiltIn => {
            let home = lang.pick("quy tắc có sẵn", "built-in rule");
            format!("{home} {file}:{line}")
        }
    }
}

/// The documents from the plan to the one of a rule.
fn path(rule: &Rule<'_>, lang: Lang) -> String {
    let word = lang.pick("Đường dẫn căn cứ", "Path");
    format!("{word}: {}", path_words(rule, lang))
}

/// The same without a word in front.
pub fn path_words(rule: &Rule<'_>, lang: Lang) -> String {
    if rule.path.is_empty() {
        let none = lang.pick(
            "phần căn cứ của kế hoạch chưa dẫn tới văn bản này",
            "the plan's basis does not reach this document",
        );
        return none.to_owned();
    }
    rule.path.join(" → ")
}
