//! PDF files made by hand: pages of words at places.

use std::fmt::Write;

/// Words at places, from the left and from the bottom.
pub(crate) fn words(words: &[(u32, u32, &str)]) -> String {
    let mut page = String::new();
    for (x, y, text) in words {
        write!(page, "BT /F1 12 Tf {x} {y} Td ({text}) Tj ET ").unwrap();
    }
    page
}

/// A page that shows a picture alone.
pub(crate) fn picture() -> String {
    "q 500 0 0 700 50 70 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q".to_owned()
}

/// A field or stamp on a page: its kind, where it stands from the left and from the bottom, and
/// the words at places in its box, as signing software draws them.
pub(crate) struct Stamp<'s> {
    pub(crate) kind: &'s str,
    pub(crate) at: (u32, u32),
    pub(crate) words: &'s [(u32, u32, &'s str)],
}

/// A file whose pages are drawn so.
pub(crate) fn file(pages: &[String]) -> Vec<u8> {
    made("/Type/Font/Subtype/Type1/BaseFont/Times-Roman", pages, &[])
}

/// A file whose pages are drawn so in this font, with stamps on the first.
pub(crate) fn made(font: &str, pages: &[String], stamps: &[Stamp<'_>]) -> Vec<u8> {
    let first = 4 + 2 * pages.len();
    let kids: Vec<String> = (0..pages.len())
        .map(|at| format!("{} 0 R", 4 + 2 * at))
        .collect();
    let mut parts = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!(
            "<</Type/Pages/Kids[{}]/Count {}>>",
            kids.join(" "),
            pages.len()
        ),
        format!("<<{font}>>"),
    ];
    let resources = "/Resources<</Font<</F1 3 0 R>>>>";
    for (at, page) in pages.iter().enumerate() {
        let own = 5 + 2 * at;
        let notes: Vec<String> = (0..if at == 0 { stamps.len() } else { 0 })
            .map(|stamp| format!("{} 0 R", first + 2 * stamp))
            .collect();
        parts.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {own} 0 R{resources}/Annots[{}]>>",
            notes.join(" ")
        ));
        parts.push(stream("", page));
    }
    for (at, stamp) in stamps.iter().enumerate() {
        let (x, y) = stamp.at;
        let (right, top, own) = (x + 200, y + 60, first + 1 + 2 * at);
        parts.push(format!(
            "<</Type/Annot/F 132{}/Rect[{x} {y} {right} {top}]/AP<</N {own} 0 R>>>>",
            stamp.kind
        ));
        let form = format!("/Type/XObject/Subtype/Form/BBox[0 0 200 60]{resources}");
        parts.push(stream(&form, &words(stamp.words)));
    }
    whole(&parts)
}

fn stream(entries: &str, content: &str) -> String {
    format!(
        "<<{entries}/Length {}>>stream\n{content}\nendstream",
        content.len()
    )
}

/// The file of these objects.
fn whole(parts: &[String]) -> Vec<u8> {
    let mut out = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (number, part) in (1..).zip(parts) {
        places.push(out.len());
        write!(out, "{number} 0 obj\n{part}\nendobj\n").unwrap();
    }
    let start = out.len();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", parts.len() + 1).unwrap();
    for place in places {
        writeln!(out, "{place:010} 00000 n ").unwrap();
    }
    let size = parts.len() + 1;
    write!(
        out,
        "trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    out.into_bytes()
}
