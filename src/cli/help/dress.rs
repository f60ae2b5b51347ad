//! A command line whose words are Vietnamese: what it takes is the same.

use super::texts::{HEADINGS, Texts, VALUES};
use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command};
use std::fmt::Write as _;

/// What the program itself is called among the commands.
pub(super) const ROOT: &str = "doichieu";

/// Help as clap lays it out.
const TEMPLATE: &str =
    "{before-help}{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}";
/// Over what stands without a name, and over what has one.
const HEADS: (&str, &str) = ("Đối số", "Tùy chọn");

/// The command in Vietnamese.
pub(super) fn command(english: Command) -> Command {
    let spoken = spoken(english, ROOT, &Texts::read());
    let mut built = spoken.clone();
    built.build();
    with_usage(spoken, &mut built)
}

/// The name of a command below another.
pub(super) fn below(above: &str, name: &str) -> String {
    if above == ROOT {
        name.to_owned()
    } else {
        format!("{above} {name}")
    }
}

fn spoken(mut command: Command, path: &str, texts: &Texts) -> Command {
    let arguments = command.get_arguments();
    let arguments: Vec<_> = arguments.map(|one| one.get_id().clone()).collect();
    for id in arguments {
        command = command.mut_arg(id.as_str(), |one| argument(one, path, texts));
    }
    for name in names(&command) {
        let path = below(path, &name);
        command = command.mut_subcommand(name, |one| spoken(one, &path, texts));
    }
    if command.get_after_help().is_some() {
        command = command.after_help(texts.of(path, "after").replace("\\n", "\n"));
    }
    if path == ROOT {
        let version = Arg::new("version").short('V').long("version");
        let version = version.action(ArgAction::Version).help("In số phiên bản");
        let help = Command::new("help").about(texts.of("help", "about"));
        command = command
            .arg(version.help_heading(HEADS.1))
            .subcommand(help.disable_help_flag(true));
    }
    let help = Arg::new("help").short('h').long("help");
    let help = help.action(ArgAction::Help).help_heading(HEADS.1);
    command
        .about(texts.of(path, "about"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help.help("In hướng dẫn này; -h in bản tóm tắt"))
        .subcommand_help_heading("Lệnh")
        .subcommand_value_name("LỆNH")
        .help_template(TEMPLATE)
}

fn names(command: &Command) -> Vec<String> {
    let below = command.get_subcommands();
    below.map(|one| one.get_name().to_owned()).collect()
}

fn argument(argument: Arg, path: &str, texts: &Texts) -> Arg {
    let id = argument.get_id().as_str().to_owned();
    let kind = if argument.is_positional() {
        HEADS.0
    } else {
        HEADS.1
    };
    let heading = argument.get_help_heading();
    let heading = heading.and_then(|heading| texts.word(HEADINGS, heading));
    let (short, long) = words(&argument, &id, path, texts);
    let names = argument.get_value_names().unwrap_or_default().iter();
    let names: Vec<&str> = names.filter_map(|name| texts.word(VALUES, name)).collect();
    let takes_values = argument.get_action().takes_values();
    let spoken = argument
        .help_heading(heading.unwrap_or(kind))
        .hide_default_value(takes_values)
        .hide_possible_values(takes_values)
        .help(short);
    let spoken = match long {
        Some(long) => spoken.long_help(long),
        None => spoken,
    };
    if names.is_empty() {
        spoken
    } else {
        spoken.value_names(names)
    }
}

/// What is said of an argument in a line, and at length where its values are explained.
fn words(argument: &Arg, id: &str, path: &str, texts: &Texts) -> (String, Option<String>) {
    let mut short = texts.of(path, id).to_owned();
    if !argument.get_action().takes_values() {
        return (short, None);
    }
    if let [default] = argument.get_default_values() {
        let _ = write!(short, " [mặc định: {}]", default.to_string_lossy());
    }
    let values = argument.get_possible_values();
    if values.is_empty() {
        return (short, None);
    }
    let named = values.iter().map(PossibleValue::get_name);
    let named = named.collect::<Vec<_>>().join(", ");
    let mut long = format!("{short}\n\nCác giá trị:");
    let mut is_explained = false;
    for value in &values {
        let name = value.get_name();
        let _ = write!(long, "\n- {name}");
        if value.get_help().is_some() {
            is_explained = true;
            let _ = write!(long, ": {}", texts.of(path, &format!("{id}:{name}")));
        }
    }
    let _ = write!(short, " [các giá trị: {named}]");
    (short, is_explained.then_some(long))
}

/// Each command with how it is used, in the words of what was built of it.
fn with_usage(mut command: Command, built: &mut Command) -> Command {
    for name in names(&command) {
        if let Some(built) = built.find_subcommand_mut(&name) {
            command = command.mut_subcommand(name, |one| with_usage(one, built));
        }
    }
    let usage = built.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
    command.override_usage(usage.replace("[OPTIONS]", "[TÙY_CHỌN]"))
}
