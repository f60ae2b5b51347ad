//! How the marks of headings and items count: which list, which place in it.

use crate::layout::{Mark, MarkKind};

/// Whether a mark begins to count: `1.`, `a)`, `I.`.
pub(super) fn opens(mark: &Mark) -> bool {
    ordinal(mark) == Some(1)
        && matches!(
            mark.kind,
            MarkKind::Number(1) | MarkKind::Letter | MarkKind::Lettered | MarkKind::Enclosed
        )
}

/// Whether a mark is of the sections of a whole document: `Phần I`, `Phụ lục 1`, `A.`, `I.`.
pub(super) fn is_outlined(mark: &Mark) -> bool {
    matches!(
        mark.kind,
        MarkKind::Part | MarkKind::Annex | MarkKind::Capital | MarkKind::Roman
    )
}

/// Whether two marks count the same list.
pub(super) fn alike(a: &Mark, b: &Mark) -> bool {
    // "Phần" and "Chương" count apart.
    let name = |mark: &Mark| {
        mark.label
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_lowercase()
    };
    a.kind == b.kind && (a.kind != MarkKind::Part || name(a) == name(b))
}

/// The place of a mark in its list, from 1.
pub(super) fn ordinal(mark: &Mark) -> Option<u32> {
    let mut label = mark.label.rsplit(['.', ' ']).next().unwrap_or_default();
    if mark.kind == MarkKind::Lettered {
        label = label.trim_start_matches(char::is_alphabetic);
    }
    if let Ok(number) = label.parse() {
        return Some(number);
    }
    match mark.kind {
        MarkKind::Roman | MarkKind::Part | MarkKind::Annex => roman(label),
        MarkKind::Letter | MarkKind::Capital => {
            // The Vietnamese order: a, b, c, d, đ, e, g, h …
            const ORDER: &str = "abcdđeghiklmnopqrstuvxy";
            let mut letters = label.chars().flat_map(char::to_lowercase);
            let (first, none) = (letters.next()?, letters.next());
            if none.is_some() {
                return roman(label);
            }
            let at = ORDER.chars().position(|c| c == first)?;
            u32::try_from(at + 1).ok()
        }
        _ => None,
    }
}

fn roman(label: &str) -> Option<u32> {
    let value = |c: char| match c.to_ascii_uppercase() {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let values: Option<Vec<u32>> = label.chars().map(value).collect();
    let values = values.filter(|values| !values.is_empty())?;
    let next = values.iter().skip(1).copied().chain([0]);
    let signed = values.iter().zip(next).map(|(own, next)| {
        if *own < next {
            -i64::from(*own)
        } else {
            i64::from(*own)
        }
    });
    u32::try_from(signed.sum::<i64>()).ok()
}
