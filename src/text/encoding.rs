//! Bytes → text, or why they are no text.
//!
//! Vietnamese offices still keep files in UTF-16 and in the font encodings of the nineties;
//! those are recognised and named, so that a person knows what to save the file as.

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

/// A Vietnamese encoding from before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legacy {
    /// TCVN3, the ABC fonts (`.VnTime`).
    Tcvn3,
    /// VNI for Windows.
    Vni,
}

impl Legacy {
    /// The name people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
        }
    }
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
    if memchr::memchr_iter(b'\n', text.as_bytes()).count() > MOST_LINES {
        return Err(NotText::TooManyLines);
    }
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if text.trim().is_empty() {
        return Err(NotText::Empty);
    }
    match old_font(&text) {
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
        looks_like: before.is_ascii().then(|| looks_like(bytes)).flatten(),
    }
}

/// Marks of VNI follow the vowel they stand on; TCVN3 has one byte a letter.
fn looks_like(bytes: &[u8]) -> Option<Legacy> {
    let sample = bytes.get(..bytes.len().min(1 << 16)).unwrap_or_default();
    let (mut vni, mut tcvn3) = (0_usize, 0_usize);
    for pair in sample.windows(2) {
        let [first, second] = pair else { continue };
        let vowel = matches!(first.to_ascii_lowercase(), b'a' | b'e' | b'o' | b'u' | b'y');
        if vowel && matches!(second, 0xD1..=0xEF | 0xF5..=0xFF) {
            vni += 1;
        }
        if matches!(second, 0xA8..=0xAE | 0xB5..=0xB9 | 0xBB..=0xBE) {
            tcvn3 += 1;
        }
    }
    pick_legacy(vni, tcvn3, sample.len())
}

fn pick_legacy(vni: usize, tcvn3: usize, of: usize) -> Option<Legacy> {
    if vni.max(tcvn3) * 50 < of {
        None
    } else if tcvn3 > vni {
        Some(Legacy::Tcvn3)
    } else {
        Some(Legacy::Vni)
    }
}

/// Text typed for an old font and then saved as UTF-8: "KÕ ho¹ch", "Keá hoaïch".
fn old_font(text: &str) -> Option<Legacy> {
    let (mut vni, mut tcvn3, mut seen, mut last) = (0_usize, 0_usize, 0_usize, ' ');
    for c in text.chars().take(4000) {
        if matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{323}')
        {
            return None;
        }
        seen += usize::from(c.is_alphabetic());
        let vowel = matches!(
            last,
            'a' | 'e' | 'o' | 'u' | 'y' | 'A' | 'E' | 'O' | 'U' | 'Y'
        );
        vni += usize::from(vowel && matches!(c, 'Ñ'..='ï' | 'õ'..='ÿ'));
        tcvn3 += usize::from(matches!(c, '¨'..='®' | 'µ'..='¹' | '»'..='¾'));
        last = c;
    }
    (seen > 40).then(|| pick_legacy(vni, tcvn3, seen)).flatten()
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
    fn old_encodings_are_named() {
        // "Kế hoạch chuyển đổi số" as the two old encodings keep it.
        let tcvn3 = b"K\xd5 ho\xb9ch chuy\xd3n \xae\xe6i s\xe8 \xa9 \xaa \xab \xac \xad".repeat(3);
        let vni = b"Ke\xe1 hoa\xefch chuye\xe5n \xf1o\xe5i so\xe1".repeat(3);
        for (bytes, legacy) in [(tcvn3, Legacy::Tcvn3), (vni, Legacy::Vni)] {
            let as_latin: String = bytes.iter().map(|b| char::from(*b)).collect();
            let Err(NotText::NotUtf8 { looks_like, .. }) = decode(bytes) else {
                panic!()
            };
            assert_eq!(looks_like, Some(legacy));
            assert_eq!(decode(as_latin.into_bytes()), Err(NotText::OldFont(legacy)));
        }
    }
}
