//! What always holds of the rule language, whatever is written in it.

use doichieu::lang::Lang;
use doichieu::rule::RuleSet;
use doichieu::rule::format::format as layout;
use doichieu::rule::parser::parse;
use doichieu::text::{Paint, Source, nfc};
use proptest::prelude::*;
use std::path::Path;

/// Words and marks of the language, and what people type instead.
const PIECES: &[&str] = &[
    "document",
    "indicator",
    "from",
    "for",
    "invariant",
    "test",
    "plan",
    "expect",
    "evidence",
    "nq-71-2025",
    "online-payment",
    "\"",
    "\"Ủy ban\"",
    "\"\\\"\"",
    "\\",
    "{",
    "}",
    "{ ",
    " }",
    "\n",
    "\n  ",
    "#",
    ">=",
    "≥",
    "=>",
    "80%",
    "80,5 %",
    "1.000",
    "by",
    "2026",
    "2026-02-30",
    "01/04/2025",
    "years 2026..2030",
    "commune",
    "in",
    ",",
    "kind ward",
    "must",
    "at",
    "quote",
    "checked",
    "unit %",
    "level national",
    "basis",
    "no",
    "verdict",
    "cite",
    "ệ",
    "e\u{302}\u{323}",
    "\u{a0}",
    "\r\n",
    "\u{feff}",
    "“",
    "\t",
    "%",
    "😀",
];

fn fragments() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ];
    prop::collection::vec((piece, prop::sample::select(&[" ", "", "\n"][..])), 0..80)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect())
}

/// A good file with a piece put in, or a stretch left out, somewhere.
fn damaged() -> impl Strategy<Value = String> {
    let good = include_str!("../cases/syntax/good/everything.rules");
    let letters: Vec<char> = good.chars().collect();
    let places = 0..letters.len();
    (
        places.clone(),
        places,
        prop::sample::select(PIECES),
        any::<bool>(),
    )
        .prop_map(move |(at, other, piece, cut)| {
            let end = if cut { at.max(other).min(at + 40) } else { at };
            let head: String = letters.iter().take(at).collect();
            let tail: String = letters.iter().skip(end).collect();
            head + piece + &tail
        })
}

/// Any string of the language, as it is typed.
const STRING: &str = r#""([^"\\\n]|\\["\\]){0,12}""#;
const SLUG: &str = "[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,3}";
const BOUND: &str = r#"(>=|≥|<=|≤|=|>|<) ?(100|[0-9]{1,2})([.,][0-9]{1,2})?%?( "lần/[a-z]{1,5}")?"#;
const WHO: &str = r#"(national|province|commune( kind (ward|commune|special-zone))?)( in "[A-ZĐ][a-zêă]{1,5}"(, "[a-z]{1,5}"){0,2})?( year 20[0-9]{2}| years 199[0-9]\.\.20[0-9]{2})?( when "[a-zệ ]{0,9}")?"#;

/// A line made of these patterns, with the blanks of a careless hand.
fn line(parts: &[&str]) -> BoxedStrategy<String> {
    let parts: Vec<_> = parts
        .iter()
        .map(|part| prop::string::string_regex(part).unwrap())
        .collect();
    (parts, "[ \t\u{a0}]{1,3}", "( # [^\n]{0,9})?\n{1,2}")
        .prop_map(|(parts, gap, end)| parts.join(&gap) + &end)
        .boxed()
}

fn lines(kinds: &[&[&str]]) -> BoxedStrategy<String> {
    let kinds = kinds.iter().map(|parts| line(parts));
    prop::collection::vec(proptest::strategy::Union::new(kinds), 0..5)
        .prop_map(|lines| lines.concat())
        .boxed()
}

fn details() -> BoxedStrategy<String> {
    lines(&[
        &["at|quote|note|unlike", STRING],
        &[
            "evidence",
            "primary|secondary|transmitted",
            STRING,
            "checked",
            "2026(-0[1-9](-1[0-9])?)?",
        ],
    ])
}

