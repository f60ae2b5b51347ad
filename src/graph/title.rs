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

/// The words, each once, in order; those in which every title begins left out.
fn words(title: &str) -> Vec<&str> {
    let usual = ["về", "việc", "ban", "hành", "phê", "duyệt", "của", "và"];
    let mut words: Vec<&str> = title.split(' ').filter(|w| !usual.contains(w)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

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
