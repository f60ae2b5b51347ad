//! What stands in a text, in its plainest spelling.

use super::*;
use proptest::prelude::*;

fn normal(text: &str) -> String {
    Normalized::of(&Source::new("", text)).text().to_owned()
}

#[test]
fn layout_marks_go() {
    assert_eq!(
        normal("đạt $\\geq 80\\%$ *(trừ mật)*"),
        "đạt ≥ 80% (trừ mật)"
    );
    assert_eq!(normal("  * Đạt *(trừ mật)* 5%"), "  * Đạt (trừ mật) 5%");
    assert_eq!(normal("*Đạt* và ***5%***"), "Đạt và 5%");
    assert_eq!(normal("đạt >=80% và <= 5%, = 3"), "đạt ≥80% và ≤ 5%, = 3");
    assert_eq!(normal("QĐ\u{2011}TTg\u{a0}và"), "QĐ-TTg và");
    assert_eq!(
        normal("Ⅲ. Đạt\u{200b} １００％ （ⅳ） 5﹪"),
        "III. Đạt 100% (iv) 5%"
    );
    assert_eq!(normal("\u{202a}8\u{2066}0%\u{2028}"), "80% ");
    assert_eq!(
        normal("NGƢỜI dƣới ngƣỜi sƣ\u{309}a"),
        "NGƯỜI dưới ngưỜi sửa"
    );
    assert_eq!(
        normal("Chuyển ðổi, Ðạt, ɖạt, Ɖạt, d\u{335}ạt, D\u{335}ạt"),
        "Chuyển đổi, Đạt, đạt, Đạt, đạt, Đạt"
    );
    assert_eq!(normal(&"Tỷ lệ".nfd().collect::<String>()), "Tỷ lệ");
    assert_eq!(
        normal("Số:&nbsp;&nbsp;/KH-UBND, R&D &lt; 5"),
        "Số:  /KH-UBND, R&D < 5"
    );
    assert_eq!(normal("tr\u{ad}\nên\u{ad} 5\u{ad}"), "tr\u{ad}\nên 5");
}

#[test]
fn the_way_back() {
    let nfd: String = "một\n**Tỷ lệ** $\\geq 5\\%$".nfd().collect();
    let source = Source::new("", nfd);
    let normal = Normalized::of(&source);
    let at = normal.text().find("lệ").unwrap();
    let span = normal.original(Span::new(at, at + "lệ".len()));
    assert_eq!(nfc(source.slice(span)), "lệ");
    let end: String = "Tỷ lệ hộ\n- nhà ở xã".nfd().collect();
    let source = Source::new("", end);
    let normal = Normalized::of(&source);
    let at = normal.text().find("xã").unwrap();
    let span = normal.original(Span::new(at, normal.text().len()));
    assert_eq!(nfc(source.slice(span)), "xã", "the last letter is whole");
    let nfd: String = "5\\%".nfd().collect();
    let source = Source::new("", nfd);
    let normal = Normalized::of(&source);
    let at = normal.text().find('5').unwrap();
    assert_eq!(source.slice(normal.original(Span::new(at, at + 1))), "5");
}

#[test]
fn what_looks_plain_is_taken_as_it_is() {
    for c in '\0'..'\u{20000}' {
        let text = c.to_string();
        if is_plain(&text) {
            let (_, plainer) = next_piece(&text).unwrap();
            assert_eq!(plainer, nfc(&text), "{c}");
        }
        if is_settled(&text) {
            assert!(
                is_plain(&text) && matches!(nfc(&text), Cow::Borrowed(_)),
                "{c}"
            );
        }
        assert_eq!(
            is_mark(c),
            unicode_normalization::char::is_combining_mark(c)
        );
    }
}

proptest! {
    #[test]
    fn spans_point_at_the_same_words(text in "[a-zđếộ \\n*]{0,20}z[ềa-z*$]{0,9}", decomposed: bool) {
        let text: String = if decomposed { text.nfd().collect() } else { text };
        let source = Source::new("", text);
        let normal = Normalized::of(&source);
        for (at, c) in normal.text().char_indices().filter(|(_, c)| c.is_ascii_lowercase()) {
            let back = normal.original(Span::new(at, at + 1));
            prop_assert_eq!(source.slice(back), c.to_string());
        }
    }
}
