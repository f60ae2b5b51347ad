//! Why a file gives no text.

use super::kind::Foreign;
use super::pdf::PdfProblem;
#[cfg(not(target_family = "wasm"))]
use super::recognise::Unrecognised;
use crate::lang::Lang;
use crate::text::NotText;

/// Why a file gives no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is taken for text, and is none.
    NotText(NotText),
    /// It is of a kind that is not read.
    Foreign(Foreign),
    /// It is broken: the part of it, and what is wrong there.
    Damaged {
        /// The part: `word/document.xml`.
        part: String,
        /// The words of whoever found it.
        why: String,
    },
    /// A part it cannot do without is missing.
    Missing(String),
    /// It passes a limit that no real plan comes near.
    Limit(Limit),
    /// It holds no words at all.
    NoWords,
    /// It is no Word file, and only such a file can carry comments.
    NotWord,
    /// A quotation mark of values parted by commas is not closed: its line.
    OpenQuote(u32),
    /// It is PDF, and gives no text.
    Pdf(PdfProblem),
    /// It is made of pictures, whose text is not recognised.
    #[cfg(not(target_family = "wasm"))]
    Unrecognised(Unrecognised),
}

/// A limit that hostile files pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The most files in a container.
    Entries(usize),
    /// The most bytes of a part once unpacked, in MiB.
    Bytes(String, u64),
    /// The most bytes of all parts that are read, in MiB.
    AllBytes(u64),
    /// The most bytes of words and tags, in MiB.
    Words(u64),
    /// The deepest nesting.
    Depth(usize),
    /// The most things in a part.
    Things(String, usize),
    /// A document type definition, which could make entities of entities.
    Definition(String),
    /// Two parts have one name.
    Twice(String),
}

impl Unreadable {
    /// One sentence without a final period.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::NotText(why) => why.message(lang),
            Self::Foreign(foreign) => foreign.message(lang).to_owned(),
            // The container itself: what the library says of it tells a person nothing.
            Self::Damaged { part, .. } if part == "zip" => lang
                .pick(
                    "tệp hỏng, có thể đã bị cắt ngang khi chép hoặc tải về",
                    "the file is damaged; it may have been cut short on its way",
                )
                .to_owned(),
            Self::Damaged { part, why } => lang.pick(
                format!("tệp hỏng ở phần “{part}”: {why}"),
                format!("the file is damaged in “{part}”: {why}"),
            ),
            Self::Missing(part) => lang.pick(
                format!("tệp hỏng: thiếu phần “{part}”"),
                format!("the file is damaged: “{part}” is missing"),
            ),
            Self::Limit(limit) => limit.message(lang),
            Self::Pdf(problem) => problem.message(lang),
            #[cfg(not(target_family = "wasm"))]
            Self::Unrecognised(why) => why.message(lang),
            Self::NoWords => lang
                .pick("tệp không có chữ nào", "there are no words in the file")
                .to_owned(),
            Self::OpenQuote(line) => lang.pick(
                format!("dòng {line}: có dấu ngoặc kép mở mà không đóng"),
                format!("line {line}: a quotation mark is opened and not closed"),
            ),
            Self::NotWord => lang
                .pick(
                    "không phải tệp Word (.docx), nên không ghi chú thích vào được",
                    "it is no Word file (.docx), and only such a file can carry comments",
                )
                .to_owned(),
        }
    }

    /// What would settle it.
    pub fn help(&self, lang: Lang) -> &'static str {
        match self {
            Self::NotText(why) => why.help(lang),
            Self::Foreign(foreign) => foreign.help(lang),
            Self::Pdf(problem) => problem.help(lang),
            #[cfg(not(target_family = "wasm"))]
            Self::Unrecognised(why) => why.help(lang),
            Self::Damaged { .. } | Self::Missing(_) => lang.pick(
                "mở tệp bằng Word hoặc Excel rồi lưu lại, hoặc xin lại bản gốc",
                "open the file in Word or Excel and save it again, or ask for the original",
            ),
            Self::OpenQuote(_) => lang.pick(
                "đóng dấu ngoặc kép của ô ấy, hoặc lưu lại bảng bằng Excel",
                "close the mark of that cell, or save the table anew from a spreadsheet",
            ),
            Self::Limit(_) => lang.pick(
                "tệp có thể được tạo ra để phá hoại: kiểm tra nguồn gửi; nếu là kế hoạch thật thì chép nội dung sang tệp mới",
                "the file may have been made to do harm: see where it came from; if it is a real plan, copy its text to a new file",
            ),
            Self::NoWords => lang.pick(
                "nếu là bản chụp thì cần nhận dạng chữ (OCR), hoặc xin bản Word",
                "if it is made of pictures it needs text recognition (OCR), or ask for the Word file",
            ),
            Self::NotWord => lang.pick(
                "lưu dự thảo thành .docx, hoặc dùng `doichieu check` để in các phát hiện",
                "save the draft as .docx, or print the findings by `doichieu check`",
            ),
        }
    }
}

impl Limit {
    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Entries(most) => lang.pick(
                format!("tệp chứa hơn {most} tệp con"),
                format!("the file holds more than {most} files"),
            ),
            Self::Bytes(part, most) => lang.pick(
                format!("phần “{part}” giải nén ra hơn {most} MiB"),
                format!("“{part}” unpacks to more than {most} MiB"),
            ),
            Self::AllBytes(most) => lang.pick(
                format!("nội dung của tệp giải nén ra hơn {most} MiB"),
                format!("its contents unpack to more than {most} MiB"),
            ),
            Self::Words(most) => lang.pick(
                format!("nội dung của tệp dài hơn {most} MiB"),
                format!("its contents are longer than {most} MiB"),
            ),
            Self::Depth(most) => lang.pick(
                format!("nội dung lồng nhau quá {most} lớp"),
                format!("its contents are nested more than {most} deep"),
            ),
            Self::Things(part, most) => lang.pick(
                format!("phần “{part}” có hơn {most} mục"),
                format!("“{part}” holds more than {most} things"),
            ),
            Self::Definition(part) => lang.pick(
                format!("phần “{part}” tự định nghĩa thực thể (DTD)"),
                format!("“{part}” defines entities of its own (a DTD)"),
            ),
            Self::Twice(part) => lang.pick(
                format!("phần “{part}” xuất hiện hai lần"),
                format!("“{part}” is there twice"),
            ),
        }
    }
}

impl From<NotText> for Unreadable {
    fn from(why: NotText) -> Self {
        Self::NotText(why)
    }
}

impl From<PdfProblem> for Unreadable {
    fn from(problem: PdfProblem) -> Self {
        Self::Pdf(problem)
    }
}

impl From<Limit> for Unreadable {
    fn from(limit: Limit) -> Self {
        Self::Limit(limit)
    }
}
