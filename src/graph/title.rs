//! Whether two titles (trích yếu) can be of one document.

use crate::text::loose;

/// Whether the shorter title says nothing that the longer does not say as well: nearly all of
/// its words, and all of its years. Titles of fewer than four words prove nothing.
pub(super) fn titles_agree(a: &str, b: &str) -> bool {
    let (a, b) = (loose(a), loose(b));
    let (mut a, mut b) = (words(&a), words(&b));
    if a.len() > b.len() {
        std::mem::swap(&mut a, &mut b);
    }
    let shared = a
        .iter()
        .filter(|word| b.binary_search(word).is_ok())
        .count();
    let is_year = |word: &&&str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let years_shared = a
        .iter()
        .filter(is_year)
        .all(|year| b.binary_search(year).is_ok());
    a.len() >= 4 && years_shared && shared * 5 >= a.len() * 4
}

/// How much of a title another one that agrees with it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Share {
    /// Each says of itself what the other does not say, or one says so little that it may be a form of words.
    Little,
    /// One says half of what the other says, or more, and nothing else.
    Half,
    /// Nearly all.
    Whole,
}

impl Share {
    /// How much two titles have in common that agree.
    ///
    /// Documents of one day and issuer often have one form of words around what each is about: "phê duyệt chủ trương đầu
    /// tư Chương trình mục tiêu quốc gia … giai đoạn 2026-2035". So what stands between the words in which both begin and
    /// those in which both end has to agree as well.
    pub(super) fn of(a: &str, b: &str) -> Self {
        let (a, b) = (loose(a), loose(b));
        let (mut a, mut b) = (in_order(&a), in_order(&b));
        if a.len() > b.len() {
            std::mem::swap(&mut a, &mut b);
        }
        let (own, others) = apart(&a, &b);
        let there = own.iter().filter(|word| others.contains(word)).count();
        if there * 5 < own.len() * 4 || a.len() * 2 < b.len() {
            Self::Little
        } else if a.len() * 4 < b.len() * 3 {
            Self::Half
        } else {
            Self::Whole
        }
    }
}

/// What is left of two titles without the words in which both begin and those in which both end.
fn apart<'w, 't>(a: &'w [&'t str], b: &'w [&'t str]) -> (&'w [&'t str], &'w [&'t str]) {
    let is_number = |word: &str| word.bytes().any(|b| b.is_ascii_digit());
    // A letter may be misprinted, a number is another one.
    let alike = |a: &str, b: &str| a == b || (!is_number(a) && strsim::levenshtein(a, b) == 1);
    let begun = a.iter().zip(b).take_while(|(a, b)| alike(a, b)).count();
    let rest = |words: &'w [&'t str]| words.get(begun..).unwrap_or(&[]);
    let (a, b) = (rest(a), rest(b));
    let back = a.iter().rev().zip(b.iter().rev());
    let ended = back.take_while(|(a, b)| alike(a, b)).count();
    let rest = |words: &'w [&'t str]| words.get(..words.len() - ended).unwrap_or(&[]);
    (rest(a), rest(b))
}

/// The words, each once, in order; those in which every title begins left out.
fn words(title: &str) -> Vec<&str> {
    let mut words = in_order(title);
    words.sort_unstable();
    words.dedup();
    words
}

/// The words as they stand, without those in which every title begins.
fn in_order(title: &str) -> Vec<&str> {
    let usual = ["về", "việc", "ban", "hành", "phê", "duyệt", "của", "và"];
    title.split(' ').filter(|w| !usual.contains(w)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_words_alone_is_no_title() {
        let programme = |about: &str| {
            format!(
                "Phê duyệt chủ trương đầu tư Chương trình mục tiêu quốc gia {about} giai đoạn 2026-2035"
            )
        };
        let health = programme("về chăm sóc sức khỏe, dân số và phát triển");
        for (printed, share) in [
            (&*health, Share::Whole),
            (
                &programme("về chăm sóc sức khỏe, dấn số và phát triển"),
                Share::Whole,
            ),
            (&programme("chăm sóc sức khỏe, dân số"), Share::Whole),
            (
                &programme(
                    "xây dựng nông thôn mới, giảm nghèo bền vững và phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi",
                ),
                Share::Little,
            ),
            (&programme("về phát triển văn hóa"), Share::Little),
            (&programme(""), Share::Half),
            ("Chương trình mục tiêu quốc gia", Share::Little),
        ] {
            assert_eq!(Share::of(printed, &health), share, "{printed}");
            assert_eq!(Share::of(&health, printed), share, "{printed}");
        }
        assert_eq!(
            Share::of(
                "Kế hoạch chuyển đổi số, đợt 1 của tỉnh",
                "Kế hoạch chuyển đổi số, đợt 2 của tỉnh"
            ),
            Share::Little
        );
    }

    #[test]
    fn shortened_titles_agree_and_other_years_do_not() {
        let long = "Phê duyệt Chiến lược quốc gia phát triển kinh tế số đến năm 2025";
        assert!(titles_agree(
            long,
            "Chiến lược quốc gia phát triển kinh tế số"
        ));
        assert!(titles_agree("về ", long) == titles_agree(long, ""));
        assert!(!titles_agree(long, "Chiến lược"));
        let whole = "cam quýt mít dừa ổi xoài";
        for (title, agrees) in [
            ("cam quýt mít", false),
            ("cam quýt mít dừa", true),
            ("cam quýt mít sông", false),
            ("cam quýt mít dừa sông", true),
            ("cam quýt mít sông núi", false),
            ("về việc ban hành cam quýt mít", false),
            ("cam cam quýt mít", false),
            ("cam quýt mít dừa 2026", false),
            ("cam quýt mít dừa 12", true),
        ] {
            assert_eq!(titles_agree(title, whole), agrees, "{title}");
            assert_eq!(titles_agree(whole, title), agrees, "{title}");
        }
        assert!(!titles_agree(
            "Kế hoạch Chuyển đổi số tỉnh Ninh Bình năm 2025",
            "Kế hoạch Chuyển đổi số tỉnh Ninh Bình năm 2026",
        ));
    }
}
