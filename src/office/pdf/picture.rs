//! The picture that a page of a PDF file is, as a scanner makes them: for text recognition.

use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::{Affine, BezPath};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps,
    InterpreterCache, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;

/// The most dots of a picture: those of a page at 600 an inch are half as many.
const DOTS: u64 = 72_000_000;
/// The least dots of one that is a page.
const LEAST: u64 = 250_000;
/// The most pictures of a page that are unpacked.
const TRIES: usize = 8;

/// A picture in greys, row by row.
#[derive(Clone, Debug, Default)]
struct Greys {
    width: usize,
    dots: Vec<u8>,
}

/// The pictures of a page.
#[derive(Default)]
struct Pictures {
    largest: Option<Greys>,
    /// How many there are of which each may be a page.
    count: usize,
}

/// The picture that a page is, as a file that text recognition reads; none where it is made of
/// several, or of none.
pub(super) fn picture(bytes: Vec<u8>, page: usize) -> Option<Vec<u8>> {
    let pdf = Pdf::new(bytes).ok()?;
    let source = pdf.pages().get(page.checked_sub(1)?)?;
    let cache = InterpreterCache::new();
    let mut found = Pictures::default();
    let mut context = super::draw::context(source, &cache, Affine::IDENTITY);
    interpret_page(source, &mut context, &mut found);
    let greys = found.largest.filter(|_| found.count == 1)?;
    let height = greys.dots.len().checked_div(greys.width)?;
    let mut file = format!("P5\n{} {height}\n255\n", greys.width).into_bytes();
    file.extend(greys.dots);
    Some(file)
}

impl<'a> Device<'a> for Pictures {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    #[expect(
        clippy::disallowed_types,
        reason = "the trait asks for it; nothing is done with it"
    )]
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let dots = u64::from(image.width()) * u64::from(image.height());
        if !(LEAST..=DOTS).contains(&dots) {
            return;
        }
        self.count += 1;
        if self.count > TRIES {
            return;
        }
        let mut greys = None;
        match &image {
            Image::Raster(raster) => raster.with_rgba(|data, _| greys = Some(of_data(data)), None),
            // What a mask covers is printed.
            Image::Stencil(stencil) => stencil.with_stencil(
                |mask, _| {
                    greys = Some(Greys {
                        width: mask.width as usize,
                        dots: mask.data.iter().map(|dot| !dot).collect(),
                    });
                },
                None,
            ),
        }
        let [a, b, ..] = props.transform.as_coeffs();
        let quarter = match (a.abs() >= b.abs(), a > 0.0, b > 0.0) {
            (true, true, _) => 0,
            (false, _, true) => 1,
            (true, false, _) => 2,
            (false, _, false) => 3,
        };
        self.largest = greys.map(|greys| (0..quarter).fold(greys, |greys, _| greys.turned()));
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

fn of_data(data: ImageData) -> Greys {
    match data {
        ImageData::Luma(luma) => Greys {
            width: luma.width as usize,
            dots: luma.data,
        },
        ImageData::Rgb(rgb) => Greys {
            width: rgb.width as usize,
            dots: rgb.data.chunks_exact(3).map(grey).collect(),
        },
    }
}

/// How light a colour is.
fn grey(colour: &[u8]) -> u8 {
    let of = |at: usize| u32::from(colour.get(at).copied().unwrap_or_default());
    let light = (of(0) * 77 + of(1) * 151 + of(2) * 28) >> 8;
    u8::try_from(light).unwrap_or(u8::MAX)
}

impl Greys {
    /// The picture turned to the right by a quarter.
    fn turned(&self) -> Self {
        let height = self.dots.len().checked_div(self.width).unwrap_or_default();
        let rows = 0..self.width;
        let dots = rows.flat_map(|column| {
            let places = (0..height).rev().map(move |row| row * self.width + column);
            places.map(|place| self.dots.get(place).copied().unwrap_or(u8::MAX))
        });
        Self {
            width: height,
            dots: dots.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    #[test]
    fn a_picture_is_turned() {
        let picture = Greys {
            width: 3,
            dots: vec![1, 2, 3, 4, 5, 6],
        };
        let turned = picture.turned();
        assert_eq!((turned.width, turned.dots), (2, vec![4, 1, 5, 2, 6, 3]));
        assert_eq!(grey(&[255, 255, 255]), 255);
        assert!(picture.dots.len() > 5 && super::picture(b"%PDF-".to_vec(), 1).is_none());
    }

    /// A page that is a picture, dark at its upper left, and that is turned so far when shown.
    fn page(turned: u32) -> Vec<u8> {
        let side = 500;
        let dot = |at: usize| {
            let is_dark = at / side < side / 2 && at % side < side / 2;
            if is_dark { b' ' } else { b'~' }
        };
        let dots: String = (0..side * side).map(dot).map(char::from).collect();
        let show = "500 0 0 500 0 0 cm /I Do";
        let parts = [
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            format!(
                "<</Type/Page/Parent 2 0 R/Rotate {turned}/MediaBox[0 0 500 500]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
            ),
            format!("<</Length {}>>stream\n{show}\nendstream", show.len()),
            format!(
                "<</Type/XObject/Subtype/Image/Width {side}/Height {side}/ColorSpace/DeviceGray/BitsPerComponent 8/Length {}>>stream\n{dots}\nendstream",
                dots.len()
            ),
        ];
        let mut pdf = "%PDF-1.4\n".to_owned();
        let mut places = String::new();
        for (number, part) in (1..).zip(parts) {
            let _ = writeln!(places, "{:010} 00000 n ", pdf.len());
            let _ = write!(pdf, "{number} 0 obj\n{part}\nendobj\n");
        }
        let start = pdf.len();
        let _ = write!(
            pdf,
            "xref\n0 6\n0000000000 65535 f \n{places}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
        );
        pdf.into_bytes()
    }

    #[test]
    fn a_page_stands_as_it_is_shown() {
        for (turned, dark) in [(0, 0), (90, 499), (180, 499 * 500 + 499), (270, 499 * 500)] {
            let file = picture(page(turned), 1).unwrap();
            let dots = file.strip_prefix(b"P5\n500 500\n255\n").unwrap();
            let corners = [0, 499, 499 * 500, 499 * 500 + 499];
            let found: Vec<usize> = corners.into_iter().filter(|at| dots[*at] == b' ').collect();
            assert_eq!(found, [dark], "{turned}");
        }
    }
}
