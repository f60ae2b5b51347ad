//! Files of other programs. What is tried is wrapped so that it comes to the part that reads it.

use super::text;
use doichieu::internals::lang::Lang;
use doichieu::internals::office::{Kind, kind, read};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A file is read, or why not has words.
fn is_read_or_refused(bytes: Vec<u8>) {
    // A PDF file is read by a process of its own; that is tried by tests.
    if kind(&bytes) == Kind::Pdf {
        return;
    }
    match read(bytes) {
        Ok(read) => {
            let (source, remarks) = read.into_source("file");
            let lines = u32::try_from(source.text().lines().count()).unwrap_or(u32::MAX);
            assert!(
                source
                    .landmarks()
                    .iter()
                    .all(|(line, _)| *line <= lines.max(1))
            );
            for remark in &remarks {
                assert!(!remark.words(Lang::Vi).is_empty());
            }
        }
        Err(why) => {
            for lang in [Lang::Vi, Lang::En] {
                assert!(!why.message(lang).is_empty());
            }
        }
    }
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, words) in parts {
        let begun = zip.start_file(*name, plain);
        assert!(
            begun.is_ok() && zip.write_all(words.as_bytes()).is_ok(),
            "{name}"
        );
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn relations(parts: &[(&str, &str)]) -> String {
    let each: Vec<String> = (1..)
        .zip(parts)
        .map(|(id, (kind, part))| {
            format!(r#"<Relationship Id="rId{id}" Type="{OFFICE}/{kind}" Target="{part}"/>"#)
        })
        .collect();
    let of = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!(
        r#"<Relationships xmlns="{of}">{}</Relationships>"#,
        each.concat()
    )
}

/// The parts of what is tried: a nought parts them.
fn parts<const N: usize>(text: &str) -> [&str; N] {
    let mut rest = text.split('\0');
    std::array::from_fn(|_| rest.next().unwrap_or_default())
}

/// The body of a Word file, its styles, its numbering.
pub fn docx(data: &[u8]) {
    let text = text(data);
    let [body, styles, numbering] = parts(&text);
    let of = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let body = format!(r#"<w:document xmlns:w="{of}"><w:body>{body}</w:body></w:document>"#);
    let styles = format!(r#"<w:styles xmlns:w="{of}">{styles}</w:styles>"#);
    let numbering = format!(r#"<w:numbering xmlns:w="{of}">{numbering}</w:numbering>"#);
    is_read_or_refused(zipped(&[
        (
            "_rels/.rels",
            &relations(&[("officeDocument", "word/document.xml")]),
        ),
        (
            "word/_rels/document.xml.rels",
            &relations(&[("styles", "styles.xml"), ("numbering", "numbering.xml")]),
        ),
        ("word/document.xml", &body),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", &numbering),
    ]));
}

/// The rows of a sheet, shared texts, styles.
pub fn xlsx(data: &[u8]) {
    let text = text(data);
    let [sheet, shared, styles] = parts(&text);
    let of = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let book = format!(
        r#"<workbook xmlns="{of}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let sheet = format!(r#"<worksheet xmlns="{of}">{sheet}</worksheet>"#);
    let shared = format!(r#"<sst xmlns="{of}">{shared}</sst>"#);
    let styles = format!(r#"<styleSheet xmlns="{of}">{styles}</styleSheet>"#);
    let of_book = [
        ("worksheet", "worksheets/sheet1.xml"),
        ("sharedStrings", "sharedStrings.xml"),
        ("styles", "styles.xml"),
    ];
    is_read_or_refused(zipped(&[
        (
            "_rels/.rels",
            &relations(&[("officeDocument", "xl/workbook.xml")]),
        ),
        ("xl/_rels/workbook.xml.rels", &relations(&of_book)),
        ("xl/workbook.xml", &book),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/sharedStrings.xml", &shared),
        ("xl/styles.xml", &styles),
    ]));
}

/// The body of an `OpenDocument` text or sheet, and its styles.
pub fn odf(data: &[u8]) {
    let text = text(data);
    let [body, styles] = parts(&text);
    let names = "urn:oasis:names:tc:opendocument:xmlns";
    let spaces = ["office", "text", "table", "style", "number"]
        .map(|name| format!(r#"xmlns:{name}="{names}:{name}:1.0""#))
        .join(" ");
    let is_sheet = body.contains("<table:table-row") && !body.contains("<text:h");
    let of = if is_sheet { "spreadsheet" } else { "text" };
    let content = format!(
        "<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:{of}>{body}</office:{of}></office:body></office:document-content>"
    );
    let styles = format!(
        "<office:document-styles {spaces}><office:styles>{styles}</office:styles></office:document-styles>"
    );
    is_read_or_refused(zipped(&[
        (
            "mimetype",
            &format!("application/vnd.oasis.opendocument.{of}"),
        ),
        ("content.xml", &content),
        ("styles.xml", &styles),
    ]));
}

/// A web page.
pub fn html(data: &[u8]) {
    let page = format!("<!DOCTYPE html><html><body>{}</body></html>", text(data));
    is_read_or_refused(page.into_bytes());
}

/// The streams of a Word file before 2007: two bytes say how long the document is, the table follows it.
pub fn doc(data: &[u8]) {
    let (length, rest) = data.split_at_checked(2).unwrap_or((&[], data));
    let length = length
        .iter()
        .rev()
        .fold(0, |all, byte| all * 256 + usize::from(*byte));
    let (document, table) = rest.split_at_checked(length).unwrap_or((rest, &[]));
    let Ok(mut container) = cfb::CompoundFile::create(Cursor::new(Vec::new())) else {
        return;
    };
    for (name, bytes) in [("/WordDocument", document), ("/1Table", table)] {
        let stream = container.create_stream(name);
        assert!(
            stream.is_ok_and(|mut stream| stream.write_all(bytes).is_ok()),
            "{name}"
        );
    }
    if container.flush().is_ok() {
        is_read_or_refused(container.into_inner().into_inner());
    }
}

/// Any bytes.
pub fn file(data: &[u8]) {
    is_read_or_refused(data.to_vec());
}
