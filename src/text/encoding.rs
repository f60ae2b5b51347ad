//! Bytes → text, or why they are no text.
//!
//! Vietnamese offices still keep files in UTF-16 and in the font encodings of the nineties;
//! those are recognised and named, so that a person knows what to save the file as.

use super::legacy::{Legacy, looks_like};
use crate::lang::Lang;

/// Why bytes are no UTF-8 text of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// Nothing but blanks.
    Empty,
    /// More bytes than are read as one text.
    TooLong,
    /// More lines than are read as one text.
    TooManyLines,
    /// UTF-16, by its byte order mark or by its noughts.
    Utf16,
    /// A byte no text has, from 1.
    Binary {
        /// The byte's place, from 1.
        byte: usize,
    },
    /// Not UTF-8 from this byte on, from 1.
    NotUtf8 {
        /// The byte's place, from 1.
        byte: usize,
        /// The line it is on.
        line: usize,
        /// The byte itself.
        value: u8,
        /// The encoding it looks like.
        looks_like: Option<Legacy>,
    },
    /// UTF-8, but its letters were typed for an old font.
    OldFont(Legacy),
}

impl NotText {
    /// One sentence that says so.
    pub fn message(self, lang: Lang) -> String {
        match self {
            Self::Empty => lang.pick("tệp trống", "the file is empty").to_owned(),
            Self::TooLong => {
                let most = LONGEST >> 20;
                lang.pick(
                    format!("văn bản dài hơn {most} MiB"),
                    format!("the text is longer than {most} MiB"),
                )
            }
            Self::TooManyLines => {
                let most = MOST_LINES / 1_000_000;
                lang.pick(
                    format!("văn bản có hơn {most} triệu dòng"),
                    format!("the text has more than {most} million lines"),
                )
            }
            Self::Utf16 => lang
                .pick(
                    "tệp ở bảng mã UTF-16, không phải UTF-8",
                    "the file is UTF-16, not UTF-8",
                )
                .to_owned(),
            Self::Binary { byte } => lang.pick(
                format!("tệp nhị phân, không phải văn bản (byte thứ {byte} bằng 0)"),
                format!("a binary file, not text (byte {byte} is zero)"),
            ),
            Self::NotUtf8 {
                byte,
                line,
                value,
                looks_like,
            } => {
                let like = looks_like.map_or(String::new(), |l| {
                    lang.pick(
                        format!("; có vẻ là {}", l.name()),
                        format!("; it looks like {}", l.name()),
                    )
                });
                lang.pick(
                    format!(
                        "không phải UTF-8 từ byte thứ {byte} (0x{value:02X}), dòng {line}{like}"
                    ),
                    format!("not UTF-8 from byte {byte} (0x{value:02X}), line {line}{like}"),
                )
            }
            Self::OldFont(Legacy::Twice) => lang
                .pick(
                    "chữ Unicode bị mã hóa hai lần: UTF-8 được đọc nhầm bằng bảng mã khác rồi lưu lại",
                    "the letters were encoded twice: UTF-8 was read in another encoding and saved again",
                )
                .to_owned(),
            Self::OldFont(Legacy::Windows1258) => lang
                .pick(
                    "chữ ở bảng mã Windows-1258 được đọc nhầm bằng bảng mã khác rồi lưu lại",
                    "letters of Windows-1258 were read in another encoding and saved again",
                )
                .to_owned(),
            Self::OldFont(legacy) => lang.pick(
                format!("chữ gõ theo phông {}, không phải Unicode", legacy.name()),
                format!(
                    "the letters were typed for {} fonts, not in Unicode",
                    legacy.name()
                ),
            ),
        }
    }

