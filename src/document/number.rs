//! Document numbers (số, ký hiệu): `57-NQ/TW`, `71/NQ-CP`, `165/2025/NĐ-CP`, `20/2023/QH15`.

use super::body::{Body, Side};
use super::kind::DocumentKind;
use super::number_parts::{Parts, plain_mark, split};
use crate::text::{Again, nfc};
use std::rc::Rc;

/// The shape of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// `71/NQ-CP`, with or without a year.
    State,
    /// `57-NQ/TW`.
    Party,
    /// `20/2023/QH15`.
    Law,
    /// `5511/BKHCN-CĐSQG`: no kind; the body and the unit that drafted it.
    Letter,
    /// `/KH-UBND`: a draft whose number is not yet given.
    Draft,
    /// `57`: the ordinal alone, as running text shortens it.
    Bare,
    /// None of these.
    None,
}

/// What is wrong with the form of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Defect {
    /// A blank inside: `11- KH/BCĐ`.
    StrayBlank,
    /// The separators are those of no form: `17-KH-BCĐ`.
    Separators,
    /// A body of the Party with the State's form or the other way round: `05/NQ-TU`.
    OtherSide(Side),
    /// The abbreviation of the kind is missing: `214/2022/HĐND`.
    KindMissing,
    /// The abbreviation of the body is missing: `92/KH`.
    BodyMissing,
    /// The abbreviation of the kind is surely misprinted: `QD`.
    KindMisprinted,
    /// The abbreviation of the body is surely misprinted: `BCDDTW`.
    BodyMisprinted,
    /// The National Assembly of this term did not sit in this year: `97/2025/QH13`.
    TermAndYear,
    /// It has not the shape of a number at all.
    Unreadable,
}

/// A document number, with all that can be read from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentNumber {
    /// As printed.
    pub printed: String,
    /// The running number: `57`, `66.22`, `012`; empty in a draft.
    pub ordinal: String,
    /// The year, in numbers that have one.
    pub year: Option<i16>,
    /// The kind its abbreviation stands for.
    pub kind: Option<DocumentKind>,
    /// The body its abbreviation stands for, misprints set right.
    pub body: Option<Body>,
    /// The abbreviation of the body, rightly spelt where it is known.
    pub body_text: String,
    /// What follows the body: the unit that drafted a letter.
    pub unit: String,
    /// Its shape.
    pub form: Form,
    /// What is wrong with its form; never silent.
    pub defects: Vec<Defect>,
}

/// What two spellings of one number have in common: ordinal, year, kind, body and unit, whatever
/// the separators, letter case, blanks and leading noughts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NumberKey(String);

impl NumberKey {
    /// As words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl DocumentNumber {
    /// Reads a number: the best reading, and what is wrong with the form.
    pub fn parse(printed: &str) -> Self {
        let text = nfc(printed);
        let parts = split(&text);
        let mut number = Self {
            printed: printed.to_owned(),
            ordinal: parts.ordinal.to_owned(),
            year: parts.year,
            kind: None,
            body: None,
            body_text: String::new(),
            unit: String::new(),
            form: Form::None,
            defects: Vec::new(),
        };
        if parts.has_stray_blank {
            number.defects.push(Defect::StrayBlank);
        }
        if parts.has_more {
            number.defects.push(Defect::Unreadable);
        }
        number.read_letters(&parts);
        number.defects.dedup();
        number
    }

    /// [`Self::parse`] of a number that is likely to come again.
    pub fn parse_again(printed: &str) -> Rc<Self> {
        thread_local!(static NUMBERS: Again<Rc<DocumentNumber>> = Again::default());
        Again::of(&NUMBERS, printed, || Rc::new(Self::parse(printed)))
    }

    fn read_letters(&mut self, parts: &Parts<'_>) {
        match parts.letters.as_slice() {
            [] if self.ordinal.is_empty() => self.defects.push(Defect::Unreadable),
            [] => self.form = Form::Bare,
            [only] => self.read_single(only, parts),
            [first, second, rest @ ..] => {
                if let Some(kind) = self.read_kind(first) {
                    self.kind = Some(kind);
                    self.read_body(second);
                    self.unit = rest.join("-");
                    self.read_form(parts);
                } else {
                    self.read_body(first);
                    self.unit = std::iter::once(second)
                        .chain(rest)
                        .copied()
                        .collect::<Vec<_>>()
                        .join("-");
                    self.form = Form::Letter;
                    if self.ordinal.is_empty() && self.body == Some(Body::Other) {
                        self.defects.push(Defect::Unreadable);
                        self.form = Form::None;
                    }
                }
            }
        }
    }

