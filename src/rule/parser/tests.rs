use super::lexeme::{self, offending};
use super::recovery::{at_line_end, gap, name_anyway, next_declaration, skip_line};
use super::*;
use crate::document::PartialDate;
use crate::plan::Comparison;

/// What is wrong and where, or the words that were read and what stands behind them.
fn outcome<T: std::fmt::Debug>(parsed: Parsed<'_, T>, read: impl Fn(&T) -> String) -> String {
    match parsed {
        Ok((rest, value)) => format!("{} |{rest}", read(&value)),
        Err(nom::Err::Error(error) | nom::Err::Failure(error)) => {
            format!("{:?} at “{}”", error.fault, error.at)
        }
        Err(nom::Err::Incomplete(_)) => "incomplete".to_owned(),
    }
}

#[test]
fn reading_goes_on_behind_what_was_not_understood() {
    for (text, rest) in [
        ("zzz 1\nnext", "\nnext"),
        ("zzz }", "}"),
        ("zzz", ""),
        ("a { b } c\nd", "\nd"),
        ("a { b\n c } d\ne", "\ne"),
        ("a { b { c } d\n e } f\ng", "\ng"),
        ("a { b } } c\nd", "} c\nd"),
        ("a { b\ndocument x\n", "\ndocument x\n"),
        ("a { b\n document x }\nc", "\nc"),
        ("a \"x } y\" } z", "} z"),
        ("a \"x \\\" } y\" } z", "} z"),
        ("a \"x \\\\\" } z", "} z"),
        ("a \"x } y\nb }", "\nb }"),
        ("a \"x } y\\\nb }", "\nb }"),
        ("a # } b\nc", "\nc"),
        ("a { # }\n b } c\nd", "\nd"),
        ("a # b", ""),
        ("a \"b", ""),
    ] {
        assert_eq!(skip_line(text), rest, "{text}");
    }
}

#[test]
fn what_is_no_rule_is_passed_over() {
    for (text, rest) in [("  \n# a\n  # b\nc", "c"), ("# a", ""), ("a # b", "a # b")] {
        assert_eq!(gap(text), rest, "{text}");
    }
    for (text, is_end) in [
        ("  # a", true),
        (" \t\nb", true),
        ("", true),
        (" }", true),
        (" b", false),
        ("{", false),
    ] {
        assert_eq!(at_line_end(text).is_ok(), is_end, "{text}");
    }
    for (text, rest) in [
        ("a\n b\nfrom c\nd", "from c\nd"),
        ("a\ndocumnt c", "documnt c"),
        ("from a\nb", ""),
        ("a\nfo b\n", ""),
        ("a\ninvariants-of-all b", "invariants-of-all b"),
        ("a\nzzzzzz b", ""),
    ] {
        assert_eq!(next_declaration(text), rest, "{text}");
    }
    for (text, name) in [
        (" nq-71 {", "nq-71"),
        (" {", ""),
        (" }", ""),
        (" \"a\" {", ""),
        ("\na", ""),
    ] {
        assert_eq!(name_anyway(text), name, "{text}");
    }
}

/// The header of a block may be wrong in any way: its block is read all the same.
#[test]
fn a_block_is_found_behind_any_header() {
    let inside = |text: &str| {
        let mut errors = Errors::new();
        let never = |input| lexeme::fail::<()>(input, Fault::StrayClose);
        recovery::header(text, never, &mut errors).0.to_owned()
    };
    for (text, rest) in [
        (" nq_1 {\n a", "\n a"),
        (" nq \"x { y\" { a", " a"),
        (" nq \"x \\\" { y\" { a", " a"),
        (" nq\n{ a", " a"),
        (" nq\n # b\n { a", " a"),
        (" nq # {\n b", "\n b"),
        (" nq }\n{ b", " b"),
        (" nq\n b {", "\n b {"),
        (" nq", ""),
    ] {
        assert_eq!(inside(text), rest, "{text}");
    }
}

#[test]
fn an_error_points_at_words() {
    for (text, words) in [
        (" abc def", "abc"),
        (" \"a b\" c", "\"a b\""),
        (" \"a b  \nc", "\"a b"),
        ("\"\" c", "\"\""),
        (" {a", "{"),
        (" }a", "}"),
        (" >==80", ">=="),
        (" a>=80", "a"),
        (" 80%{", "80%"),
        (" a#b", "a"),
        (" \n a", ""),
        (" # a", ""),
        ("", ""),
    ] {
        assert_eq!(offending(text), words, "{text}");
    }
}