    /// What would settle it.
    pub fn help(self, lang: Lang) -> &'static str {
        match self {
            Self::Empty => lang.pick(
                "kiểm tra lại tệp đã xuất",
                "look at how the file was exported",
            ),
            Self::TooLong | Self::TooManyLines => lang.pick(
                "một kế hoạch hiếm khi dài quá 1 MiB: xem lại tệp, hoặc tách mỗi kế hoạch thành một tệp",
                "a plan is rarely longer than 1 MiB: look at the file, or split it into one file for each plan",
            ),
            Self::Utf16 => lang.pick("lưu lại tệp ở bảng mã UTF-8", "save the file as UTF-8"),
            Self::Binary { .. } => lang.pick(
                "xuất kế hoạch ra văn bản (.txt) hoặc đưa tệp .docx, .xlsx, .pdf",
                "export the plan as text (.txt), or give the .docx, .xlsx or .pdf",
            ),
            Self::OldFont(Legacy::Twice | Legacy::Windows1258) => lang.pick(
                "mở lại tệp gốc, chọn đúng bảng mã rồi lưu ở UTF-8",
                "open the original in its own encoding and save it as UTF-8",
            ),
            Self::NotUtf8 {
                looks_like: Some(Legacy::Windows1258),
                ..
            } => lang.pick(
                "mở tệp bằng Word hoặc Notepad, chọn bảng mã Vietnamese (Windows), rồi lưu lại ở UTF-8",
                "open the file in Word or Notepad as Vietnamese (Windows) and save it as UTF-8",
            ),
            Self::NotUtf8 { .. } | Self::OldFont(_) => lang.pick(
                "chuyển mã sang Unicode UTF-8 (ví dụ bằng UniKey) rồi lưu lại",
                "convert the file to Unicode UTF-8 and save it again",
            ),
        }
    }
}

/// The most bytes of a file that is text: a web page has more than its words.
pub const LONGEST_FILE: usize = 64 << 20;
/// The most bytes of one text: some thirty times a long plan, and no more than can be read in
/// one and a half GiB of memory, if it is made of nothing but targets of two bytes each.
pub const LONGEST: usize = 3 << 20;
/// The most lines of one text: each takes memory, be it ever so short.
const MOST_LINES: usize = 4_000_000;

/// The text in bytes, without a byte order mark.
pub fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(NotText::Utf16);
    }
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if let Some(at) = head.iter().position(|b| *b == 0) {
        let noughts = head.split(|b| *b == 0).count() - 1;
        // Latin letters in UTF-16 leave every second byte nought; Vietnamese text has fewer.
        let wide = noughts * 5 > head.len() && bytes.len().is_multiple_of(2);
        return Err(if wide {
            NotText::Utf16
        } else {
            NotText::Binary { byte: at + 1 }
        });
    }
    if bytes.len() > LONGEST_FILE {
        return Err(NotText::TooLong);
    }
    let text = String::from_utf8(bytes).map_err(|e| not_utf8(&e))?;
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if text.trim().is_empty() {
        return Err(NotText::Empty);
    }
    let text = with_line_ends(text);
    if memchr::memchr_iter(b'\n', text.as_bytes()).count() > MOST_LINES {
        return Err(NotText::TooManyLines);
    }
    match Legacy::of_text(&text) {
        Some(legacy) => Err(NotText::OldFont(legacy)),
        None => Ok(text),
    }
}

fn not_utf8(error: &std::string::FromUtf8Error) -> NotText {
    let at = error.utf8_error().valid_up_to();
    let bytes = error.as_bytes();
    let before = bytes.get(..at).unwrap_or_default();
    NotText::NotUtf8 {
        byte: at + 1,
        line: before.split(|b| *b == b'\n').count(),
        value: bytes.get(at).copied().unwrap_or_default(),
        // Real UTF-8 before the bad byte: the file is damaged, not old.
        looks_like: before.is_ascii().then(|| of_bytes(bytes)).flatten(),
    }
}

fn of_bytes(bytes: &[u8]) -> Option<Legacy> {
    let sample = bytes.get(..bytes.len().min(1 << 16)).unwrap_or_default();
    looks_like(sample.iter().map(|byte| char::from(*byte)))
}

