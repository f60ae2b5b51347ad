//! Why a PDF file gives no text, and what is to be said of one that does.

use crate::lang::Lang;
use crate::text::brief;
use serde::{Deserialize, Serialize};

/// Why a PDF file gives no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PdfProblem {
    /// This build of the program leaves PDF out.
    NotBuilt,
    /// It is longer than so many MiB.
    Long(usize),
    /// It has more pages than so many.
    Pages(usize),
    /// It has more objects than so many.
    Objects(usize),
    /// It has more letters than so many.
    Letters(usize),
    /// It is made of pictures, on so many pages.
    Scan(usize),
    /// It does not say which letters it shows.
    Nameless,
    /// Hardly a word of its text layer is one.
    Illegible,
    /// It opens only with a password.
    Password,
    /// It is broken.
    Broken,
    /// Reading it took more time or memory than any plan does.
    Endless,
}

/// What a person has to know about how a PDF file was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PdfRemark {
    /// Pages that are pictures, without letters.
    Scans(Vec<u32>),
    /// Letters that the file does not name, so many.
    Nameless(usize),
    /// So many of a hundred words are none.
    Poor(usize),
    /// Letters across the page.
    Slanted,
    /// Who signed the file, and when, as the signature shows it.
    Signed(String),
    /// The stamp of who received the document.
    Received(String),
    /// Pages with tables that have no lines between their cells.
    OpenTables(Vec<u32>),
}

impl PdfProblem {
    /// One sentence without a final period.
    pub fn message(self, lang: Lang) -> String {
        match self {
            Self::NotBuilt => lang
                .pick(
                    "tệp PDF, mà bản cài đặt này không đọc được PDF",
                    "a PDF file, which this build of the program cannot read",
                )
                .to_owned(),
            Self::Long(most) => lang.pick(
                format!("tệp PDF dài hơn {most} MiB"),
                format!("the PDF file is longer than {most} MiB"),
            ),
            Self::Pages(most) => lang.pick(
                format!("tệp PDF có hơn {most} trang"),
                format!("the PDF file has more than {most} pages"),
            ),
            Self::Objects(most) => lang.pick(
                format!("tệp PDF chứa hơn {most} đối tượng"),
                format!("the PDF file holds more than {most} objects"),
            ),
            Self::Letters(most) => lang.pick(
                format!("tệp PDF chứa hơn {most} chữ cái"),
                format!("the PDF file holds more than {most} letters"),
            ),
            Self::Scan(1) => lang
                .pick(
                    "tệp PDF chỉ có ảnh chụp trang giấy, không có lớp chữ",
                    "the PDF file is a picture of its page, without a text layer",
                )
                .to_owned(),
            Self::Scan(pages) => lang.pick(
                format!("tệp PDF gồm {pages} trang ảnh chụp, không có lớp chữ"),
                format!("the PDF file is made of pictures of its {pages} pages, without a text layer"),
            ),
            Self::Nameless => lang
                .pick(
                    "tệp PDF không cho biết phần lớn chữ là chữ gì (phông không kèm bảng mã)",
                    "the PDF file does not say which letters most of its signs are (its fonts have no table for them)",
                )
                .to_owned(),
            Self::Illegible => lang
                .pick(
                    "lớp chữ của tệp PDF hầu như không có chữ nào đọc được (nhận dạng chữ kém)",
                    "hardly a word of the PDF file's text layer can be read (poor text recognition)",
                )
                .to_owned(),
            Self::Password => lang
                .pick(
                    "tệp PDF có mật khẩu mở tệp",
                    "the PDF file opens only with a password",
                )
                .to_owned(),
            Self::Broken => lang
                .pick("tệp PDF hỏng, không đọc được", "the PDF file is broken and cannot be read")
                .to_owned(),
            Self::Endless => lang
                .pick(
                    "đọc tệp PDF tốn quá nhiều thời gian hoặc bộ nhớ nên đã dừng",
                    "reading the PDF file took too much time or memory and was stopped",
                )
                .to_owned(),
        }
    }

