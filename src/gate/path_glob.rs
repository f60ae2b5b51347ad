//! Which plans something is for: a pattern for paths.

use crate::lang::Lang;
use crate::text::nfc;
use glob::{MatchOptions, Pattern};

/// A pattern for paths: `*` and `?` within a name, `**` for any folders, `[…]`; a folder with
/// a final `/` means all that is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathGlob {
    text: String,
    pattern: Pattern,
}

/// Why a text is no pattern for paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlobFault {
    /// It begins at the root of the disk, or with a drive.
    Absolute,
    /// `\` between folders.
    Backslash,
    /// `**` beside letters.
    Stars,
    /// `[` without `]`.
    Bracket,
}

const OPTIONS: MatchOptions = MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: false,
};

impl PathGlob {
    /// The pattern of this text.
    pub fn new(text: &str) -> Result<Self, GlobFault> {
        if text.contains('\\') {
            return Err(GlobFault::Backslash);
        }
        if text.starts_with('/') || text.get(1..3) == Some(":/") {
            return Err(GlobFault::Absolute);
        }
        let plain = nfc(text.trim_start_matches("./")).into_owned();
        // `plans/`, and `./`: all that is in it.
        let is_folder = plain.ends_with('/') || (plain.is_empty() && !text.is_empty());
        let whole = if is_folder { plain + "**" } else { plain };
        let pattern = Pattern::new(&whole).map_err(|error| {
            let bracket = whole.chars().nth(error.pos) == Some('[');
            if bracket {
                GlobFault::Bracket
            } else {
                GlobFault::Stars
            }
        })?;
        Ok(Self {
            text: text.to_owned(),
            pattern,
        })
    }

    /// The pattern as it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it means one path alone.
    pub fn is_literal(&self) -> bool {
        !self.pattern.as_str().contains(['*', '?', '['])
    }

    /// Whether it means one of these files, or may mean one that is not among them: a file above
    /// the folder, or what is no file.
    pub fn may_mean(&self, files: &[String]) -> bool {
        let outside = self.text.starts_with("../") || self.text.starts_with('<');
        outside
            || files.iter().any(|file| {
                // A plan on one line of many is called by its file and line.
                self.matches(file) || self.file_alone().is_some_and(|glob| glob.matches(file))
            })
    }

    /// The pattern without the line of a plan: `a.jsonl` of `a.jsonl:2`.
    fn file_alone(&self) -> Option<Self> {
        let (file, line) = self.text.rsplit_once(':')?;
        let number = |c: char| c.is_ascii_digit() || "*?".contains(c);
        line.chars().all(number).then(|| Self::new(file).ok())?
    }

    /// Whether a path is meant: one in NFC with `/` between folders.
    pub fn matches(&self, path: &str) -> bool {
        self.pattern.matches_with(path, OPTIONS)
    }
}

impl GlobFault {
    /// One sentence without a final period.
    pub fn message(self, lang: Lang) -> String {
        match self {
            Self::Absolute => lang.pick(
                "mẫu đường dẫn không bắt đầu từ gốc ổ đĩa",
                "a pattern does not begin at the root of the disk",
            ),
            Self::Backslash => lang.pick(
                "giữa các thư mục dùng “/”, không dùng “\\”",
                "between folders stands “/”, not “\\”",
            ),
            Self::Stars => lang.pick(
                "“**” phải đứng một mình giữa hai dấu “/”",
                "“**” has to stand alone between two “/”",
            ),
            Self::Bracket => lang.pick("“[” không có “]”", "“[” has no “]”"),
        }
        .to_owned()
    }

    /// What would mend it.
    pub fn help(self, lang: Lang) -> &'static str {
        match self {
            Self::Absolute | Self::Backslash => lang.pick(
                "đường dẫn tính từ thư mục của tệp này, ví dụ “xa/giao-minh/*.json”",
                "paths start at the folder of this file, such as “communes/giao-minh/*.json”",
            ),
            Self::Stars => lang.pick(
                "“ke-hoach/**” là mọi tệp trong thư mục, “**/*.json” là mọi tệp .json",
                "“plans/**” is every file in the folder, “**/*.json” every .json file",
            ),
            Self::Bracket => lang.pick(
                "một dấu “[” trong tên tệp được viết là “[[]”",
                "a “[” in the name of a file is written “[[]”",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn patterns_mean_what_they_say() {
        for (pattern, path, meant) in [
            ("a.json", "a.json", true),
            ("a.json", "b/a.json", false),
            ("*.json", "a.json", true),
            ("*.json", "b/a.json", false),
            ("**/*.json", "a.json", true),
            ("**/*.json", "b/c/a.json", true),
            ("drafts/**", "drafts/a.json", true),
            ("drafts/**", "drafts/b/a.json", true),
            ("drafts/**", "draft/a.json", false),
            ("drafts/", "drafts/b/a.json", true),
            ("./", "b/a.json", true),
            ("./drafts/a.json", "drafts/a.json", true),
            ("drafts/?.json", "drafts/ơ.json", true),
            ("[ab].json", "b.json", true),
            ("../other/*.json", "../other/a.json", true),
            ("**", "a.jsonl:2", true),
            ("a.jsonl", "a.jsonl:2", false),
            ("a.jsonl*", "a.jsonl:2", true),
            ("A.json", "a.json", false),
        ] {
            let glob = PathGlob::new(pattern).unwrap();
            assert_eq!(glob.matches(path), meant, "{pattern} {path}");
        }
    }

    #[test]
    fn both_forms_of_a_letter_are_one() {
        let decomposed: String = "xã/Cẩm.json".nfd().collect();
        assert!(PathGlob::new(&decomposed).unwrap().matches("xã/Cẩm.json"));
    }

    #[test]
    fn what_is_no_pattern_is_said() {
        for (pattern, fault) in [
            ("/tmp/a.json", GlobFault::Absolute),
            ("C:/a.json", GlobFault::Absolute),
            ("a\\b.json", GlobFault::Backslash),
            ("a**/b", GlobFault::Stars),
            ("**b", GlobFault::Stars),
            ("***", GlobFault::Stars),
            ("a[b", GlobFault::Bracket),
        ] {
            assert_eq!(PathGlob::new(pattern), Err(fault), "{pattern}");
        }
    }
}
