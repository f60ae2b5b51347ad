//! Nothing is forgotten: each command, option and value has its words in both languages.

use super::dress::{ROOT, below, command};
use super::texts::{HEADINGS, Texts, VALUES};
use super::*;
use clap::Command;
use std::collections::BTreeSet;

/// What the words of the file are for, each with the English ones.
type Asked = BTreeSet<(String, String, String)>;

fn asked(command: &Command, path: &str, all: &mut Asked) {
    let mut ask = |part: &str, key: &str, english: String| {
        all.insert((part.to_owned(), key.to_owned(), english));
    };
    let about = command.get_about().map(ToString::to_string);
    ask(path, "about", about.unwrap_or_default());
    if let Some(after) = command.get_after_help() {
        ask(path, "after", after.to_string());
    }
    for argument in command.get_arguments() {
        let id = argument.get_id().as_str();
        let help = argument.get_help().map(ToString::to_string);
        ask(path, id, help.unwrap_or_default());
        if let Some(heading) = argument.get_help_heading() {
            ask(HEADINGS, heading, heading.to_owned());
        }
        if !argument.get_action().takes_values() {
            continue;
        }
        for name in argument.get_value_names().unwrap() {
            ask(VALUES, name, name.to_string());
        }
        for value in argument.get_possible_values() {
            if let Some(help) = value.get_help() {
                ask(
                    path,
                    &format!("{id}:{}", value.get_name()),
                    help.to_string(),
                );
            }
        }
    }
    for one in command.get_subcommands() {
        asked(one, &below(path, one.get_name()), all);
    }
}

#[test]
fn each_command_option_and_value_has_words_in_both_languages() {
    let mut all = Asked::new();
    asked(&Cli::command(), ROOT, &mut all);
    all.insert(("help".into(), "about".into(), "Print help".into()));
    let texts = Texts::read();
    let (mut used, mut wrong) = (BTreeSet::new(), Vec::new());
    for (part, key, english) in &all {
        if english.is_empty() {
            wrong.push(format!("[{part}] {key}: no English words"));
        }
        match texts.find(part, key) {
            Some((part, words)) if words.trim() != *english && !words.trim().is_empty() => {
                used.insert((part, key.as_str()));
            }
            Some((_, words)) => wrong.push(format!("[{part}] {key}: {words}")),
            None => wrong.push(format!("[{part}] {key} = ({english})")),
        }
    }
    let left = texts.all().filter(|(part, key, _)| {
        let is_value = key.split_once(':').is_some_and(|(id, _)| {
            // A value whose name says all in English.
            used.contains(&(*part, id))
        });
        !used.contains(&(*part, *key)) && !is_value
    });
    wrong.extend(left.map(|(part, key, _)| format!("[{part}] {key} is not asked for")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The help of each command, long and short.
fn pages(command: &Command, path: &mut Vec<String>, all: &mut Vec<(String, String)>) {
    for option in ["--help", "-h"] {
        let words = [ROOT.to_owned()].into_iter().chain(path.iter().cloned());
        let line: Vec<OsString> = words.chain([option.to_owned()]).map(Into::into).collect();
        all.push((format!("{} {option}", path.join(" ")), words_of(line)));
    }
    for one in command.get_subcommands() {
        path.push(one.get_name().to_owned());
        pages(one, path, all);
        path.pop();
    }
}

fn words_of(line: Vec<OsString>) -> String {
    words(line).unwrap_or_default()
}

#[test]
fn no_page_of_help_falls_back_into_english() {
    let mut all = Vec::new();
    pages(&Cli::command(), &mut Vec::new(), &mut all);
    assert!(all.len() > 50, "{}", all.len());
    for (line, page) in all {
        assert!(page.contains("Cách dùng: doichieu"), "{line}\n{page}");
        for english in [
            "Usage",
            "Options",
            "Commands",
            "Arguments",
            "OPTIONS",
            "COMMAND",
            "[default",
            "ossible values",
            "Print ",
            "[aliases",
            "Exit status",
        ] {
            assert!(!page.contains(english), "{line}: {english}\n{page}");
        }
    }
}

#[test]
fn both_command_lines_take_the_same() {
    fn options(command: &Command, path: &str, all: &mut BTreeSet<String>) {
        for one in command.get_arguments() {
            let (long, short) = (one.get_long(), one.get_short());
            all.insert(format!("{path} {} {long:?} {short:?}", one.get_id()));
        }
        for one in command
            .get_subcommands()
            .filter(|one| one.get_name() != "help")
        {
            options(one, &below(path, one.get_name()), all);
        }
    }
    let (mut english, mut spoken) = (Cli::command(), command(Cli::command()));
    let (mut first, mut second) = (BTreeSet::new(), BTreeSet::new());
    english.build();
    spoken.build();
    options(&english, ROOT, &mut first);
    options(&spoken, ROOT, &mut second);
    assert_eq!(first, second);
    english.debug_assert();
}

/// What is said of a command line.
fn said(line: &str) -> String {
    words_of(line.split_whitespace().map(Into::into).collect())
}

#[test]
fn errors_of_usage_are_said_in_vietnamese() {
    let table = [
        ("doichieu chek a.docx", "không có lệnh “chek”"),
        ("doichieu chek a.docx", "có lệnh gần giống là check"),
        ("doichieu check", "còn thiếu <KẾ_HOẠCH>"),
        ("doichieu check --formt json a", "không có tùy chọn --formt"),
        (
            "doichieu check --formt json a",
            "có tùy chọn gần giống là --format",
        ),
        (
            "doichieu check --format jsn a",
            "không nhận “jsn”; các giá trị: table, json",
        ),
        (
            "doichieu check --format jsn a",
            "có giá trị gần giống là json",
        ),
        ("doichieu check a --format", "cần một giá trị: table"),
        ("doichieu check a --as-of mai", "viết như 26/3/2026"),
        ("doichieu check a --level xa", "phải là một trong national"),
        ("doichieu check a --output bao-cao", "json=report.json"),
        (
            "doichieu check a --width 7",
            "phải là một số từ 40 đến 1000",
        ),
        ("doichieu check a --width rộng", "phải là một số"),
        (
            "doichieu check a --waivers b --no-waivers",
            "không dùng cùng",
        ),
        ("doichieu check a --detail line --detail full", "một lần"),
        ("doichieu rules show a b", "thừa “b”"),
        ("doichieu rules draft a --years 20", "2026..2030"),
    ];
    for (line, wanted) in table {
        let said = said(line);
        assert!(said.contains(wanted), "{line}: {wanted}\n{said}");
        assert!(said.starts_with("lỗi: "), "{said}");
        assert!(!said.contains("Usage") && !said.contains("tip:"), "{said}");
    }
}

#[test]
fn the_language_is_the_one_asked_for_else_that_of_the_locale() {
    let of = |line: &str, locale| {
        let line: Vec<OsString> = line.split_whitespace().map(Into::into).collect();
        language(&line, locale)
    };
    assert_eq!(of("doichieu --help", Some("vi_VN.UTF-8")), Lang::Vi);
    assert_eq!(of("doichieu --help", Some("en_US.UTF-8")), Lang::En);
    assert_eq!(of("doichieu --help", Some("C")), Lang::En);
    assert_eq!(of("doichieu --help", None), Lang::En);
    assert_eq!(of("doichieu --lang vi --help", None), Lang::Vi);
    assert_eq!(of("doichieu --lang=en --help", Some("vi_VN")), Lang::En);
    assert_eq!(of("doichieu --lang", Some("vi_VN")), Lang::Vi);
}
