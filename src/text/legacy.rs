//! The Vietnamese encodings from before Unicode: which font is typed in which, and what its
//! letters are in Unicode.

use serde::{Deserialize, Serialize};

/// A Vietnamese encoding from before Unicode, or Unicode that was saved wrongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Legacy {
    /// TCVN3, the ABC fonts (`.VnTime`).
    Tcvn3,
    /// VNI for Windows.
    Vni,
    /// The Vietnamese code page of Windows.
    Windows1258,
    /// UTF-8 that was taken for another encoding and made UTF-8 once more.
    Twice,
}

/// A font of an old encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OldFont {
    /// The encoding of its letters.
    pub legacy: Legacy,
    /// Whether it draws every letter as a capital (`.VnTimeH`).
    pub capitals: bool,
}

/// Letters of TCVN3 from U+00A1 on; a blank where there is none.
const TCVN3: &str = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";

impl Legacy {
    /// The name people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
            Self::Windows1258 => "Windows-1258",
            Self::Twice => "UTF-8 × 2",
        }
    }

    /// What a text was typed for, by its letters, where hardly one of them is Vietnamese.
    pub(crate) fn of_text(text: &str) -> Option<Self> {
        let sample = || text.chars().take(4000);
        let enough = sample().filter(|c| c.is_alphabetic()).count() > 40;
        (enough && !sample().any(is_unicode))
            .then(|| looks_like(sample()))
            .flatten()
    }

    /// What one line among others was typed for, by letters that stand so in no Vietnamese word.
    pub(crate) fn of_line(line: &str) -> Option<Self> {
        if line.is_ascii() || line.chars().any(is_unicode) {
            return None;
        }
        let odd = |c: &char| {
            matches!(c, '¨'..='®' | 'µ'..='¹' | '»'..='¾' | 'Ä'..='Æ' | 'Ë' | 'Ï'
            | 'Ñ' | 'Ö' | 'Ø' | 'Û' | 'Ü' | 'ä'..='æ' | 'ë' | 'ï' | 'ñ' | 'ö' | 'ø' | 'û' | 'ü')
        };
        let letters: Vec<char> = line.chars().collect();
        let inside = letters.windows(2).filter(|pair| match pair {
            [one, two] => odd(one) && two.is_alphabetic() || odd(two) && one.is_alphabetic(),
            _ => false,
        });
        (inside.count() >= 4)
            .then(|| looks_like(line.chars()))
            .flatten()
    }
}

/// The encoding of letters that were taken for those of Western Europe.
pub(super) fn looks_like(letters: impl Iterator<Item = char>) -> Option<Legacy> {
    let (mut vni, mut tcvn3, mut windows, mut twice) = (0_usize, 0_usize, 0_usize, 0_usize);
    let (mut all, mut last) = (0_usize, ' ');
    for c in letters {
        all += usize::from(!c.is_ascii() || c.is_ascii_alphabetic());
        match c {
            // Of the bytes of UTF-8 the second stands alone.
            'º' | '»' if last == 'á' => twice += 2,
            '\u{90}' | '\u{91}' | '‘' if last == 'Ä' => twice += 2,
            '°' | '¡' if last == 'Æ' => twice += 2,
            // Tones that are put on the vowel before them.
            'Ì' | 'Ò' | 'Þ' | 'ì' | 'ò' if is_vowel(last, "âêôãõýÂÊÔÃÕÝ") => {
                windows += 2;
            }
            'ð' | 'Ð' => windows += 1,
            // Marks of VNI follow the vowel they stand on.
            'ù' | 'ø' | 'û' | 'õ' | 'ï' | 'â' | 'á' | 'à' | 'å' | 'ã' | 'ä' | 'ê' | 'é' | 'è'
            | 'ú' | 'ü' | 'ë' | 'Ù' | 'Ø' | 'Û' | 'Õ' | 'Ï' | 'Â' | 'Á' | 'À' | 'Å' | 'Ã' | 'Ä'
            | 'Ê' | 'É' | 'È' | 'Ú' | 'Ü' | 'Ë'
                if is_vowel(last, "ôöÔÖ") =>
            {
                vni += 1;
            }
            // TCVN3 has one place a letter, some of them among the signs.
            '¨'..='®' | 'µ'..='¹' | '»'..='¾' => tcvn3 += 1,
            _ => {}
        }
        last = c;
    }
    let found = [
        (tcvn3, Legacy::Tcvn3),
        (vni, Legacy::Vni),
        (windows, Legacy::Windows1258),
        (twice, Legacy::Twice),
    ];
    let (count, legacy) = found.into_iter().max_by_key(|(count, _)| *count)?;
    (count > 0 && count * 25 >= all).then_some(legacy)
}