/// One kind of line end: a carriage return alone ends a line too, as once on the Macintosh. Each
/// letter stays where it is.
fn with_line_ends(text: String) -> String {
    let bytes = text.as_bytes();
    let only = !bytes.contains(&b'\n');
    let ends = |at: usize| only || !matches!(bytes.get(at + 1), Some(b'\n' | b'\r'));
    let lone: Vec<usize> = memchr::memchr_iter(b'\r', bytes)
        .filter(|at| ends(*at))
        .collect();
    if lone.is_empty() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in lone {
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push('\n');
        from = at + 1;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_text() {
        assert_eq!(decode("Kế hoạch".into()).as_deref(), Ok("Kế hoạch"));
        assert_eq!(decode("\u{feff}Kế hoạch".into()).as_deref(), Ok("Kế hoạch"));
        assert_eq!(decode(" \r\n".into()), Err(NotText::Empty));
    }

    #[test]
    fn utf16_and_binary_are_told_apart() {
        let wide: Vec<u8> = "Ke hoach chuyen doi so"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(wide), Err(NotText::Utf16));
        assert_eq!(decode(vec![0xFF, 0xFE, 0x4B, 0]), Err(NotText::Utf16));
        assert_eq!(
            decode(b"PK\x03\x04 and much more text\x00".to_vec()),
            Err(NotText::Binary { byte: 24 })
        );
    }

    #[test]
    fn what_is_no_plan_by_its_length_is_refused() {
        let long = decode(vec![b'a'; LONGEST_FILE + 1]).unwrap_err();
        assert_eq!(long, NotText::TooLong);
        assert_eq!(long.message(Lang::En), "the text is longer than 3 MiB");
        assert!(decode(vec![b'a'; LONGEST_FILE]).is_ok());
        let lines = decode("a\n".repeat(MOST_LINES + 1).into()).unwrap_err();
        assert_eq!(lines, NotText::TooManyLines);
        assert_eq!(lines.message(Lang::Vi), "văn bản có hơn 4 triệu dòng");
    }

    #[test]
    fn the_first_bad_byte_is_named() {
        let error = decode(b"M\xe1\xbb\x99t\nhai \xff ba".to_vec()).unwrap_err();
        assert_eq!(
            error,
            NotText::NotUtf8 {
                byte: 11,
                line: 2,
                value: 0xFF,
                looks_like: None
            }
        );
        assert_eq!(
            error.message(Lang::Vi),
            "không phải UTF-8 từ byte thứ 11 (0xFF), dòng 2"
        );
    }

    #[test]
    fn a_carriage_return_alone_ends_a_line() {
        for (text, want) in [
            ("a\rb\r\rc", "a\nb\n\nc"),
            ("a\r\nb\rc\n", "a\r\nb\nc\n"),
            ("a\r\r\nb", "a\r\r\nb"),
        ] {
            assert_eq!(decode(text.into()).as_deref(), Ok(want));
        }
    }

    #[test]
    fn old_encodings_are_named() {
        // "Kế hoạch chuyển đổi số" as the old encodings keep it.
        let tcvn3 = b"K\xd5 ho\xb9ch chuy\xd3n \xae\xe6i s\xe8 \xa9 \xaa \xab \xac \xad".repeat(3);
        let vni = b"Ke\xe1 hoa\xefch chuye\xe5n \xf1o\xe5i so\xe1".repeat(3);
        let windows = b"K\xea\xec hoa\xf2ch chuy\xea\xd2n \xf0\xf4\xd2i s\xf4\xec".repeat(3);
        for (bytes, legacy) in [
            (tcvn3, Legacy::Tcvn3),
            (vni, Legacy::Vni),
            (windows, Legacy::Windows1258),
        ] {
            let as_latin: String = bytes.iter().map(|b| char::from(*b)).collect();
            let Err(NotText::NotUtf8 { looks_like, .. }) = decode(bytes) else {
                panic!()
            };
            assert_eq!(looks_like, Some(legacy));
            assert_eq!(decode(as_latin.into_bytes()), Err(NotText::OldFont(legacy)));
        }
    }

    #[test]
    fn what_was_encoded_twice_is_named() {
        let text = "KẾ HOẠCH chuyển đổi số của Ủy ban nhân dân xã Hòa Bình năm 2026";
        let twice: String = text.bytes().map(char::from).collect();
        assert_eq!(
            decode(twice.into_bytes()),
            Err(NotText::OldFont(Legacy::Twice))
        );
        assert!(decode("Mua tủ lạnh, bàn ghế, máy tính cho nhà văn hóa thôn".into()).is_ok());
    }
}
