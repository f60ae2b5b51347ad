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

impl Words {
    /// A sentence in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            vi: vi.into(),
            en: en.into(),
        }
    }
}

/// In English: what shows it otherwise knows that there are two.
impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for Words {}

impl Error {
    /// Something that was asked for does not exist or does not fit.
    pub fn request(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Request(Words::new(vi, en))
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
            Self::Output(error) => {
                let why = reason(error);
                lang.pick(
                    format!("không ghi được kết quả: {}", why.vi),
                    format!("the output could not be written: {}", why.en),
                )
            }
            Self::Request(words) => lang.pick(&words.vi, &words.en).clone(),
        }
    }
}

/// Why the system refused, in words: no number of an error, no name of a file that nobody named.
pub fn reason(error: &io::Error) -> Words {
    use io::ErrorKind as Kind;
    let words = |vi: &str, en: &str| Words::new(vi, en);
    match error.kind() {
        Kind::NotFound => words("không có tệp hoặc thư mục ấy", "no such file or folder"),
        Kind::PermissionDenied => words("không có quyền", "permission denied"),
        Kind::AlreadyExists => words("tên ấy đã có", "it is there already"),
        Kind::IsADirectory => words("đó là một thư mục", "it is a folder"),
        Kind::NotADirectory => words(
            "một phần của đường dẫn không phải thư mục",
            "a part of the path is no folder",
        ),
        Kind::StorageFull => words("ổ đĩa hết chỗ", "no space left on the disk"),
        Kind::QuotaExceeded => words("hết dung lượng được cấp", "the quota is used up"),
        Kind::ReadOnlyFilesystem => words("ổ đĩa chỉ cho đọc", "the disk is read-only"),
        Kind::FileTooLarge => words("tệp quá lớn", "the file is too large"),
        Kind::AddrInUse => words("đang có chương trình khác dùng", "another program uses it"),
        Kind::TimedOut => words("quá thời gian chờ", "it took too long"),
        Kind::UnexpectedEof => words("tệp bị cắt", "the file ends too early"),
        _ => {
            let said = error.to_string();
            let said = said.split(" (os error").next().unwrap_or_default();
            let said = said.split(" at path ").next().unwrap_or_default();
            words(&format!("hệ thống báo “{said}”"), said)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_is_told_of_without_its_numbers_and_names() {
        for number in 1..134 {
            let words = reason(&io::Error::from_raw_os_error(number));
            for said in [&words.vi, &words.en] {
                assert!(!said.contains("os error") && !said.is_empty(), "{said}");
            }
        }
        let odd = io::Error::other("strange at path \"/tmp/.tmpAbC\"");
        assert_eq!(reason(&odd).en, "strange");
    }
}
