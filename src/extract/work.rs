//! How much the reader looks at: counted in tests, so that they can hold it to the length of
//! the text.

#[cfg(test)]
thread_local! {
    static BYTES: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Notes that so many bytes are looked through.
#[cfg(test)]
pub(super) fn look(bytes: usize) {
    BYTES.set(BYTES.get() + bytes + 1);
}

/// Nothing is counted outside tests.
#[cfg(not(test))]
pub(super) fn look(_: usize) {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Reader;
    use crate::rule::RuleSet;
    use crate::text::Source;

    const HEAD: &str = "KẾ HOẠCH\nChuyển đổi số năm 2026\n\nII. MỤC TIÊU\n\n";

    fn looked_at(reader: &Reader, text: String) -> usize {
        BYTES.set(0);
        reader.read(&Source::new("plan", text));
        BYTES.get()
    }

    /// What is repeated without end, in one line or in many, in a section of targets.
    const ENDLESS: &[&str] = &[
        "a",
        "12",
        "80% ",
        "tỷ lệ 80%; ",
        "(",
        "()",
        "a\u{323}",
        "1/",
        "/KH-UBND ",
        "1/QĐ-U ",
        "Quyết định số ",
        "Quyết định số 12/QĐ-UBND ngày 22/12/2024 của UBND tỉnh, ",
        "Ban Chỉ đạo về và ",
        "năm 2026 ",
        "đạt tối thiểu ",
        "trong đó, có ",
        "a. B ",
        "“",
        "\t",
        "- 80% dân số\n",
        "- Tỷ lệ người dân\nđạt 80%\n",
        "A\n",
        "1\n",
        "I. MỤC TIÊU\n",
        "Phụ lục 1\n",
        "TT\nChỉ tiêu\n",
        "1\tTỷ lệ người dân\t%\t80\n",
        "| 1 | Tỷ lệ người dân | 80 |\n",
    ];

    #[test]
    fn twice_the_text_is_hardly_more_than_twice_the_work() {
        let reader = Reader::new(&RuleSet::load(true, &[]).unwrap());
        for unit in ENDLESS {
            for head in [HEAD, "KẾ HOẠCH\n\nCăn cứ "] {
                // Longer than any stretch that is looked at as a whole.
                let text = |bytes: usize| format!("{head}{}", unit.repeat(bytes / unit.len()));
                let once = looked_at(&reader, text(6_000));
                let twice = looked_at(&reader, text(12_000));
                assert!(
                    twice * 10 <= once * 22 + 100_000,
                    "{unit:?} after {head:?}: {once}, then {twice}"
                );
            }
        }
    }
}
