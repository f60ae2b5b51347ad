//! A PDF page → its letters, rulings and pictures. With [`super::font`] the only place that knows of
//! `hayro`, and the only one where lengths are no whole numbers yet.

use super::font::{is_unicode, old_font, old_fonts};
use super::letter::{Letter, Page, Ruling, Spot, Turn};
use crate::text::{Legacy, OldFont, Step};
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, RectExt, RenderContent, SoftMask, TransformExt,
    interpret, interpret_page,
};
use hayro_syntax::content::TypedIter;
use hayro_syntax::object::{Array, Dict, Name, Rect as Bounds, Stream};
use hayro_syntax::page::{Page as Source, Resources};
use std::collections::BTreeSet;

/// The most letters of a file: a plan of forty pages has a hundred thousand.
pub(super) const LETTERS: usize = 3_000_000;
/// The most rulings of a page; what has more is a drawing.
const RULINGS: usize = 20_000;
/// The most fields and stamps of a page.
const STAMPS: usize = 1_000;
/// A filled shape no thicker than this is a line.
const THICK: i32 = 300;
/// A line shorter than this rules nothing.
const SHORT: i32 = 300;

/// What is drawn on a page; `room` says how many letters the file may still have.
pub(super) fn page<'a>(
    number: u32,
    source: &Source<'a>,
    cache: &InterpreterCache<'a>,
    room: usize,
) -> Drawn {
    let mut drawn = Drawn::new(number, source, room);
    let mut context = context(source, cache, Affine::IDENTITY);
    interpret_page(source, &mut context, &mut drawn);
    drawn
}

/// What draws a page, or a part of it that is placed so.
pub(super) fn context<'a>(
    source: &Source<'a>,
    cache: &InterpreterCache<'a>,
    placed: Affine,
) -> Context<'a> {
    let (width, height) = source.render_dimensions();
    Context::new(
        hundredths(source) * placed,
        Rect::from_points(Point::ZERO, Point::new(width.into(), height.into())),
        cache,
        source.xref(),
        InterpreterSettings {
            // Comments are no words of the plan; stamps are drawn one by one.
            render_content: RenderContent::PAGE,
            ..InterpreterSettings::default()
        },
    )
}

fn hundredths(source: &Source<'_>) -> Affine {
    Affine::scale(100.0) * source.initial_transform(true).to_kurbo()
}

/// The letters that the fields and stamps on a page show, each with its own: signing software puts
/// number, day and signer there.
pub(super) fn stamps<'a>(
    source: &Source<'a>,
    cache: &InterpreterCache<'a>,
    mut room: usize,
) -> Vec<Vec<Letter>> {
    let all = source.raw().get::<Array<'a>>(b"Annots".as_slice());
    let mut stamps = Vec::new();
    for note in all.iter().flat_map(Array::iter::<Dict<'a>>).take(STAMPS) {
        if is_stamp(&note)
            && let Some(letters) = stamp(&note, source, cache, room)
        {
            room -= letters.len().min(room);
            stamps.push(letters);
        }
    }
    stamps
}

/// Whether a note is a field that is filled in or a stamp, and is seen.
fn is_stamp(note: &Dict<'_>) -> bool {
    /// Hidden, or seen only on paper.
    const UNSEEN: u32 = 1 << 1 | 1 << 5;
    let name = |of: &Dict<'_>, key: &[u8]| of.get::<Name<'_>>(key).map(|name| name.to_vec());
    let kind = name(note, b"Subtype");
    let parent = note.get::<Dict<'_>>(b"Parent".as_slice());
    let field = name(note, b"FT").or_else(|| name(&parent?, b"FT"));
    let is_button = field.as_deref() == Some(b"Btn");
    let seen = note.get::<u32>(b"F".as_slice()).unwrap_or_default() & UNSEEN == 0;
    seen && (kind.as_deref() == Some(b"Stamp") || kind.as_deref() == Some(b"Widget") && !is_button)
}

