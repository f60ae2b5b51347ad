//! Where files are, as SARIF says it.

use crate::report::Root;
use crate::report::reported::{Home, Rule};
use serde::Serialize;
use std::fmt::Write as _;

/// The root of the user's repository: the name GitHub gives it.
pub(super) const ROOT: &str = "%SRCROOT%";
/// The rule files inside the program.
pub(super) const BUILT_IN: &str = "BUILTIN_RULES";

/// A file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

impl ArtifactLocation {
    /// A file that was handed in.
    pub(super) fn of_file(path: &str) -> Self {
        let path = path.replace('\\', "/");
        let drive = path.as_bytes().get(1) == Some(&b':');
        if path.starts_with('/') || drive {
            let slash = if drive { "/" } else { "" };
            return Self {
                uri: format!("file://{slash}{}", encoded(&path)),
                uri_base_id: None,
            };
        }
        let path = path.strip_prefix("./").unwrap_or(&path);
        Self {
            uri: encoded(path),
            uri_base_id: Some(ROOT),
        }
    }

    /// The file of a rule.
    pub(super) fn of_rule(rule: &Rule<'_>, root: &Root) -> Self {
        match rule.home {
            Home::Disk => Self::of_file(&root.path(rule.file)),
            Home::BuiltIn => Self {
                uri: encoded(rule.file),
                uri_base_id: Some(BUILT_IN),
            },
        }
    }
}

/// A path as a URI: what is not a plain letter, as its bytes.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uris() {
        for (path, uri, base) in [
            (
                "kế hoạch/a.json",
                "k%E1%BA%BF%20ho%E1%BA%A1ch/a.json",
                Some(ROOT),
            ),
            ("./a:b.json", "a%3Ab.json", Some(ROOT)),
            ("/tmp/100%.json", "file:///tmp/100%25.json", None),
            ("C:\\x\\y.json", "file:///C%3A/x/y.json", None),
            ("<stdin>", "%3Cstdin%3E", Some(ROOT)),
        ] {
            let location = ArtifactLocation::of_file(path);
            assert_eq!((location.uri.as_str(), location.uri_base_id), (uri, base));
        }
    }
}
