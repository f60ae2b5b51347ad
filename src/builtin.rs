//! The files of `rules/` that are part of the program, as its build script lists them.

/// A file: its name and its text.
pub(crate) type File = (&'static str, &'static str);

/// The rule files.
pub(crate) fn rules() -> &'static [File] {
    static RULES: &[File] = include!(concat!(env!("OUT_DIR"), "/builtin_rules.rs"));
    RULES
}

/// The word files.
pub(crate) fn words() -> &'static [File] {
    static WORDS: &[File] = include!(concat!(env!("OUT_DIR"), "/builtin_words.rs"));
    WORDS
}

/// The rules of the rule files as they were worked out when the program was built: their words, and all else.
pub(crate) fn worked_out() -> (&'static str, &'static [u8]) {
    (
        include_str!(concat!(env!("OUT_DIR"), "/worked_out.txt")),
        include_bytes!(concat!(env!("OUT_DIR"), "/worked_out.bin")),
    )
}

/// The documents of the same by all that tells one: the words, and all else.
pub(crate) fn indexed() -> (&'static str, &'static [u8]) {
    (
        include_str!(concat!(env!("OUT_DIR"), "/indexed.txt")),
        include_bytes!(concat!(env!("OUT_DIR"), "/indexed.bin")),
    )
}

/// What the word files say, by keyword, one statement a line.
pub(crate) fn statements() -> &'static [File] {
    static STATEMENTS: &[File] = include!(concat!(env!("OUT_DIR"), "/statements.rs"));
    STATEMENTS
}

/// What the word files say of documents: the words, and all else.
pub(crate) fn known() -> (&'static str, &'static [u8]) {
    (
        include_str!(concat!(env!("OUT_DIR"), "/known.txt")),
        include_bytes!(concat!(env!("OUT_DIR"), "/known.bin")),
    )
}