/// The letters of what a stamp shows, where it shows any.
#[expect(clippy::disallowed_types, reason = "the file's own numbers are such")]
fn stamp<'a>(
    note: &Dict<'a>,
    source: &Source<'a>,
    cache: &InterpreterCache<'a>,
    room: usize,
) -> Option<Vec<Letter>> {
    let look = note.get::<Dict<'a>>(b"AP".as_slice())?;
    let key = b"N".as_slice();
    let look = look.get::<Stream<'a>>(key).or_else(|| {
        let state = note.get::<Name<'_>>(b"AS".as_slice())?;
        look.get::<Dict<'a>>(key)?.get::<Stream<'a>>(state)
    })?;
    let dict = look.dict();
    let drawing = look.decoded_data().ok()?;
    let matrix = dict.get::<[f64; 6]>(b"Matrix".as_slice());
    let matrix = matrix.map_or(Affine::IDENTITY, Affine::new);
    let own = dict.get::<Bounds>(b"BBox".as_slice())?.to_kurbo();
    let rect = note.get::<Bounds>(b"Rect".as_slice())?.to_kurbo();
    // What it shows is laid from its own box into its place on the page.
    let own = matrix.transform_rect_bbox(own);
    let placed = Affine::map_unit_square(rect) * Affine::map_unit_square(own).inverse();
    if !placed.is_finite() {
        return None;
    }
    let mut drawn = Drawn::new(0, source, room);
    drawn.fonts = None;
    let mut context = context(source, cache, placed * matrix);
    let resources = dict.get::<Dict<'a>>(b"Resources".as_slice());
    let resources = resources.map_or_else(|| source.resources().clone(), Resources::new);
    let operations = TypedIter::new(drawing.as_ref());
    interpret(operations, &resources, &mut context, &mut drawn);
    let on_page = hundredths(source).transform_rect_bbox(rect);
    let corners = (
        spot(Point::new(on_page.x0, on_page.y0)),
        spot(Point::new(on_page.x1, on_page.y1)),
    );
    let mut letters = drawn.page.letters;
    letters.retain(|letter| letter.is_within(corners));
    (letters.iter().any(|letter| !letter.is_blank())).then_some(letters)
}

/// A page while it is drawn.
pub(super) struct Drawn {
    pub(super) page: Page,
    /// How many more letters there may be.
    pub(super) room: usize,
    /// How many letters the file does not name.
    pub(super) unknown: usize,
    /// The old encodings whose letters were put into Unicode.
    pub(super) converted: BTreeSet<Legacy>,
    /// The old font that all letters of the page are in, where the file names no other.
    fonts: Option<OldFont>,
    /// The old font of the letters that are being drawn.
    font: Option<OldFont>,
}

impl Drawn {
    fn new(number: u32, source: &Source<'_>, room: usize) -> Self {
        let (width, height) = source.render_dimensions();
        let size = spot(Affine::scale(100.0) * Point::new(width.into(), height.into()));
        Self {
            page: Page {
                number,
                size,
                ..Page::default()
            },
            room,
            unknown: 0,
            converted: BTreeSet::new(),
            fonts: old_fonts(source),
            font: None,
        }
    }

    fn letter(&mut self, char: char, place: Affine, width: Point) {
        let (start, end) = (spot(place * Point::ZERO), spot(place * width));
        let up = spot(place * Point::new(0.0, 1000.0));
        let (rise, lean) = (up.y.abs_diff(start.y), up.x.abs_diff(start.x));
        // An em along the baseline tells the way, also for a letter without a width.
        let ahead = spot(place * Point::new(1000.0, 0.0));
        let Some(char) = self.unicode(char, start, end) else {
            return;
        };
        let char = plain(char);
        if is_mark(char) {
            if let Some(last) = self.page.letters.last_mut() {
                last.mark(char);
            }
            return;
        }
        let on = |at: i32, most: i32| (-most / 20..=most.saturating_add(most / 20)).contains(&at);
        let seen = on(start.x, self.page.size.x) && on(start.y, self.page.size.y);
        if char == '\0' || !seen {
            return;
        }
        if self.room == 0 {
            return;
        }
        self.room -= 1;
        self.page.letters.push(Letter {
            chars: [char, '\0', '\0', '\0'],
            start,
            end,
            size: i32::try_from(rise.max(lean))
                .unwrap_or(i32::MAX)
                .clamp(1, 1_000_000),
            turn: Turn::of(
                ahead.x.saturating_sub(start.x),
                ahead.y.saturating_sub(start.y),
            ),
        });
    }

    /// The letter that one of an old font is; none for a mark on the letter before it.
    fn unicode(&mut self, char: char, start: Spot, end: Spot) -> Option<char> {
        let Some(font) = self.font else {
            return Some(char);
        };
        let before = self.page.letters.last_mut().filter(|last| {
            let near = last.size / 3;
            (last.end.x - start.x).abs() <= near && (last.end.y - start.y).abs() <= near
        });
        let base = before.as_ref().and_then(|last| last.chars.first()).copied();
        let step = font.letter(base, char);
        if step != Step::Own(char) {
            self.converted.insert(font.legacy);
        }
        match step {
            Step::Own(letter) => Some(letter),
            Step::Joined(letter) => {
                if let Some(last) = before {
                    last.chars = [letter, '\0', '\0', '\0'];
                    last.end = end;
                }
                None
            }
        }
    }