fn is_vowel(c: char, more: &str) -> bool {
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'o' | 'u' | 'y') || more.contains(c)
}

impl OldFont {
    /// The encoding of a font, by its name: `.VnTime`, `VNI-Times`, `ABCDEF+.VnTimeH,Bold`.
    pub fn named(font: &str) -> Option<Self> {
        let font = font.trim();
        let font = match font.split_once('+') {
            Some((tag, rest)) if tag.len() == 6 => rest,
            _ => font,
        };
        let name = font.to_ascii_lowercase();
        // The face follows the family: `.VnTime Bold`, `.VnTime,Italic`, `.VnTime-Bold`.
        let family = name.split([',', ' ', '-']).next().unwrap_or_default();
        if name.starts_with("vni-") || name.starts_with("vni ") {
            return Some(Self {
                legacy: Legacy::Vni,
                capitals: false,
            });
        }
        let abc = family.strip_prefix(".vn").or_else(|| {
            let rest = family.strip_prefix("vn")?;
            let known = ["time", "arial", "courier", "helve", "book", "park", "uni"];
            known.iter().any(|k| rest.starts_with(k)).then_some(rest)
        })?;
        // `.VnTimeH`, `.VnArial NarrowH Bold`: the H ends the name of the family.
        let capitals = !abc.is_empty()
            && font.split([',', ' ', '-']).any(|word| {
                let before = word.strip_suffix('H').and_then(|w| w.chars().next_back());
                before.is_some_and(char::is_lowercase)
            });
        Some(Self {
            legacy: Legacy::Tcvn3,
            capitals,
        })
    }

    /// What is typed in the font, in Unicode; none where it is Unicode already, or has no letter
    /// but those of English.
    pub fn unicode(self, typed: &str) -> Option<String> {
        if typed.chars().any(is_unicode) || (typed.is_ascii() && !self.capitals) {
            return None;
        }
        let mut out = String::with_capacity(typed.len());
        for c in typed.chars() {
            match self.letter(out.chars().next_back(), c) {
                Step::Own(letter) => out.push(letter),
                Step::Joined(letter) => {
                    out.pop();
                    out.push(letter);
                }
            }
        }
        Some(out)
    }

    /// What a letter typed in the font is behind another one, which is in Unicode already.
    pub(crate) fn letter(self, before: Option<char>, typed: char) -> Step {
        let step = match self.legacy {
            Legacy::Tcvn3 => Step::Own(tcvn3(typed)),
            Legacy::Vni => vni(before, typed),
            Legacy::Windows1258 | Legacy::Twice => Step::Own(typed),
        };
        match step {
            Step::Own(letter) if self.capitals => Step::Own(capital(letter)),
            step => step,
        }
    }
}

/// A letter in Unicode that one of an old font is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A letter of its own.
    Own(char),
    /// A mark: with the letter before it, this one.
    Joined(char),
}

/// A letter that no old font has a place for.
pub(crate) fn is_unicode(c: char) -> bool {
    matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư'
        | '\u{1ea0}'..='\u{1ef9}' | '\u{300}'..='\u{323}')
}

fn tcvn3(c: char) -> char {
    let at = u32::from(c).checked_sub(0xA1);
    let found = at.and_then(|at| TCVN3.chars().nth(usize::try_from(at).ok()?));
    found.filter(|letter| *letter != ' ').unwrap_or(c)
}

/// In VNI a mark follows the vowel it stands on; some letters have places of their own.
fn vni(before: Option<char>, typed: char) -> Step {
    let small = typed.to_lowercase().next().unwrap_or(typed);
    if let Some(letter) = before.and_then(|base| vni_marked(base, small)) {
        return Step::Joined(letter);
    }
    let own = vni_alone(small);
    let own = own.map(|own| if small == typed { own } else { capital(own) });
    Step::Own(own.unwrap_or(typed))
}

