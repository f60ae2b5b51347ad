//! How text is shown, spelt and laid out.

use super::{pieces, text};
use doichieu::internals::layout::plain;
use doichieu::internals::lexicon;
use doichieu::internals::text::{
    Breaks, Normalized, OldFont, Source, Span, bare, decode, escaped, is_unseen, loose, nfc,
    screen, seen, seen_words, xml,
};

/// Nothing that is shown is obeyed or hidden, and JSON means what it meant.
pub fn shown(data: &[u8]) {
    let text = text(data);
    for shown in [seen(&text), seen_words(&text)] {
        assert!(!shown.chars().any(is_unseen), "{shown:?}");
        assert_eq!(seen(&shown), shown, "{text:?}");
        is_no_command(&shown);
    }
    let lines = screen(&text, false);
    let open = |c: char| is_unseen(c) && !matches!(c, '\n' | '\t');
    assert!(!lines.chars().any(open), "{lines:?}");
    lines.lines().for_each(is_no_command);
    for line in lines.lines() {
        let line = line.trim_start();
        assert!(
            !line.starts_with("::") || line.starts_with("::: "),
            "{lines:?}"
        );
    }
    let coloured = screen(&text, true);
    assert_eq!(screen(&coloured, true), coloured, "{text:?}");
    let json = serde_json::to_string(&text).unwrap_or_default();
    let safe = escaped(&json);
    assert!(!safe.chars().any(is_unseen), "{safe:?}");
    let read: Result<String, _> = serde_json::from_str(&safe);
    assert_eq!(read.ok().as_deref(), Some(text.as_ref()));
    for breaks in [Breaks::Blank, Breaks::Kept] {
        let xml = xml(&text, breaks);
        assert!(
            !xml.contains(['<', '>', '"', '\n', '\0', '\u{1b}']),
            "{xml:?}"
        );
    }
}

fn is_no_command(line: &str) {
    assert!(
        !line.contains("##[") && !line.contains("##vso["),
        "{line:?}"
    );
}

/// What is spelt in one way stays so, and each place leads back into the text.
pub fn spelling(data: &[u8]) {
    let _ = decode(data.to_vec());
    let text = text(data);
    let whole = nfc(&text);
    assert_eq!(nfc(&whole), whole);
    for plain in [loose, bare, lexicon::plain] {
        let once = plain(&text);
        assert_eq!(plain(&once), once, "{text:?}");
    }
    if let Some(font) = OldFont::named(&text) {
        let _ = font.unicode(&text);
    }
    let source = Source::new("text", text.clone().into_owned());
    let normal = Normalized::of(&source);
    let mut last = 0;
    for (at, letter) in normal.text().char_indices() {
        let span = normal.original(Span::new(at, at + letter.len_utf8()));
        assert!(span.start >= last && span.end >= span.start, "{text:?}");
        assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
        last = span.start;
    }
}

/// The blocks of a text stand in it one after the other.
pub fn layout(data: &[u8]) {
    let text = pieces::text(data);
    let source = Source::new("text", text.clone());
    let normal = Normalized::of(&source);
    let layout = plain::layout(normal.text());
    let mut end = 0;
    for block in &layout.blocks {
        let (whole, words) = (&block.whole, &block.words);
        assert!(whole.start >= end, "{text:?}");
        assert!(
            words.start >= whole.start && words.end <= whole.end,
            "{text:?}"
        );
        assert!(layout.text().get(whole.clone()).is_some(), "{text:?}");
        end = whole.end;
    }
    let words = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    assert_eq!(words(layout.text()), words(normal.text()), "{text:?}");
}
