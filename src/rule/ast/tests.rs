use super::*;

#[test]
fn a_string_stands_for_what_is_typed_without_its_escapes() {
    for (typed, value) in [
        ("", ""),
        ("Chính phủ", "Chính phủ"),
        (r#"a \"b\" c"#, "a \"b\" c"),
        (r"a \\ b \\", r"a \ b \"),
    ] {
        assert_eq!(Quoted(typed).value(), value, "{typed}");
    }
}
