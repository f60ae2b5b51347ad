//! What a file is, by its content.

use crate::lang::Lang;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text, or a target set: anything that is nothing else.
    Text,
    /// A container of parts: Word, Excel and others.
    Zip,
    /// PDF.
    Pdf,
    /// Word before 2007.
    OldWord,
    /// Excel before 2007.
    OldExcel,
    /// Rich text.
    Rtf,
    /// Known, and not read.
    Foreign(Foreign),
}

/// A kind of file that is known and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Word before 97.
    OldestWord,
    /// Excel before 97.
    OldestExcel,
    /// Excel's binary form (`.xlsb`).
    BinaryExcel,
    /// A container of the old Office, of which no more is known.
    OldOffice,
    /// Word or Excel under a password.
    Password,
    /// Slides.
    Slides,
    /// A picture.
    Picture,
    /// A zip of something else, or another archive.
    Archive,
    /// A web page, which this build does not read.
    #[cfg(not(feature = "html"))]
    WebPage,
}

/// The first bytes of containers of the old Office.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// What a file is, by its content.
pub fn kind(bytes: &[u8]) -> Kind {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let foreign = if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return Kind::Zip;
    } else if starts(OLE) {
        return ole(bytes);
    } else if starts(b"{\\rtf") {
        return Kind::Rtf;
    } else if is_pdf(bytes) {
        return Kind::Pdf;
    } else if starts(b"\x89PNG")
        || starts(b"\xFF\xD8\xFF")
        || starts(b"GIF8")
        || starts(b"II*\0")
        || starts(b"MM\0*")
    {
        Foreign::Picture
    } else if starts(b"Rar!\x1A") || starts(b"7z\xBC\xAF\x27\x1C") || starts(b"\x1F\x8B") {
        Foreign::Archive
    } else {
        return Kind::Text;
    };
    Kind::Foreign(foreign)
}

/// A PDF may have some bytes in front of its mark.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    head.starts_with(b"%PDF-")
        || head.contains(&0) && head.windows(5).any(|window| window == b"%PDF-")
}

/// What stands in a container of the old Office: the names of its streams are UTF-16.
fn ole(bytes: &[u8]) -> Kind {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    Kind::Foreign(if holds("EncryptedPackage") || holds("EncryptionInfo") {
        Foreign::Password
    } else if holds("WordDocument") {
        return Kind::OldWord;
    } else if holds("Workbook") {
        return Kind::OldExcel;
    } else if holds("Book") {
        Foreign::OldestExcel
    } else {
        Foreign::OldOffice
    })
}

impl Foreign {
    /// One sentence without a final period.
    pub fn message(self, lang: Lang) -> &'static str {
        match self {
            Self::OldestWord => lang.pick(
                "tệp Word 95 hoặc cũ hơn (.doc)",
                "a file of Word 95 or older (.doc)",
            ),
            Self::OldestExcel => lang.pick(
                "tệp Excel 95 hoặc cũ hơn (.xls)",
                "a file of Excel 95 or older (.xls)",
            ),
            Self::BinaryExcel => {
                lang.pick("tệp Excel nhị phân (.xlsb)", "a binary Excel file (.xlsb)")
            }
            Self::OldOffice => lang.pick(
                "tệp Office đời cũ, không rõ là Word hay Excel",
                "a file of the old Office, Word or Excel",
            ),
            Self::Password => lang.pick("tệp có mật khẩu", "the file has a password"),
            Self::Slides => lang.pick("tệp trình chiếu, không phải văn bản", "slides, not a text"),
            Self::Picture => lang.pick("hình ảnh, không phải văn bản", "a picture, not a text"),
            Self::Archive => lang.pick(
                "tệp nén, không phải tệp Word hay Excel",
                "an archive, not a Word or Excel file",
            ),
            #[cfg(not(feature = "html"))]
            Self::WebPage => lang.pick(
                "trang web, mà bản cài đặt này không đọc được",
                "a web page, which this build of the program cannot read",
            ),
        }
    }

    /// What would settle it.
    pub fn help(self, lang: Lang) -> &'static str {
        match self {
            Self::OldestWord => lang.pick(
                "mở bằng Word rồi lưu lại thành .docx",
                "open it in Word and save it as .docx",
            ),
            Self::OldestExcel | Self::BinaryExcel => lang.pick(
                "mở bằng Excel rồi lưu lại thành .xlsx",
                "open it in Excel and save it as .xlsx",
            ),
            Self::OldOffice => lang.pick(
                "mở rồi lưu lại thành .docx hoặc .xlsx",
                "open it and save it as .docx or .xlsx",
            ),
            Self::Password => lang.pick(
                "bỏ mật khẩu (Tệp › Thông tin › Bảo vệ tài liệu) rồi lưu lại",
                "take the password off (File › Info › Protect Document) and save it again",
            ),
            Self::Slides => lang.pick(
                "đưa kế hoạch ở dạng .docx, .xlsx, .pdf hoặc .txt",
                "give the plan as .docx, .xlsx, .pdf or .txt",
            ),
            Self::Picture if !cfg!(target_family = "wasm") => lang.pick(
                "xin bản Word, hoặc thêm --ocr để đọc chữ từ ảnh (cần tesseract có dữ liệu tiếng Việt)",
                "ask for the Word file, or add --ocr to have the text recognised (by tesseract with its Vietnamese data)",
            ),
            Self::Picture => lang.pick(
                "cần nhận dạng chữ (OCR), hoặc xin bản Word",
                "it needs text recognition (OCR), or ask for the Word file",
            ),
            Self::Archive => lang.pick(
                "giải nén rồi đưa từng tệp",
                "unpack it and give the files in it",
            ),
            #[cfg(not(feature = "html"))]
            Self::WebPage => lang.pick(
                "dùng bản cài đặt đầy đủ (tính năng html), hoặc đưa bản Word",
                "use a full build (feature html), or give the Word file",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream(name: &str) -> Vec<u8> {
        let name = name.encode_utf16().flat_map(u16::to_le_bytes);
        OLE.iter()
            .copied()
            .chain(vec![0; 600])
            .chain(name)
            .collect()
    }

    #[test]
    fn files_are_what_their_bytes_say() {
        let foreign = Kind::Foreign;
        for (bytes, want) in [
            ("Kế hoạch".as_bytes().to_vec(), Kind::Text),
            (b"{\"schema\": 1}".to_vec(), Kind::Text),
            (b"PK\x03\x04...".to_vec(), Kind::Zip),
            (b"%PDF-1.7\n".to_vec(), Kind::Pdf),
            ("Tệp %PDF-1.7 là gì".as_bytes().to_vec(), Kind::Text),
            (b"{\\rtf1\\ansi".to_vec(), Kind::Rtf),
            (b"\x89PNG\r\n".to_vec(), foreign(Foreign::Picture)),
            (b"Rar!\x1A\x07".to_vec(), foreign(Foreign::Archive)),
            (stream("WordDocument"), Kind::OldWord),
            (stream("Workbook"), Kind::OldExcel),
            (stream("EncryptedPackage"), foreign(Foreign::Password)),
            (OLE.to_vec(), foreign(Foreign::OldOffice)),
        ] {
            assert_eq!(kind(&bytes), want);
        }
    }
}
