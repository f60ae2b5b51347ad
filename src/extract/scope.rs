//! What the opening words of a paragraph say for all that stands in it, and in its list.

use super::claim::Claim;
use super::date;
use super::letter::is_alphanumeric;
use super::quantity::quantities;
use super::words::Words;
use crate::target::Modality;

/// What opening words say of all targets after them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Scope {
    /// The year by which they are to be reached: "Đến hết năm 2026:".
    pub(super) year: Option<i16>,
    /// Whether they are only striven for: "Phấn đấu …; …".
    pub(super) strives: bool,
}

impl Scope {
    /// What the opening words of a paragraph say.
    pub(super) fn of(body: Words<'_>) -> Self {
        let strives = body.after_any(&["phấn đấu", "hướng tới"]);
        let rest = strives.unwrap_or(body);
        Self {
            year: dated(rest),
            strives: strives.is_some(),
        }
    }

    /// Says it of a claim that says nothing of its own.
    pub(super) fn cover(self, claim: &mut Claim<'_>) {
        claim.year = claim.year.or(self.year);
        if self.strives {
            claim.modality = Modality::Strive;
        }
    }
}

/// "đến hết năm 2026" at the start, closed by a sign or by what is promised.
fn dated(words: Words<'_>) -> Option<i16> {
    const LEADS: &[&str] = &[
        "đến hết năm",
        "đến cuối năm",
        "đến năm",
        "trong năm",
        "hết năm",
        "năm",
    ];
    let in_quarter = ["đến hết", "đến cuối", "đến", "trong", "hết"]
        .iter()
        .find_map(|lead| words.after(lead))
        .unwrap_or(words);
    let day = in_quarter.after("tính đến").unwrap_or(in_quarter);
    let (year, after) = if let Ok((left, Some(found))) = date::printed(day.lower) {
        (found.year, day.from(day.text.len() - left.len()))
    } else if let Some((year, length)) = date::quarter(in_quarter.lower) {
        (year, in_quarter.from(length))
    } else {
        let rest = words.after_any(LEADS)?;
        let year: i16 = rest.text.get(..4)?.parse().ok()?;
        (year, rest.from(4))
    };
    let after = after.trim_start();
    let said = after.after_any(&["có", "đã", "toàn"]).is_some();
    let closed = said || after.text.starts_with([',', ':']) || after.is_empty();
    ((2000..2100).contains(&year) && closed).then_some(year)
}

/// "hoàn thành trong quý III/2026", "(hoàn thành trước ngày 30/8/2026)": the year by which what
/// a sentence says is to be done.
pub(super) fn deadline(words: Words<'_>) -> Option<i16> {
    let at = words.find("hoàn thành")?;
    let rest = words.from(at + "hoàn thành".len()).trim_start();
    let rest = rest.after("xong").unwrap_or(rest);
    let rest = rest
        .after_any(&["trong", "trước", "vào", "chậm nhất", "đến hết"])
        .unwrap_or(rest);
    if let Some((year, _)) = date::quarter(rest.lower) {
        return Some(year);
    }
    let (_, day) = date::printed(rest.lower)
        .or_else(|_| date::year_alone(rest.lower))
        .ok()?;
    day.map(|day| day.year)
}

/// "Tuyển sinh trực tuyến: mầm non 70%; tiểu học 100%": what stands before the colon names
/// also the parts after each semicolon.
pub(super) fn shared_name(clause: Words<'_>) -> Option<Words<'_>> {
    if !clause.text.contains(':') {
        return None;
    }
    let first = quantities(clause).into_iter().next()?;
    let before = clause.until(first.range.start).trim_end();
    let colon = before.text.find(':')?;
    let own = before.from(colon + 1).trim();
    let name = before.until(colon).trim();
    let words = |words: Words<'_>| words.text.split_whitespace().count();
    let is_part = (1..=4).contains(&words(own)) && !own.has_any(&["đạt", "đến", "tối thiểu"]);
    let rest = clause
        .from(first.range.end)
        .trim_matches(|c: char| !is_alphanumeric(c));
    (is_part && rest.is_empty() && words(name) >= 2 && Scope::of(name) == Scope::default())
        .then_some(name)
}
