//! Which old font the letters of a page are in.

use crate::text::OldFont;
use hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_syntax::object::{Dict, Name};
use hayro_syntax::page::Page as Source;

/// The old font that letters are in, where the font that is laid into the file is named so.
pub(super) fn old_font(run: &GlyphRun<'_, '_>) -> Option<OldFont> {
    match &**run.glyphs().first()? {
        Glyph::Outline(outline) => OldFont::named(&outline.font_data()?.postscript_name?),
        Glyph::Type3(_) => None,
    }
}

/// The old font of a page all of whose fonts are of one old encoding.
pub(super) fn old_fonts(source: &Source<'_>) -> Option<OldFont> {
    let fonts = &source.resources().fonts;
    let mut found = None;
    for key in fonts.keys() {
        let font = fonts.get::<Dict<'_>>(key)?;
        let name = font.get::<Name<'_>>(b"BaseFont".as_slice())?;
        let own = OldFont::named(&String::from_utf8_lossy(&name))?;
        if found.is_some_and(|found| found != own) {
            return None;
        }
        found = Some(own);
    }
    found
}

/// Whether a letter is one that no old font has.
pub(super) fn is_unicode(glyph: &PositionedGlyph<'_>) -> bool {
    match glyph.as_unicode() {
        Some(BfString::Char(char)) => crate::text::is_unicode(char),
        Some(BfString::String(chars)) => chars.chars().any(crate::text::is_unicode),
        None => false,
    }
}
