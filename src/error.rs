//! What a run cannot get past.

use crate::lang::Lang;
use std::fmt;
use std::io;

/// A reason why the tool could not do its work: exit status 2.
#[derive(Debug)]
pub enum Error {
    /// The output could not be written.
    Output(io::Error),
    /// Something the person asked for does not exist or does not fit, in both languages.
    Request(Words),
}

/// A sentence and its advice in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Error {
    /// Something that was asked for does not exist or does not fit.
    pub fn request(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Request(Words {
            vi: vi.into(),
            en: en.into(),
        })
    }

    /// Something that was named does not exist: the name most likely meant, else where all stand.
    pub fn unknown(what: &Words, near: Option<&str>, list: &str) -> Self {
        let (vi, en) = match near {
            Some(near) => (
                format!("có phải “{near}”?"),
                format!("did you mean “{near}”?"),
            ),
            None => (
                format!("`{list}` liệt kê tất cả"),
                format!("`{list}` lists all"),
            ),
        };
        Self::request(format!("{}; {vi}", what.vi), format!("{}; {en}", what.en))
    }

    /// The words in a language.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Output(error) => match lang {
                Lang::Vi => format!("không ghi được kết quả: {error}"),
                Lang::En => format!("the output could not be written: {error}"),
            },
            Self::Request(words) => lang.pick(&words.vi, &words.en).clone(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Lang::En))
    }
}

impl std::error::Error for Error {}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
