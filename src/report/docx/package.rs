//! The parts of a Word file around its body, and the archive they are kept in.

use crate::lang::Lang;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const R: &str = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The pages of a plan: A4 landscape; margins of 20, 15, 20 and 30 mm; they are counted from 1.
const SECTION: &str = "<w:sectPr>\
    <w:headerReference w:type=\"default\" r:id=\"rId2\"/>\
    <w:type w:val=\"nextPage\"/>\
    <w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
    <w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
    <w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>";

/// A Word file on its way: its body is compressed as it comes. The same body gives the same bytes.
pub(super) struct Package {
    archive: Result<ZipWriter<Cursor<Vec<u8>>>, ZipError>,
}

impl Package {
    /// A file with all its parts but the text of its body.
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            archive: opened(lang),
        }
    }

    /// Adds to the body. What goes wrong is said at the end.
    pub(super) fn push(&mut self, body: &str) {
        if let Ok(archive) = &mut self.archive
            && let Err(error) = archive.write_all(body.as_bytes())
        {
            self.archive = Err(error.into());
        }
    }

    /// Ends the pages of a plan: the next begins on a new one. The paragraph that carries the end
    /// is a hair high, lest it take a page for itself.
    pub(super) fn end_section(&mut self) {
        self.push("<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>");
        self.push(SECTION);
        self.push("</w:pPr></w:p>");
    }

    /// The whole file.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, ZipError> {
        self.push(SECTION);
        self.push("</w:body></w:document>");
        Ok(self.archive?.finish()?.into_inner())
    }
}

fn opened(lang: Lang) -> Result<ZipWriter<Cursor<Vec<u8>>>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, text) in [
        ("[Content_Types].xml", content_types()),
        (
            "_rels/.rels",
            relations(&[("officeDocument", "word/document.xml")]),
        ),
        (
            "word/_rels/document.xml.rels",
            relations(&[("styles", "styles.xml"), ("header", "header1.xml")]),
        ),
        ("word/styles.xml", styles(lang)),
        ("word/header1.xml", header()),
        (
            "word/document.xml",
            format!("{HEAD}<w:document {W} {R}><w:body>"),
        ),
    ] {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive)
}

fn content_types() -> String {
    let part = |name: &str, kind: &str| {
        format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{TYPE}.{kind}+xml\"/>")
    };
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}</Types>",
        part("document", "document.main"),
        part("styles", "styles"),
        part("header1", "header"),
    )
}

fn relations(of: &[(&str, &str)]) -> String {
    let mut each = String::new();
    for (number, (kind, target)) in (1..).zip(of) {
        let _ = write!(
            each,
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>"
        );
    }
    format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">{each}</Relationships>")
}

/// Times New Roman 13 for all.
fn styles(lang: Lang) -> String {
    let language = lang.pick("vi-VN", "en-GB");
    let font = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" w:eastAsia=\"Times New Roman\"/>";
    format!(
        "{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{font}\
         <w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/><w:lang w:val=\"{language}\" w:eastAsia=\"{language}\"/>\
         </w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
         </w:styles>"
    )
}

/// The page number, in the middle.
fn header() -> String {
    format!(
        "{HEAD}<w:hdr {W}><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>"
    )
}