    fn read_single(&mut self, only: &str, parts: &Parts<'_>) {
        if let Some(kind) = self.read_kind(only) {
            self.kind = Some(kind);
            self.form = if parts.separators.first() == Some(&'-') {
                Form::Party
            } else {
                Form::State
            };
            self.defects.push(Defect::BodyMissing);
            return;
        }
        self.read_body(only);
        match self.body {
            Some(Body::NationalAssembly(term) | Body::StandingCommittee(term)) => {
                self.form = Form::Law;
                if self.year.is_some_and(|year| !sat_in(term, year)) {
                    self.defects.push(Defect::TermAndYear);
                }
            }
            Some(Body::Other) if self.ordinal.is_empty() => {
                self.defects.push(Defect::Unreadable);
            }
            _ if self.year.is_some() => {
                self.form = Form::State;
                self.defects.push(Defect::KindMissing);
            }
            _ => self.form = Form::Letter,
        }
    }

    fn read_kind(&mut self, printed: &str) -> Option<DocumentKind> {
        DocumentKind::abbreviated(printed).or_else(|| {
            let kind = DocumentKind::unmarked(printed)?;
            self.defects.push(Defect::KindMisprinted);
            Some(kind)
        })
    }

    fn read_body(&mut self, printed: &str) {
        let (mut body, mut text) = Body::abbreviated(printed);
        if body == Body::Other
            && let Some((meant, right)) = Body::misprinted(printed)
            && right != text
        {
            (body, text) = (meant, right);
            self.defects.push(Defect::BodyMisprinted);
        }
        self.body = Some(body);
        self.body_text = text;
    }

    fn read_form(&mut self, parts: &Parts<'_>) {
        let side = self.body.map_or(Side::Either, Body::side);
        let around = match parts.separators.as_slice() {
            [first, second, ..] => (*first, *second),
            _ => (' ', ' '),
        };
        self.form = match around {
            ('/', '-') => Form::State,
            ('-', '/') => Form::Party,
            // A body of either side: the first separator tells which form was meant.
            (first, _) => {
                self.defects.push(Defect::Separators);
                match side {
                    Side::Party => Form::Party,
                    Side::Either if first == '-' => Form::Party,
                    _ => Form::State,
                }
            }
        };
        let right = match side {
            Side::Party => Form::Party,
            Side::State => Form::State,
            Side::Either => self.form,
        };
        if self.form != right {
            self.defects.push(Defect::OtherSide(side));
            self.form = right;
        }
        if self.ordinal.is_empty() {
            self.form = Form::Draft;
        }
    }

    /// The number as it is rightly printed, as far as it could be read; `kind` is the kind that
    /// the words before the number name, for a number that lacks it.
    pub fn canonical(&self, kind: Option<DocumentKind>) -> String {
        let kind = (self.kind)
            .or(kind.filter(|_| self.defects.contains(&Defect::KindMissing)))
            .map_or("", DocumentKind::abbreviation);
        let year = self.year.map(|year| format!("/{year}")).unwrap_or_default();
        let (ordinal, body) = (&self.ordinal, &self.body_text);
        let unit = if self.unit.is_empty() {
            String::new()
        } else {
            format!("-{}", self.unit)
        };
        let letters = [kind, body.as_str()].map(str::is_empty);
        match (self.form, letters) {
            (Form::Party, [false, false]) => format!("{ordinal}{year}-{kind}/{body}{unit}"),
            (Form::Party, _) => format!("{ordinal}{year}-{kind}{body}{unit}"),
            (Form::Bare, _) => format!("{ordinal}{year}"),
            (Form::None, _) => self.printed.clone(),
            (_, [false, false]) => format!("{ordinal}{year}/{kind}-{body}{unit}"),
            _ => format!("{ordinal}{year}/{kind}{body}{unit}"),
        }
    }

    /// The right form of a number that is formed wrongly, where the number alone is sure of it.
    pub fn right_form(&self, kind: Option<DocumentKind>) -> Option<String> {
        let sure = |defect: &Defect| match defect {
            Defect::BodyMissing | Defect::TermAndYear | Defect::Unreadable => false,
            Defect::KindMissing => kind.is_some_and(|k| !k.abbreviation().is_empty()),
            // Of two short letters, the letters may as well be wrong as the form.
            Defect::OtherSide(_) => !matches!(self.body, Some(Body::Centre | Body::Government)),
            _ => true,
        };
        (!self.defects.is_empty() && self.defects.iter().all(sure)).then(|| self.canonical(kind))
    }

    /// What this and other spellings of the number have in common; none for a draft or what is no
    /// number. `kind` as in [`Self::canonical`].
    pub fn key(&self, kind: Option<DocumentKind>) -> Option<NumberKey> {
        if matches!(self.form, Form::Draft | Form::Bare | Form::None) {
            return None;
        }
        let kind = (self.kind)
            .or(kind.filter(|_| self.defects.contains(&Defect::KindMissing)))
            .map_or("", DocumentKind::abbreviation);
        let mut key = self.ordinal_key();
        for part in [kind, &self.body_text, &self.unit] {
            key.push('|');
            key.extend(part.chars().flat_map(char::to_uppercase));
        }
        Some(NumberKey(key))
    }

