//! Stars of a line that are no marks of emphasis: bullets, and the marks of footnotes.

/// "* Tối thiểu 80% …": a star that opens a line before a blank is a bullet, and no mark of emphasis.
pub(super) fn bullet(line: &str) -> Option<&str> {
    let star = line.find(|c| !matches!(c, ' ' | '\t'))?;
    let rest = line.get(star..)?.strip_prefix('*')?;
    let words = rest.trim_start_matches([' ', '\t']);
    let is_bullet = words.len() < rest.len() && words.starts_with(|c: char| c != '*');
    is_bullet.then(|| line.get(..star + 1)).flatten()
}

/// The stars at a place of a line that are the mark of a footnote: "điện tử (*)", and the only one, close behind a word.
pub(super) fn note_stars(line: &str, at: usize) -> Option<&str> {
    let (before, rest) = line
        .split_at_checked(at)
        .filter(|(_, rest)| rest.starts_with('*'))?;
    let behind = rest.trim_start_matches('*');
    let stars = rest.get(..rest.len() - behind.len())?;
    let close = before.ends_with(|c: char| c.is_alphanumeric() || c == '%');
    let only = || {
        close
            && stars.len() == 1
            && !behind.starts_with(char::is_alphanumeric)
            && memchr::memchr_iter(b'*', line.as_bytes()).nth(1).is_none()
    };
    (before.ends_with('(') && behind.starts_with(')') || only()).then_some(stars)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_that_stay() {
        assert_eq!(bullet("* Tối thiểu 80%"), Some("*"));
        assert_eq!(bullet("**Tỷ lệ** đạt 80%"), None);
        for (line, stars) in [
            ("môi trường điện tử*.", Some("*")),
            ("môi trường điện tử (**)", Some("**")),
            ("một *hai* ba", None),
            ("5*3 hộ", None),
        ] {
            let at = line.find('*').unwrap();
            assert_eq!(note_stars(line, at), stars, "{line}");
        }
    }
}