    fn ruling(&mut self, one: Spot, two: Spot) {
        let Some(ruling) = Ruling::between(one, two) else {
            return;
        };
        if ruling.to - ruling.from >= SHORT && self.page.rulings.len() < RULINGS {
            self.page.rulings.push(ruling);
        }
    }

    /// A filled shape that is thin is a line.
    fn filled(&mut self, corners: &[Spot]) {
        let least = |of: fn(&Spot) -> i32| corners.iter().map(of).min();
        let most = |of: fn(&Spot) -> i32| corners.iter().map(of).max();
        let (Some(left), Some(right)) = (least(|c| c.x), most(|c| c.x)) else {
            return;
        };
        let (Some(top), Some(bottom)) = (least(|c| c.y), most(|c| c.y)) else {
            return;
        };
        let (x, y) = (left.midpoint(right), top.midpoint(bottom));
        let (wide, high) = (right - left, bottom - top);
        if high <= THICK && wide > high {
            self.ruling(Spot { x: left, y }, Spot { x: right, y });
        } else if wide <= THICK && high > wide {
            self.ruling(Spot { x, y: top }, Spot { x, y: bottom });
        }
    }
}

impl<'a> Device<'a> for Drawn {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let stroked = matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..));
        for corners in shapes(path, props.transform) {
            if stroked {
                for pair in corners.windows(2) {
                    if let [one, two] = pair {
                        self.ruling(*one, *two);
                    }
                }
            } else {
                self.filled(&corners);
            }
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    #[expect(
        clippy::disallowed_types,
        reason = "the trait asks for it; nothing is done with it"
    )]
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        self.font = old_font(run)
            .or(self.fonts)
            .filter(|_| !run.glyphs().iter().any(is_unicode));
        for glyph in run.glyphs() {
            let place = props.transform * glyph.transform();
            let width = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawing) => drawing.advance_width(),
            };
            let width = Point::new(width.unwrap_or(500.0).into(), 0.0);
            match glyph.as_unicode() {
                Some(BfString::Char(char)) => self.letter(char, place, width),
                Some(BfString::String(chars)) => {
                    // Of letters drawn as one the last has their width; marks have none.
                    let last = chars.chars().rev().position(|char| !is_mark(char));
                    let last = chars
                        .chars()
                        .count()
                        .saturating_sub(1 + last.unwrap_or_default());
                    for (at, char) in chars.chars().enumerate() {
                        let width = if at == last { width } else { Point::ZERO };
                        self.letter(char, place, width);
                    }
                }
                None => {
                    self.unknown += 1;
                    self.letter(char::REPLACEMENT_CHARACTER, place, width);
                }
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.page.pictures += 1;
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// The corners of each shape of a path; curves count by their ends.
fn shapes(path: &BezPath, transform: Affine) -> Vec<Vec<Spot>> {
    let mut shapes: Vec<Vec<Spot>> = Vec::new();
    for element in path.elements() {
        let to = match element {
            PathEl::MoveTo(to) => {
                shapes.push(Vec::new());
                *to
            }
            PathEl::LineTo(to) | PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => *to,
            PathEl::ClosePath => {
                if let Some(shape) = shapes.last_mut() {
                    shape.extend(shape.first().copied());
                }
                continue;
            }
        };
        if let Some(shape) = shapes.last_mut() {
            shape.push(spot(transform * to));
        }
    }
    shapes
}

/// A place in hundredths of a point; what is no number is nought, what is too far is held.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast of a float holds at the ends and takes what is no number for nought"
)]
fn spot(at: Point) -> Spot {
    /// Farther than any page: 200 inches are 1,440,000.
    const FAR: i32 = 10_000_000;
    Spot {
        x: (at.x as i32).clamp(-FAR, FAR),
        y: (at.y as i32).clamp(-FAR, FAR),
    }
}

/// Whether a letter is a mark over the one before it.
fn is_mark(char: char) -> bool {
    unicode_normalization::char::is_combining_mark(char)
}

/// The letters of symbol fonts, which have places of their own, and blanks of other widths.
fn plain(char: char) -> char {
    match char {
        '\u{f0b7}' | '\u{f09f}' => '•',
        '\u{f0a7}' => '▪',
        '\u{f0b3}' => '≥',
        '\u{f0a3}' => '≤',
        '\u{f0b1}' => '±',
        '\u{f0fc}' | '\u{f0fe}' => '✓',
        '\u{f02b}' => '+',
        '\u{f025}' => '%',
        '\u{f02d}' | '\u{2010}' | '\u{2011}' => '-',
        _ if char.is_whitespace() || char.is_control() => ' ',
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => '\0',
        _ => char,
    }
}
