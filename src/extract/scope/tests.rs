//! What stands under what.

use super::*;
use crate::layout::mark;

/// The depth and path of each line by its mark.
fn depths(lines: &[&str]) -> Vec<(usize, String)> {
    let mut scopes = Scopes::<()>::default();
    let place = |line: &&str| {
        let mark = mark(line).unwrap();
        scopes.close_for(&mark);
        scopes.open(&mark, Part::Targets, None, None);
        (scopes.depth(), scopes.path().to_owned())
    };
    lines.iter().map(place).collect()
}

#[test]
fn an_item_that_titles_holds_items_of_another_bullet() {
    let mut scopes = Scopes::<()>::default();
    let mut depths = Vec::new();
    for (line, titles) in [
        ("+ Đến năm 2027", true),
        ("- A", false),
        ("- B", false),
        ("+ Đến năm 2029", true),
        ("- C", false),
    ] {
        let mark = mark(line).unwrap();
        scopes.close_for(&mark);
        scopes.open(&mark, Part::Targets, None, None);
        scopes.last_mut().unwrap().titles = titles;
        depths.push(scopes.depth());
    }
    assert_eq!(depths, [1, 2, 2, 1, 2]);
}

#[test]
fn a_section_that_is_counted_wrong_stands_beside_the_one_before() {
    let found = depths(&["I. A", "- B", "I. C", "1. D", "II. E", "II. F"]);
    let depths: Vec<usize> = found.iter().map(|(depth, _)| *depth).collect();
    assert_eq!(depths, [1, 2, 1, 2, 1, 1]);
}

#[test]
fn items_of_a_stage_may_have_its_bullet() {
    let mut scopes = Scopes::<()>::default();
    let mut depths = Vec::new();
    for (line, is_stage) in [
        ("+ Năm 2027", true),
        ("+ A", false),
        ("+ B", false),
        ("+ Năm 2029", true),
        ("+ C", false),
        ("* D", false),
        ("+ E", false),
    ] {
        let mark = mark(line).unwrap();
        scopes.close_for_item(&mark, is_stage);
        scopes.open(&mark, Part::Targets, None, None);
        scopes.last_mut().unwrap().is_stage = is_stage;
        depths.push(scopes.depth());
    }
    assert_eq!(depths, [1, 2, 2, 1, 2, 3, 2]);
}

#[test]
fn capitals_may_stand_below_roman_numbers() {
    let found = depths(&["I- A", "II- B", "A- C", "1- D", "B- E", "III- F", "1- G"]);
    let depths: Vec<usize> = found.iter().map(|(depth, _)| *depth).collect();
    assert_eq!(depths, [1, 1, 2, 3, 2, 1, 2]);
}

#[test]
fn chapters_stand_below_parts() {
    let found = depths(&[
        "Phần I",
        "Phần II",
        "Chương I",
        "1. A",
        "Chương II",
        "Phần III",
    ]);
    let depths: Vec<usize> = found.iter().map(|(depth, _)| *depth).collect();
    assert_eq!(depths, [1, 1, 2, 3, 2, 1]);
}

#[test]
fn marks_nest_by_kind_and_count() {
    let found = depths(&[
        "I. A", "1. B", "a) C", "- D", "- E", "+ F", "b) G", "1. H", "2. K", "2. L", "2.1. M",
        "2.2. N", "II. O", "1. P",
    ]);
    let depths: Vec<usize> = found.iter().map(|(depth, _)| *depth).collect();
    assert_eq!(depths, [1, 2, 3, 4, 4, 5, 3, 4, 4, 2, 3, 3, 1, 2]);
    let paths = [
        "I", "I.1", "I.1.a", "I.1.a", "I.1.a", "I.1.a", "I.1.b", "I.1.b.1", "I.1.b.2", "I.2",
        "I.2.1", "I.2.2", "II", "II.1",
    ];
    assert_eq!(
        found
            .iter()
            .map(|(_, path)| path.as_str())
            .collect::<Vec<_>>(),
        paths
    );
}

#[test]
fn ordinals() {
    for (text, want) in [
        ("IV. A", 4),
        ("đ) A", 5),
        ("(3) A", 3),
        ("2.7. A", 7),
        ("IX. A", 9),
        ("Phụ lục 2", 2),
        ("Phần III", 3),
    ] {
        assert_eq!(ordinal(&mark(text).unwrap()), Some(want), "{text}");
    }
}