/// A vowel with the mark that a sign of VNI is.
fn vni_marked(base: char, sign: char) -> Option<char> {
    let small = base.to_lowercase().next()?;
    // What the sign puts on the vowel: its shape, then its tone.
    let (shapes, marks) = match sign {
        'ù' => ("aeouyơư", "\u{301}"),
        'ø' => ("aeouyơư", "\u{300}"),
        'û' => ("aeouyơư", "\u{309}"),
        'õ' => ("aeouyơư", "\u{303}"),
        'ï' => ("aeouơư", "\u{323}"),
        'â' => ("aeo", "\u{302}"),
        'á' => ("aeo", "\u{302}\u{301}"),
        'à' => ("aeo", "\u{302}\u{300}"),
        'å' => ("aeo", "\u{302}\u{309}"),
        'ã' => ("aeo", "\u{302}\u{303}"),
        'ä' => ("aeo", "\u{323}\u{302}"),
        'ê' => ("a", "\u{306}"),
        'é' => ("a", "\u{306}\u{301}"),
        'è' => ("a", "\u{306}\u{300}"),
        'ú' => ("a", "\u{306}\u{309}"),
        'ü' => ("a", "\u{306}\u{303}"),
        'ë' => ("a", "\u{323}\u{306}"),
        _ => return None,
    };
    if !shapes.contains(small) {
        return None;
    }
    let composed = super::nfc(&format!("{base}{marks}")).into_owned();
    let mut letters = composed.chars();
    letters.next().filter(|_| letters.next().is_none())
}

/// The letters that have a place of their own in VNI.
fn vni_alone(sign: char) -> Option<char> {
    Some(match sign {
        'ñ' => 'đ',
        'ô' => 'ơ',
        'ö' => 'ư',
        'æ' => 'ỉ',
        'ó' => 'ĩ',
        'ò' => 'ị',
        'î' => 'ỵ',
        _ => return None,
    })
}

fn capital(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_tell_their_encoding() {
        let named = |font: &str| OldFont::named(font).map(|f| (f.legacy, f.capitals));
        for (font, want) in [
            (".VnTime", Some((Legacy::Tcvn3, false))),
            (".VnTimeH", Some((Legacy::Tcvn3, true))),
            ("ABCDEF+.VnTimeH,Bold", Some((Legacy::Tcvn3, true))),
            ("VnTime", Some((Legacy::Tcvn3, false))),
            (".VnArial NarrowH Bold", Some((Legacy::Tcvn3, true))),
            ("VNI-Times", Some((Legacy::Vni, false))),
            ("Times New Roman", None),
            ("Vntropic", None),
        ] {
            assert_eq!(named(font), want, "{font}");
        }
    }

    #[test]
    fn old_letters_become_unicode() {
        let of = |font: &str, typed: &str| OldFont::named(font).unwrap().unicode(typed);
        for (font, typed, want) in [
            (
                ".VnTime",
                "Tû lÖ v¨n b¶n, hå s¬ c«ng viÖc ®\u{ad}îc xö lý trªn m«i tr\u{ad}êng ®iÖn tö ®¹t 65%",
                "Tỷ lệ văn bản, hồ sơ công việc được xử lý trên môi trường điện tử đạt 65%",
            ),
            (".VnTimeH", "KÕ ho¹ch sè 1", "KẾ HOẠCH SỐ 1"),
            (
                "VNI-Times",
                "UÛY BAN NHAÂN DAÂN XAÕ ÑOÀI MAÃU, tænh, ñöôïc xöû lyù, Nghò quyeát, naêm, kyõ, ngaøy, thöïc hieän",
                "ỦY BAN NHÂN DÂN XÃ ĐỒI MẪU, tỉnh, được xử lý, Nghị quyết, năm, kỹ, ngày, thực hiện",
            ),
            (
                "VNI-Times",
                "moät laëng leõ tuoåi ôû giöõa cöïc",
                "một lặng lẽ tuổi ở giữa cực",
            ),
        ] {
            assert_eq!(of(font, typed).as_deref(), Some(want));
        }
        // Typed in Unicode in an old font, or in English alone.
        assert_eq!(of(".VnTime", "Tỷ lệ"), None);
        assert_eq!(of("VNI-Times", "57-NQ/TW"), None);
    }
}