/// Files without a fault of syntax, whatever they mean.
fn well_formed() -> impl Strategy<Value = String> {
    let block = |head: BoxedStrategy<String>, body: BoxedStrategy<String>| {
        (head, body)
            .prop_map(|(head, body)| format!("{} {{\n{body}}}\n", head.trim_end_matches('\n')))
            .boxed()
    };
    let words = |parts: &[&str]| {
        let parts: Vec<_> = parts
            .iter()
            .map(|part| prop::string::string_regex(part).unwrap())
            .collect();
        parts.prop_map(|parts| parts.join(" ")).boxed()
    };
    let document = lines(&[
        &["number|variant|kind|issuer|title|note", STRING],
        &["issued|effective|until", "20[0-9]{2}(-1[0-2])?"],
        &["level", "national|ministry|province|district|commune"],
        &["area", STRING, r#"(commune "[a-z]{1,5}")?"#],
        &["period", "20[0-9]{2}"],
        &[
            "implements|based-on|guides|amends|replaces|repeals|succeeds",
            SLUG,
        ],
        &["verified", "read|confirmed|partly|cited-only"],
    ]);
    let indicator = lines(&[
        &["vi|en", STRING],
        &["unit", r#"%|level|index|"lần""#],
        &["at-most"],
        &["names|not", STRING, STRING],
        &["subject|state|of|base|scope|part", STRING, SLUG, STRING],
        &["near", SLUG, SLUG],
    ]);
    let requirement = block(
        words(&[
            "q[a-z]{1,5}",
            "((>=|<) 7[05]%)?",
            "by 20[0-9]{2}",
            "(must|aggregate|orientation)?",
        ]),
        details(),
    );
    let bare = line(&["q[a-z]{1,5}", BOUND, "by", "20[0-9]{2}"]);
    let items = prop::collection::vec(prop_oneof![requirement, bare], 0..3)
        .prop_map(|items| items.concat())
        .boxed();
    let targets = lines(&[
        &["q[a-z]{1,5}", BOUND, "(by 2027)?"],
        &["basis", STRING, r#"(of "UBND")?"#, "(issued 2026-03)?"],
    ]);
    let plan = block(
        words(&["plan commune", r#"(commune "[a-z]{1,5}")?"#, "(year 2026)?"]),
        targets,
    );
    let expect = line(&["expect", "(no|verdict)?", SLUG, "(q[a-z]{1,5})?"]);
    let test = (plan, expect)
        .prop_map(|(plan, expect)| plan + &expect)
        .boxed();
    let declaration = prop_oneof![
        block(words(&["document", SLUG]), document.clone()),
        block(words(&["amend document", SLUG]), document),
        block(words(&["indicator", SLUG]), indicator),
        block(words(&["from", SLUG, "for", WHO]), items),
        block(words(&["test", STRING]), test),
        line(&["for", WHO, "cite", SLUG, r#"(because "[a-z]{0,5}")?"#]),
        line(&["invariant", SLUG, "<=|≤", SLUG]),
    ];
    prop::collection::vec(declaration, 0..5).prop_map(|all| all.concat())
}

fn files() -> impl Strategy<Value = String> {
    prop_oneof![fragments(), damaged(), any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn parser_never_panics(text in files()) {
        let _ = parse(&text);
        if let Err(errors) = RuleSet::from_sources(vec![Source::new("a.rules", text)]) {
            prop_assert!(!errors.errors.is_empty());
            for lang in [Lang::Vi, Lang::En] {
                let report = errors.report(lang, Paint::Plain, 100);
                prop_assert!(report.contains("a.rules:"), "{report}");
            }
        }
    }

    #[test]
    fn every_error_span_is_inside_the_text(text in files()) {
        if let Err(errors) = RuleSet::from_sources(vec![Source::new("a.rules", text)]) {
            for error in &errors.errors {
                let text = errors.sources[0].text();
                let range = error.place.span.range();
                prop_assert!(text.get(range.clone()).is_some(), "{range:?} of {}", text.len());
                prop_assert!(!text[range].contains('\n'));
                prop_assert!(!errors.message(error, Lang::Vi).is_empty());
            }
        }
    }

    #[test]
    fn print_then_parse_is_identity(text in well_formed()) {
        let (file, faults) = parse(&text);
        prop_assert_eq!(faults, [], "{}", text);
        let printed = file.to_string();
        let (again, faults) = parse(&printed);
        prop_assert_eq!(faults, []);
        prop_assert_eq!(&again, &file);
        prop_assert_eq!(again.to_string(), printed);
    }

    #[test]
    fn the_layout_changes_no_word_and_is_reached_at_once(text in well_formed()) {
        // One spelling of each letter, as every rule file is read.
        let text = nfc(&text).into_owned();
        let set = layout(&text).unwrap();
        prop_assert_eq!(parse(&set), parse(&text), "{}", set);
        prop_assert_eq!(layout(&set).unwrap(), set);
        let printed = parse(&text).0.to_string();
        prop_assert_eq!(layout(&printed).unwrap(), printed, "syntax is printed in the layout");
    }

    #[test]
    fn comments_are_kept_by_the_layout(text in well_formed(), every in 1..5_usize) {
        let text = nfc(&text).into_owned();
        let remark = |(at, line): (usize, &str)| match at % every {
            0 => format!("{line} # {at}\n# {at} apart\n"),
            _ => format!("{line}\n"),
        };
        let remarked: String = text.lines().enumerate().map(remark).collect();
        let comments = |text: &str| -> Vec<String> {
            let comment = |line: &str| line.split_once("# ").map(|(_, words)| words.to_owned());
            text.lines().filter_map(comment).collect()
        };
        prop_assume!(comments(&text).is_empty());
        let set = layout(&remarked).unwrap();
        prop_assert_eq!(comments(&set), comments(&remarked));
        prop_assert_eq!(parse(&set).0.to_string(), parse(&text).0.to_string());
    }

    #[test]
    fn every_prefix_parses_or_says_where(end in 0..4000_usize) {
        let good = include_str!("../cases/syntax/good/everything.rules");
        let prefix: String = good.chars().take(end).collect();
        let (file, faults) = parse(&prefix);
        if let (true, [kept @ .., _last]) = (faults.is_empty(), file.declarations.as_slice()) {
            prop_assert!(parse(good).0.declarations.starts_with(kept));
        }
    }
}

/// Every line of a heap of garbage is looked at once, however it is nested or left open: read over
/// and over, it would never end.
#[test]
fn a_heap_of_garbage_is_read_to_its_end() {
    for piece in [
        "{ ",
        "document a {\n",
        "from a for commune {\n x >= 1 by 2026 {\n",
        "\"",
        "a b\n",
        "} ",
    ] {
        let text = piece.repeat(100_000);
        let (_, errors) = parse(&text);
        assert!(!errors.is_empty(), "{piece:?} is garbage");
    }
}

/// The blocks of the grammar page: what follows the three backticks, and the text.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let parts: Vec<&str> = page.split("\n```").collect();
    let inside = parts.iter().skip(1).step_by(2);
    inside.map(|part| part.split_once('\n').unwrap()).collect()
}

#[test]
fn the_examples_of_the_grammar_are_true() {
    let page = include_str!("../../src/rule/grammar.md");
    let prelude = blocks(page)
        .into_iter()
        .find(|(kind, _)| *kind == "rules,prelude");
    let (_, prelude) = prelude.unwrap();
    let (mut good, mut bad) = (0, 0);
    for (kind, text) in blocks(page) {
        let load = || {
            let names = Source::new("prelude.rules", prelude);
            RuleSet::from_sources(vec![names, Source::new("example.rules", text)])
        };
        if kind == "rules" {
            good += 1;
            if let Err(errors) = load() {
                let report = errors.report(Lang::En, Paint::Plain, 100);
                unreachable!("{report}");
            }
        } else if let Some(message) = kind.strip_prefix("rules,error ") {
            bad += 1;
            let errors = load().unwrap_err();
            let said: Vec<String> = errors
                .errors
                .iter()
                .map(|e| errors.message(e, Lang::En))
                .collect();
            assert_eq!(said, [message], "{text}");
        }
    }
    assert!(good >= 6 && bad >= 4, "{good} good and {bad} bad examples");
}

/// All lists of words that the parser expects.
fn lists() -> Vec<doichieu::rule::parser::vocabulary::Word> {
    use doichieu::rule::parser::vocabulary::Word;
    vec![
        Word::Declaration,
        Word::DocumentField,
        Word::IndicatorField,
        Word::Detail,
        Word::AfterYear,
        Word::AudienceClause,
        Word::DutyClause,
        Word::PlanClause,
        Word::TestLine,
        Word::Level,
        Word::Verified,
        Word::Evidence,
        Word::CommuneKind,
    ]
}

/// What an editor colours is what the parser knows: the grammar for Visual Studio Code has each of its words, and none
/// of its own.
#[test]
fn every_word_of_the_parser_has_its_colour_in_an_editor() {
    use doichieu::rule::parser::vocabulary::Word;
    let grammar = include_str!("../../editors/vscode/syntaxes/doichieu-rules.tmLanguage.json");
    let grammar: serde_json::Value = serde_json::from_str(grammar).unwrap();
    let coloured = |name: &str| -> std::collections::BTreeSet<String> {
        let regex = grammar.pointer(&format!("/repository/{name}/match"));
        let (_, list) = regex.unwrap().as_str().unwrap().split_once(")(").unwrap();
        let (list, _) = list.split_once(')').unwrap();
        list.split('|').map(ToOwned::to_owned).collect()
    };
    let coloured: std::collections::BTreeSet<String> = coloured("keyword")
        .union(&coloured("value"))
        .cloned()
        .collect();
    let lists = lists().into_iter().chain([Word::Organ, Word::Subject]);
    let mut known: std::collections::BTreeSet<String> =
        lists.flat_map(Word::list).map(ToOwned::to_owned).collect();
    for word in &known {
        assert!(coloured.contains(word), "{word} has no colour");
    }
    // Words that stand at one place alone.
    let single = "by cite because because-en checked no verdict basis index";
    known.extend(single.split(' ').map(ToOwned::to_owned));
    let strange: Vec<&String> = coloured.difference(&known).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn every_word_of_the_grammar_is_in_its_page() {
    let page = include_str!("../../src/rule/grammar.md");
    for word in lists().iter().flat_map(|list| list.list()) {
        assert!(
            page.contains(&format!("\"{word}\"")),
            "{word} is not in the grammar"
        );
    }
}

#[test]
fn unreadable_files_are_errors_beside_the_others() {
    let folder = super::run::scratch().join("doichieu-rules");
    let inner = folder.join("b");
    std::fs::create_dir_all(&inner).unwrap();
    std::fs::create_dir_all(folder.join("empty")).unwrap();
    std::fs::write(folder.join("a.rules"), b"# a \xff b").unwrap();
    std::fs::write(inner.join("c.rules"), "documen").unwrap();
    std::fs::write(inner.join("ignored.txt"), "documen").unwrap();
    let paths = [
        folder.clone(),
        inner.join("c.rules"),
        folder.join("empty"),
        folder.join("none.rules"),
    ];
    let errors = RuleSet::load(false, &paths).unwrap_err();
    let said: Vec<String> = errors
        .errors
        .iter()
        .map(|e| errors.message(e, Lang::En))
        .map(|said| {
            said.replace(&folder.display().to_string(), "F")
                .replace('\\', "/")
        })
        .collect();
    std::fs::remove_dir_all(&folder).unwrap();
    let wanted = [
        "“F/a.rules” is not UTF-8 from byte 5 on",
        "expected a declaration (document, amend, indicator, from, for, invariant, test), found “documen”",
        "the folder “F/empty” has no .rules file",
        "there is no file or folder “F/none.rules”",
    ];
    assert_eq!(said, wanted);
    assert!(!Path::new(&folder).exists());
}

/// A word that nearly begins a declaration begins it: what is wrong inside is said in the same run.
#[test]
fn what_is_nearly_a_declaration_is_read_as_one() {
    for (near, inside) in [
        ("documnet a-1", "numbr \"1\""),
        ("amned document a-1", "numbr \"1\""),
        ("indicatr a", "untt %"),
        ("form a-1 for commune", "x >= by 2026"),
        ("tset \"a\"", "expct verdict met a"),
    ] {
        let text = format!("{near} {{\n  {inside}\n}}\n");
        let (_, errors) = parse(&text);
        assert!(errors.len() > 1, "{text}: {errors:?}");
    }
    // What is like none is passed over whole.
    let (_, errors) = parse("qqqqqq a-1 {\n  numbr \"1\"\n}\n");
    assert_eq!(errors.len(), 1, "{errors:?}");
}
