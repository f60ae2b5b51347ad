use super::*;

#[test]
fn a_format_without_end_is_none() {
    let places = format!("0.{}%", "0".repeat(500));
    let number = Number::read("0.8").unwrap();
    let shown = |code: &str| Format::read(code).show(&number, Epoch::Of1900);
    assert_eq!(shown(&places), format!("80,{}%", "0".repeat(30)));
    assert_eq!(shown(&"0".repeat(1_000_000)), "0,8");
}

#[test]
fn numbers_as_they_are_shown() {
    for (code, number, want) in [
        ("General", "0.8", "0,8"),
        ("0%", "0.8", "80%"),
        ("0.0%", "0.995", "99,5%"),
        ("0.##%", "0.8", "80%"),
        ("\"≥ \"0%", "0.7", "≥ 70%"),
        (">=0", "5", ">=5"),
        ("#,##0", "1234567", "1234567"),
        ("#,##0.00\\ \"đồng\"", "1.5", "1,50 đồng"),
        ("0\" triệu\";-0", "40", "40 triệu"),
        ("[$₫-42A]0", "5", "₫5"),
        ("[Red]0.0", "2.25", "2,3"),
        ("dd/mm/yyyy", "46107", "26/03/2026"),
        ("[$-42A]mm/yyyy", "46107", "03/2026"),
        ("yyyy", "46107", "2026"),
        ("d/m/yy h:mm", "60", "28/02/1900"),
        ("h:mm", "0.5", "0,5"),
        ("@", "7", "7"),
        ("[>=1]0%;0.0%", "1", "100%"),
        ("[>=1]0%;0.0%", "0.725", "72,5%"),
        ("[<=1]0%;0", "80", "80"),
        ("[>1]0\"%\";0%", "0.8", "80%"),
        ("[>1]0\"%\";0%", "85", "85%"),
        ("[=1]\"Đạt\";[=0]\"Không đạt\";General", "0", "Không đạt"),
        ("[=1]\"Đạt\";[=0]\"Không đạt\";General", "0.5", "0,5"),
        ("0;(0)", "-5", "-5"),
        ("#,##0_);[Red](#,##0)", "-1234.5", "-1235"),
        ("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "0", "-"),
        (";;;", "5", ""),
        ("#,##0,", "1500000", "1500"),
        ("# ?/?", "0.5", "0,5"),
    ] {
        let number = Number::read(number).unwrap();
        assert_eq!(
            Format::read(code).show(&number, Epoch::Of1900),
            want,
            "{code}"
        );
    }
    for (code, want) in [
        ("General", "26/03/2026"),
        ("mm/yyyy", "03/2026"),
        ("yyyy", "2026"),
    ] {
        let shown = iso("2026-03-26T00:00:00", &Format::read(code));
        assert_eq!(shown.as_deref(), Some(want));
    }
    assert_eq!(iso("ngày 26", &Format::default()), None);
    let number = Number::read("44645").unwrap();
    assert_eq!(
        Format::builtin(14).show(&number, Epoch::Of1904),
        "26/03/2026"
    );
}
