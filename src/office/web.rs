//! What a web page is, whether or not this build reads it.

use super::Text;
use super::problem::Unreadable;

/// Reads a web page.
#[cfg(feature = "html")]
pub(super) fn read(text: &str) -> Result<Text, Unreadable> {
    super::rendered(super::html::read(text)?)
}

/// Reads a web page, which this build does not.
#[cfg(not(feature = "html"))]
pub(super) fn read(_: &str) -> Result<Text, Unreadable> {
    Err(Unreadable::Foreign(super::Foreign::WebPage))
}

/// Whether a text is a web page: it says so at its beginning.
pub(super) fn is_page(text: &str) -> bool {
    let mut text = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let lower: String = text.chars().take(14).collect();
        let lower = lower.to_ascii_lowercase();
        if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
            return true;
        }
        // A declaration or a comment may stand before it.
        let end = if lower.starts_with("<!--") {
            "-->"
        } else if lower.starts_with("<?xml") {
            "?>"
        } else {
            return false;
        };
        let Some((_, rest)) = text.split_once(end) else {
            return false;
        };
        text = rest.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_that_it_is_one() {
        for (text, is) in [
            ("<!doctype HTML><p>", true),
            ("\u{feff} <?xml version=\"1.0\"?><!-- a --><html>", true),
            ("<p>một</p>", false),
            ("Kế hoạch <html>", false),
            ("<!-- chưa hết", false),
        ] {
            assert_eq!(is_page(text), is, "{text}");
        }
    }
}