    /// Whether a document with this number can not be of the kind that is printed before it.
    pub fn contradicts_kind(&self, printed: DocumentKind) -> bool {
        use DocumentKind as K;
        match (self.form, self.body) {
            (_, None | Some(Body::Other)) => false,
            (Form::Law, Some(Body::StandingCommittee(_))) => {
                !matches!(printed, K::Ordinance | K::Resolution)
            }
            (Form::Law, _) => !matches!(printed, K::Law | K::Resolution),
            (Form::Letter, _) => !K::Letter.may_be_called(printed),
            _ => self.kind.is_some_and(|kind| !kind.may_be_called(printed)),
        }
    }

    /// Ordinal without leading noughts, and year.
    pub fn ordinal_key(&self) -> String {
        let ordinal = self.ordinal.trim_start_matches('0');
        match self.year {
            Some(year) => format!("{ordinal}/{year}"),
            None => ordinal.to_owned(),
        }
    }

    /// Whether `other` is printed the same way but for letter case and the look of dashes.
    pub fn is_spelt_like(&self, other: &Self) -> bool {
        let plain = |n: &Self| {
            let dashed: String = nfc(&n.printed).chars().map(plain_mark).collect();
            dashed.trim().to_uppercase()
        };
        self.printed == other.printed || plain(self) == plain(other)
    }
}

/// Whether the National Assembly of a term sat in a year (from the XI on; a term is five years,
/// the years of election belong to both).
fn sat_in(term: u8, year: i16) -> bool {
    let first = match term {
        11 => 2002,
        12 => 2007,
        13.. => 2011 + 5 * (i16::from(term) - 13),
        _ => return true,
    };
    let last = if term == 12 { 2011 } else { first + 5 };
    (first..=last).contains(&year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(printed: &str) -> Option<NumberKey> {
        DocumentNumber::parse(printed).key(None)
    }

    #[test]
    fn every_form() {
        use Form as F;
        for (printed, ordinal, year, form) in [
            ("71/NQ-CP", "71", None, F::State),
            ("165/2025/NĐ-CP", "165", Some(2025), F::State),
            ("66.22/2026/NQ-CP", "66.22", Some(2026), F::State),
            ("012/CT-UBND", "012", None, F::State),
            ("163/2025/QĐ-CTUBND", "163", Some(2025), F::State),
            ("57-NQ/TW", "57", None, F::Party),
            ("03-QĐ/BCĐ", "03", None, F::Party),
            ("89/QĐ-BCĐ", "89", None, F::State),
            ("01-NQ/ĐH", "01", None, F::Party),
            ("20/2023/QH15", "20", Some(2023), F::Law),
            ("5511/BKHCN-CĐSQG", "5511", None, F::Letter),
            ("1730/SKHCN-CNTT&CĐS", "1730", None, F::Letter),
            ("/KH-UBND", "", None, F::Draft),
            ("-KH/TU", "", None, F::Draft),
            ("57", "57", None, F::Bare),
        ] {
            let number = DocumentNumber::parse(printed);
            assert_eq!(number.ordinal, ordinal, "{printed}");
            assert_eq!((number.year, number.form), (year, form), "{printed}");
            assert_eq!(number.defects, [], "{printed}");
            if form != F::Draft {
                assert_eq!(number.canonical(None), printed);
            }
        }
    }

    #[test]
    fn spellings_of_one_number_have_one_key() {
        for (a, b) in [
            ("749/QĐ-TTg", "749/QĐ-TTG"),
            ("57-NQ/TW", "57/NQ-TW"),
            ("57-NQ/TW", "57–NQ/TW"),
            ("57-NQ/TW", " Số: 57 - NQ / TW;"),
            ("06/QĐ-TTg", "6/QĐ-TTg"),
            ("02-KH/BCDDTW", "02-KH/BCĐTW"),
            ("2629/QĐ-TTg", "2629/QĐ\u{2011}TTg"),
        ] {
            assert!(key(a).is_some());
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        assert_ne!(key("71-NQ/TW"), key("71/NQ-CP"));
        assert_ne!(key("11/NQ-CP"), key("11/2026/NQ-CP"));
        assert_eq!(key("57"), None);
    }

    #[test]
    fn what_a_right_form_says_is_without_defect() {
        for printed in [
            "11- KH/BCĐ",
            "17-KH-BCĐ",
            "05/NQ-TU",
            "02-KH/BCDDTW",
            "749/QD-TTG",
        ] {
            let right = DocumentNumber::parse(printed).right_form(None).unwrap();
            assert_eq!(DocumentNumber::parse(&right).defects, [], "{right}");
        }
    }
}
