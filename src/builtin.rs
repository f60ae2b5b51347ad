//! The files of `rules/` that are part of the program, as its build script lists them.

/// A file: its name and its text.
pub(crate) type File = (&'static str, &'static str);

/// The rule files.
pub(crate) fn rules() -> &'static [File] {
    include!(concat!(env!("OUT_DIR"), "/builtin_rules.rs"))
}

/// The word files.
pub(crate) fn words() -> &'static [File] {
    include!(concat!(env!("OUT_DIR"), "/builtin_words.rs"))
}

/// The rules of the rule files as they were worked out when the program was built: their words, and all else.
pub(crate) fn worked_out() -> (&'static str, &'static [u8]) {
    (
        include_str!(concat!(env!("OUT_DIR"), "/worked_out.txt")),
        include_bytes!(concat!(env!("OUT_DIR"), "/worked_out.bin")),
    )
}