#[test]
fn numbers_are_read_or_told_what_is_wrong() {
    fn number(text: &str) -> String {
        outcome(lexeme::number(text), |leaf| leaf.value.to_string())
    }
    let long = "9".repeat(28);
    for (text, expected) in [
        (" 80 b", "80 | b"),
        ("99,5%", "99.5 |"),
        ("80.25 b", "80.25 | b"),
        ("80 %", "BlankBeforePercent at “80 %”"),
        ("80% %", "80 | %"),
        ("1.000", "AmbiguousNumber at “1.000”"),
        ("1.000.000", "Thousands at “1.000.000”"),
        ("-5", "Expected(Number) at “-5”"),
        ("%", "Expected(Number) at “%”"),
        ("12a", "Expected(Number) at “12a”"),
        ("1.2.3", "Expected(Number) at “1.2.3”"),
        ("\n5", "Expected(Number) at “”"),
    ] {
        assert_eq!(number(text), expected, "{text}");
    }
    assert_eq!(number(&long), format!("{long} |"));
    for (text, fault) in [
        (format!("{long}9"), "TooManyDigits"),
        (format!("{long}a"), "Expected(Number)"),
        (format!("{}.", &long[1..]), "Expected(Number)"),
        (format!("{long}.1.1"), "Expected(Number)"),
        (format!("{long},5"), "TooManyDigits"),
    ] {
        assert_eq!(number(&text), format!("{fault} at “{text}”"));
    }
}

#[test]
fn days_and_years_are_read_or_told_what_is_wrong() {
    let date = |text| {
        outcome(lexeme::date(text), |leaf| {
            PartialDate::to_string(&leaf.value)
        })
    };
    for (text, expected) in [
        (" 2026-04-01 b", "2026-04-01 | b"),
        ("2026-04", "2026-04 |"),
        ("1990", "1990 |"),
        ("2100", "2100 |"),
        ("1989", "YearOutOfRange at “1989”"),
        ("2101-01", "YearOutOfRange at “2101-01”"),
        ("0026-04", "YearOutOfRange at “0026-04”"),
        ("2026-02-30", "NoSuchDay at “2026-02-30”"),
        ("2026-13", "NoSuchDay at “2026-13”"),
        ("2026-4-1", "Expected(Date) at “2026-4-1”"),
        ("2026-04-01-01", "Expected(Date) at “2026-04-01-01”"),
        ("2026-0a", "Expected(Date) at “2026-0a”"),
        ("{", "Expected(Date) at “{”"),
    ] {
        assert_eq!(date(text), expected, "{text}");
    }
    let year = |text| outcome(lexeme::year(text), |leaf| leaf.value.to_string());
    for (text, expected) in [
        ("2026 b", "2026 | b"),
        ("1990", "1990 |"),
        ("2101", "YearOutOfRange at “2101”"),
        ("26", "Expected(Year) at “26”"),
        ("202a", "Expected(Year) at “202a”"),
        ("", "Expected(Year) at “”"),
    ] {
        assert_eq!(year(text), expected, "{text}");
    }
    let years = |text| outcome(lexeme::years(text), |leaf| format!("{:?}", leaf.value));
    for (text, expected) in [
        ("2026..2030", "(2026, 2030) |"),
        ("2026..2026 b", "(2026, 2026) | b"),
        ("2030..2026", "YearsReversed at “2030..2026”"),
        ("1989..2026", "YearOutOfRange at “1989..2026”"),
        ("2026..2101", "YearOutOfRange at “2026..2101”"),
        ("2026-2030", "Expected(Years) at “2026-2030”"),
        ("2026..30", "Expected(Years) at “2026..30”"),
    ] {
        assert_eq!(years(text), expected, "{text}");
    }
}

#[test]
fn strings_and_names_are_read_or_told_what_is_wrong() {
    let quoted = |text| outcome(lexeme::quoted(text), |text| text.0.to_owned());
    for (text, expected) in [
        (" \"a b\" c", "a b | c"),
        ("\"\"", " |"),
        ("\"a \\\" b\" c", "a \\\" b | c"),
        ("\"a \\\\\" c", "a \\\\ | c"),
        ("\"a b \nc\"", "UnclosedString at “\"a b”"),
        ("\"a \\\nc\"", "UnclosedString at “\"a \\”"),
        ("\"a", "UnclosedString at “\"a”"),
        ("\"a \\n b\"", "UnknownEscape at “\\n”"),
        ("\"a \\đ b\"", "UnknownEscape at “\\đ”"),
        ("a b checked c", "Expected(Quoted) at “a b”"),
        ("a b # c", "Expected(Quoted) at “a b”"),
        ("“a b” \nc", "Expected(Quoted) at ““a b””"),
        ("{", "Expected(Quoted) at “{”"),
    ] {
        assert_eq!(quoted(text), expected, "{text}");
    }
    let slug = |text| {
        let named = crate::rule::syntax_error::Named::Document;
        lexeme::slug(named)(text).is_ok()
    };
    for (text, is_slug) in [
        ("nq-71-2025", true),
        ("a", true),
        ("nq_71", false),
        ("NQ-71", false),
        ("-nq", false),
        ("nq--71", false),
        ("nq-", false),
        ("đồng", false),
        ("", false),
    ] {
        assert_eq!(slug(text), is_slug, "{text}");
    }
    let sign = |text| {
        outcome(lexeme::comparison(text), |leaf| {
            leaf.value.symbol().to_owned()
        })
    };
    for (text, expected) in [
        (" >=80", "≥ |80"),
        ("≤ 80", "≤ | 80"),
        ("= 1", "= | 1"),
        (">1", "> |1"),
        ("<1", "< |1"),
        ("=>1", "Expected(Comparison) at “=>”"),
        ("80", "Expected(Comparison) at “80”"),
    ] {
        assert_eq!(sign(text), expected, "{text}");
    }
    assert_eq!(Comparison::AtLeast.symbol(), "≥");
}
