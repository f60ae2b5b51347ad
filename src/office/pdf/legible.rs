//! Whether the words of a text layer are words: a poor recognition of a scanned page gives letters
//! that no one can read: `DOc lQp - Tg do`.

use crate::text::bare;

/// Fewer words than this tell nothing.
const FEW: usize = 20;

/// How well a text can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Legible {
    /// Nearly every word is one.
    Well,
    /// So many of a hundred words are none.
    Poorly(usize),
    /// Hardly a word is one.
    Hardly,
}

/// How well a text can be read. Words in capitals say nothing: most of them are short forms.
pub(super) fn legible(text: &str) -> Legible {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| word.chars().any(char::is_lowercase));
    let (mut all, mut none) = (0_usize, 0_usize);
    for word in words {
        all += 1;
        none += usize::from(!is_word(word));
    }
    if all < FEW || none * 7 < all {
        Legible::Well
    } else if none * 3 < all {
        Legible::Poorly(none * 100 / all)
    } else {
        Legible::Hardly
    }
}

/// Whether letters may be a word of Vietnamese: capitals only at its beginning, no digits in it,
/// the build of a syllable.
fn is_word(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next();
    letters.all(char::is_lowercase) && is_syllable(&bare(word))
}

fn is_syllable(bare: &str) -> bool {
    /// What a syllable begins and ends with, the longest first.
    const ONSETS: [&str; 27] = [
        "ngh", "ch", "gh", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k",
        "l", "m", "n", "p", "r", "s", "t", "v", "x", "gi", "",
    ];
    const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    let onset = ONSETS.iter().find_map(|onset| bare.strip_prefix(onset));
    let Some(rest) = onset else {
        return false;
    };
    let coda = rest.trim_start_matches(['a', 'e', 'i', 'o', 'u', 'y']);
    let vowels = rest.len() - coda.len();
    (1..=3).contains(&vowels) && CODAS.contains(&coda)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_build_of_syllables() {
        for word in [
            "Chuyển", "nghiêng", "quyết", "gì", "Huyện", "ước", "khuya", "yêu",
        ] {
            assert!(is_word(word), "{word}");
        }
        for word in ["th6ng", "lQp", "ndm", "dugc", "trudng", "HdA", "website"] {
            assert!(!is_word(word), "{word}");
        }
    }

    #[test]
    fn a_poor_text_layer_is_told_from_a_good_one() {
        let good = "Ủy ban nhân dân xã ban hành Kế hoạch chuyển đổi số năm 2026, tỷ lệ hồ sơ công việc \
                    được xử lý trên môi trường điện tử đạt 100%, website, VNeID, 5G";
        assert_eq!(legible(good), Legible::Well);
        let poor = "DOc lQp - Tg do - H4nh phfc An Hda, ngiy 12 th6ng 01 ndm 2026 Chuyen d6i so x6 An Hda ndm \
                    2026 h6 so c6ng vi6c cria x6 dugc xri lf tr6n m6i trudng diQn tu";
        assert_eq!(legible(poor), Legible::Hardly);
        assert_eq!(legible("Tg do"), Legible::Well);
    }
}
