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

/// A file whose pages are drawn so.
pub(crate) fn file(pages: &[String]) -> Vec<u8> {
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
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>".to_owned(),
    ];
    for (at, page) in pages.iter().enumerate() {
        let own = 5 + 2 * at;
        parts.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {own} 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
        ));
        parts.push(format!(
            "<</Length {}>>stream\n{page}\nendstream",
            page.len()
        ));
    }
    let mut out = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (number, part) in (1..).zip(&parts) {
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