    /// What would settle it.
    pub fn help(self, lang: Lang) -> &'static str {
        match self {
            Self::NotBuilt => lang.pick(
                "dùng bản cài đặt đầy đủ (tính năng pdf), hoặc đưa bản Word",
                "use a full build (feature pdf), or give the Word file",
            ),
            Self::Scan(_) if !cfg!(target_family = "wasm") => lang.pick(
                "xin bản Word, hoặc thêm --ocr để nhận dạng chữ (OCR, cần tesseract có dữ liệu tiếng Việt) rồi rà lại",
                "ask for the Word file, or add --ocr to have the text recognised (by tesseract with its Vietnamese data) and proof-read it",
            ),
            Self::Scan(_) | Self::Nameless | Self::Illegible => lang.pick(
                "xin bản Word, hoặc nhận dạng chữ (OCR) rồi rà lại kết quả trước khi đối chiếu",
                "ask for the Word file, or have the text recognised (OCR) and proof-read it first",
            ),
            Self::Password => lang.pick(
                "bỏ mật khẩu rồi lưu lại, hoặc đưa bản Word",
                "take the password off and save it again, or give the Word file",
            ),
            Self::Broken => lang.pick(
                "xuất lại PDF từ bản Word, hoặc đưa bản Word",
                "export the PDF from the Word file again, or give the Word file",
            ),
            Self::Long(_) | Self::Pages(_) => lang.pick(
                "tách riêng phần kế hoạch và phụ lục, hoặc đưa bản Word",
                "part the plan and its annexes from the rest, or give the Word file",
            ),
            Self::Objects(_) | Self::Letters(_) | Self::Endless => lang.pick(
                "tệp có thể được tạo ra để phá hoại: kiểm tra nguồn gửi, hoặc đưa bản Word",
                "the file may have been made to do harm: see where it came from, or give the Word file",
            ),
        }
    }
}

impl PdfRemark {
    /// The remark as one sentence without a final period.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::OpenTables(pages) => {
                let numbers = numbers(pages);
                lang.pick(
                    format!("bảng không kẻ viền ở trang {numbers}: hàng và cột được suy từ vị trí chữ, cần rà lại"),
                    format!("tables without lines between their cells, on pages {numbers}: rows and columns are told by where the words stand and should be looked over"),
                )
            }
            Self::Signed(words) => {
                let words = brief(words);
                lang.pick(
                    format!("chữ ký số ghi: “{words}”"),
                    format!("the digital signature says: “{words}”"),
                )
            }
            Self::Received(words) => {
                let words = brief(words);
                lang.pick(
                    format!("bỏ qua dấu văn bản đến: “{words}”"),
                    format!("the stamp of the receiving office is left out: “{words}”"),
                )
            }
            Self::Scans(pages) => {
                let numbers = numbers(pages);
                lang.pick(
                    format!("trang {numbers} là ảnh chụp, không đọc được chữ"),
                    format!("pages that are pictures, whose words cannot be read: {numbers}"),
                )
            }
            Self::Nameless(count) => lang.pick(
                format!(
                    "{count} chữ không rõ là chữ gì (phông không kèm bảng mã), thay bằng dấu �"
                ),
                format!("letters that the file does not name, shown as �: {count}"),
            ),
            Self::Poor(share) => lang.pick(
                format!("khoảng {share}% số chữ của lớp chữ không ra chữ (nhận dạng chữ kém); cần rà lại"),
                format!("some {share}% of the words of the text layer are none (poor text recognition) and should be looked over"),
            ),
            Self::Slanted => lang
                .pick(
                    "bỏ qua chữ in chéo trang (hình mờ)",
                    "words printed slantwise (a watermark) are left out",
                )
                .to_owned(),
        }
    }
}

fn numbers(pages: &[u32]) -> String {
    let numbers: Vec<String> = pages.iter().map(u32::to_string).collect();
    numbers.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_says_what_to_do() {
        let scan = PdfProblem::Scan(12);
        assert_eq!(
            scan.message(Lang::Vi),
            "tệp PDF gồm 12 trang ảnh chụp, không có lớp chữ"
        );
        assert!(scan.help(Lang::En).contains("Word"));
        let remark = PdfRemark::Scans(vec![3, 5]);
        assert_eq!(
            remark.words(Lang::Vi),
            "trang 3, 5 là ảnh chụp, không đọc được chữ"
        );
    }
}
