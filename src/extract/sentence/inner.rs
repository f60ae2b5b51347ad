//! Figures that are words of what another figure measures, and words that are figures.

use super::claims;
use super::piece::{Kind, Piece, Pieces};
use crate::extract::{Account, Amount, Ledger, Manner, Measure};
use crate::lexicon::{Tag, Tags};
use crate::plan::{Comparison, Decimal, Promise};
use std::ops::Range;

/// Of how many a rate is reckoned: "trên 10.000 dân".
const BASES: [i64; 5] = [10, 100, 1_000, 10_000, 100_000];

/// Words before what is measured.
const OPENING: Tags = Tags::of(&[Tag::Strive, Tag::Verb, Tag::Lift, Tag::Rise, Tag::Fall]);

/// Figures inside what a share measures are words of its label: "có tối thiểu 1 trạm", "cấp độ 3", "tốc độ 1 Gb/s".
pub(super) fn inner(pieces: &mut Pieces, clause: &Range<usize>, ledger: &mut Ledger) {
    if pieces.amounts.is_empty() {
        return;
    }
    let own = pieces.all.get(clause.clone()).unwrap_or_default();
    let figure = |piece: &Piece| match piece.kind {
        Kind::Amount(index) => pieces.amounts.get(index),
        _ => None,
    };
    let is_share =
        |piece: &Piece| figure(piece).is_some_and(|amount| amount.measure == Measure::Percent);
    let any_share = own.iter().any(is_share);
    let done = own.first().is_some_and(|piece| piece.tags.has(Tag::Done));
    let mut found = Vec::new();
    let mut shared = false;
    for (at, piece) in own.iter().enumerate() {
        let Some(amount) = figure(piece) else {
            continue;
        };
        let within = match &amount.measure {
            // A level that nothing is said to reach names something: "tài khoản mức độ 2".
            Measure::Level => {
                any_share || !reaches(own, at) || counts_before(own, at) && !is_reached(own, at)
            }
            Measure::Count(_) if lasts(own, at) || is_span(own, at) || is_rate(own, at) => true,
            Measure::Count(_) if piece.tags.has(Tag::Measure) => {
                let within = any_share && !ends_part(own, at)
                    || done && !is_sized(own, at) && !is_done(own, at);
                within && !is_reached(own, at)
                    || is_base(own, at, amount)
                    || is_size(own, at) && is_part(own, at, amount)
            }
            Measure::Count(_) if is_limit(amount) && is_in_share(own, at, &is_share) => true,
            Measure::Count(_) if is_in_name(own, at, &is_share) => true,
            Measure::Count(_) | Measure::Bare => {
                shared && !opens_anew(own, at) && !is_ranked(own, at) && !changes(own, at)
                    || is_base(own, at, amount)
                    || is_part(own, at, amount)
                        && !found
                            .last()
                            .is_some_and(|(before, _)| is_span(own, *before))
            }
            _ => false,
        };
        shared = amount.measure == Measure::Percent || shared && within;
        if within {
            found.push((at, amount.range.clone()));
        }
    }
    for (at, range) in found {
        let own = pieces.all.get(clause.clone()).unwrap_or_default();
        let lasting = lasts(own, at);
        // "tài khoản mức 2": a level that is part of a name leads to no figure.
        let is_name = at > 0
            && !is_reached(own, at)
            && own.get(at).is_some_and(|piece| piece.tags.has(Tag::Level));
        ledger.take(
            range,
            if lasting {
                Account::Activity
            } else {
                Account::Condition
            },
        );
        if let Some(piece) = pieces.all.get_mut(clause.start + at) {
            piece.kind = Kind::Word;
            if is_name {
                piece.tags = Tags::NONE;
            }
        }
    }
}

/// Whether a figure is a least or a most: "ít nhất 01".
fn is_limit(amount: &Amount) -> bool {
    !matches!(amount.promise, Promise::Number(Comparison::Equal, _))
}

/// Whether a count stands between a share and its figure: "Tỷ lệ thôn có từ 2 điểm … trở lên: 90%".
fn is_in_share(own: &[Piece], at: usize, is_share: &impl Fn(&Piece) -> bool) -> bool {
    let figure = |piece: &&Piece| matches!(piece.kind, Kind::Amount(_));
    let before = own.get(..at).unwrap_or_default().iter().rev();
    let acts = Tags::of(&[Tag::Done, Tag::Strive]);
    let mut before = before.take_while(|piece| !figure(piece) && !piece.tags.meets(acts));
    let mut behind = own.get(at + 1..).unwrap_or_default().iter();
    before.any(|piece| piece.tags.has(Tag::Share))
        && !is_reached(own, at)
        && behind.find(figure).is_some_and(is_share)
}

/// "Tỷ lệ thai phụ được khám đủ 4 lần trong 3 thai kỳ đạt 93%": whether a count stands in the name of a share that opens the
/// clause and is reached behind it, nothing parting them.
fn is_in_name(own: &[Piece], at: usize, is_share: &impl Fn(&Piece) -> bool) -> bool {
    let opens = own.first().is_some_and(|piece| piece.tags.has(Tag::Share));
    let parts = |piece: &Piece| matches!(piece.kind, Kind::Sign(_));
    let before = own.get(..at).unwrap_or_default();
    let shared = before.iter().any(is_share);
    let behind = own.get(at + 1..).unwrap_or_default();
    let reached = behind.iter().position(is_share).filter(|share| {
        let between = behind.get(..*share).unwrap_or_default();
        !between.iter().any(parts) && between.last().is_some_and(|last| last.tags.has(Tag::Reach))
    });
    let plain = !before
        .iter()
        .any(|piece| piece.tags.has(Tag::Reach) || parts(piece));
    opens && plain && !shared && !is_reached(own, at) && reached.is_some()
}

/// Whether a count stands inside what another counts, with nothing that parts them: "02 sản phẩm OCOP 4 sao".
fn is_part(own: &[Piece], at: usize, amount: &Amount) -> bool {
    let from = own.get(at).is_some_and(|piece| piece.tags.has(Tag::From));
    let stars = own
        .get(at + 1)
        .is_some_and(|noun| noun.tags.has(Tag::Stars));
    let exact = from || stars || matches!(amount.promise, Promise::Number(Comparison::Equal, _));
    let parts = Tags::of(&[
        Tag::And,
        Tag::Or,
        Tag::Reach,
        Tag::Lift,
        Tag::OfWhich,
        Tag::With,
        Tag::Rise,
        Tag::Fall,
        Tag::Onto,
        Tag::To,
    ]);
    let before = own.get(..at).unwrap_or_default().iter().rev();
    let mut before = before.skip_while(|piece| {
        matches!(piece.kind, Kind::Word | Kind::Noun | Kind::Aside)
            && (stars || !piece.tags.meets(parts))
    });
    exact
        && before
            .next()
            .is_some_and(|piece| matches!(piece.kind, Kind::Amount(_)))
}

/// "350 thùng rác loại 240 lít", "01 trạm công suất 20 tấn/ngày": whether a technical measure tells which things are counted.
fn is_size(own: &[Piece], at: usize) -> bool {
    let sizes = Tags::of(&[Tag::Graded, Tag::Detail]);
    let before = at.checked_sub(1).and_then(|at| own.get(at));
    before.is_some_and(|piece| piece.tags.meets(sizes))
}

/// Whether the word right before a figure says that it is reached.
fn is_reached(own: &[Piece], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| own.get(at));
    before.is_some_and(|piece| piece.tags.has(Tag::Reach))
}

/// "… các dự án với tổng công suất 29 MW": whether a figure is the size of all that is done.
fn is_sized(own: &[Piece], at: usize) -> bool {
    let before = own.get(..at).unwrap_or_default();
    let with = before.iter().rposition(|piece| piece.tags.has(Tag::With));
    let sizes = Tags::of(&[Tag::NumberOf, Tag::Index]);
    let behind = with.and_then(|with| own.get(with + 1));
    behind.is_some_and(|piece| piece.tags.meets(sizes))
        || before.last().is_some_and(|piece| piece.tags.has(Tag::Onto))
}

/// "Hoàn thành 12 km đường": whether nothing but the verb and what leads to it stands before a figure.
fn is_done(own: &[Piece], at: usize) -> bool {
    let verbs = OPENING.with(Tag::Done).with(Tag::General);
    let before = own.get(..at).unwrap_or_default();
    let leads = |piece: &Piece| {
        piece.tags.meets(verbs) || matches!(piece.kind, Kind::When(_) | Kind::Sign(_))
    };
    before.iter().all(leads)
}

/// "Diện tích rừng trồng mới 100 ha, giữ độ che phủ 65%": whether a figure ends a part that opens with what it measures.
fn ends_part(own: &[Piece], at: usize) -> bool {
    let comma = |piece: &Piece| piece.kind == Kind::Sign(',');
    let before = own.get(..at).unwrap_or_default();
    let start = before.iter().rposition(comma).map_or(0, |comma| comma + 1);
    let mut opening = before.iter().skip(start);
    let leads = OPENING.with(Tag::General);
    let measured = Tags::of(&[Tag::Index, Tag::Share]);
    let opens = opening
        .find(|piece| !piece.tags.meets(leads) && !matches!(piece.kind, Kind::When(_)))
        .is_some_and(|piece| piece.tags.meets(measured));
    let behind = own.get(at + 1..).unwrap_or_default().iter();
    // "lượng phát thải không vượt quá 457 triệu tấn CO2tđ": in what it is reckoned.
    let told = |piece: &&Piece| matches!(piece.kind, Kind::Noun | Kind::Word | Kind::Aside);
    let next = behind.clone().find(|piece| !told(piece));
    let close = behind
        .take_while(told)
        .filter(|piece| piece.kind == Kind::Word)
        .count();
    // "đạt ít nhất -95 triệu tấn": below nothing, which no figure is read as.
    let minus = before
        .last()
        .is_some_and(|piece| matches!(piece.kind, Kind::Sign('-' | '–')));
    opens && !minus && close < 3 && next.is_none_or(comma)
}

/// Whether the word right before a figure says that it is a rank.
fn is_ranked(own: &[Piece], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| own.get(at));
    before.is_some_and(|piece| piece.tags.has(Tag::Rank))
}

/// Whether a figure is said to be reached or kept.
fn reaches(own: &[Piece], at: usize) -> bool {
    let tags = Tags::of(&[Tag::Reach, Tag::Onto, Tag::Ensure, Tag::Verb, Tag::To]);
    let before = own.get(..at).unwrap_or_default();
    before
        .iter()
        .any(|piece| piece.tags.meets(tags) || piece.kind == Kind::Sign(':'))
}

/// Whether another figure stands before: "01 huyện đạt chuẩn mức độ 3".
fn counts_before(own: &[Piece], at: usize) -> bool {
    let mut before = own.get(..at).unwrap_or_default().iter();
    before.any(|piece| matches!(piece.kind, Kind::Amount(_)))
}

/// How long something takes: "trong 10 ngày làm việc".
fn lasts(own: &[Piece], at: usize) -> bool {
    let figure = own.get(at).is_some_and(|piece| {
        !piece
            .tags
            .meets(Tags::of(&[Tag::Most, Tag::Under, Tag::Least]))
    });
    let behind = own
        .get(at + 1)
        .is_some_and(|piece| piece.kind == Kind::Noun && piece.tags.has(Tag::Time));
    let before = at.checked_sub(1).and_then(|at| own.get(at));
    let within = Tags::of(&[Tag::In, Tag::Preposition, Tag::Period]);
    // "tăng bình quân 5 năm (2026 - 2030): 8,5%/năm": the bracket says which.
    let told = behind
        && own
            .get(at + 2)
            .is_some_and(|piece| piece.kind == Kind::Aside);
    let told = told
        && own
            .iter()
            .skip(at + 2)
            .any(|piece| matches!(piece.kind, Kind::Amount(_)));
    figure && (told || behind && before.is_some_and(|piece| piece.tags.meets(within)))
}

/// How long a course lasts whose learners are counted: "đào tạo dưới 3 tháng cho khoảng 3,2 triệu người".
fn is_span(own: &[Piece], at: usize) -> bool {
    let is_time = |noun: &Piece| noun.kind == Kind::Noun && noun.tags.has(Tag::Time);
    let mut behind = own.iter().skip(at + 1);
    let spans = behind.next().is_some_and(is_time)
        && behind
            .next()
            .is_some_and(|piece| piece.tags.has(Tag::Preposition));
    let mut counted = behind.skip_while(|piece| piece.kind == Kind::Word);
    let counts = counted.next().map(|piece| piece.kind);
    spans
        && matches!(counts, Some(Kind::Amount(_)))
        && counted
            .next()
            .is_some_and(|noun| noun.kind == Kind::Noun && !is_time(noun))
}

/// "Số thuê bao/100 dân": a figure behind a stroke is what a rate is of.
fn is_rate(own: &[Piece], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| own.get(at));
    before.is_some_and(|piece| piece.kind == Kind::Sign('/'))
}

/// "…, thu nhập tăng ít nhất 1,5 lần": a change behind a comma is a figure of its own.
fn changes(own: &[Piece], at: usize) -> bool {
    let before = own.get(..at).unwrap_or_default();
    let apart = before
        .iter()
        .rev()
        .take_while(|piece| !matches!(piece.kind, Kind::Amount(_)))
        .any(|piece| piece.kind == Kind::Sign(','));
    let rises = Tags::of(&[Tag::Rise, Tag::Fall, Tag::Onto]);
    apart && before.last().is_some_and(|piece| piece.tags.meets(rises))
}

/// Whether a count is part of what another figure measures: "số bác sĩ trên 1 vạn dân đạt 15 bác sĩ".
fn is_base(own: &[Piece], at: usize, amount: &Amount) -> bool {
    // "Số giường bệnh trên 1 vạn dân: 45 giường", "Số bác sĩ trên 10.000 dân: 15 bác sĩ".
    let per_one = matches!(amount.promise, Promise::Number(Comparison::MoreThan, one) if one == Decimal::from(1));
    let per_many = match amount.promise {
        Promise::Number(Comparison::MoreThan, many) => {
            let measured = Tags::of(&[Tag::Share, Tag::Index, Tag::NumberOf]);
            let opens = own.iter().find(|piece| !piece.tags.meets(OPENING));
            let opens = opens.is_some_and(|piece| piece.tags.meets(measured));
            opens && BASES.iter().any(|base| Decimal::from(*base) == many)
        }
        _ => false,
    };
    let per_one = per_one || per_many;
    // "tỷ lệ xã đạt dưới 10 tiêu chí còn 25%": of those that reach so many.
    let of_those = is_reached(own, at);
    let ends = |piece: &&Piece| {
        (per_one || !piece.tags.has(Tag::And))
            && match piece.kind {
                Kind::Sign(':') => per_one,
                Kind::Sign(sign) => matches!(sign, '-' | '–'),
                _ => true,
            }
            && (of_those || !piece.tags.has(Tag::Onto))
            // "50 cơ sở với tổng số phòng là 7.500 phòng": each has its figure.
            && (per_one || !piece.tags.has(Tag::With))
    };
    let behind = own.get(at + 1..).unwrap_or_default();
    let close: Vec<&Piece> = behind.iter().take_while(ends).collect();
    let next = close
        .iter()
        .position(|piece| matches!(piece.kind, Kind::Amount(_)));
    let reached = next
        .and_then(|next| next.checked_sub(1))
        .and_then(|at| close.get(at));
    let stars = next.and_then(|next| close.get(next + 1));
    let counted = stars.is_none_or(|noun| !noun.tags.has(Tag::Stars));
    let onto = Tags::of(&[Tag::Reach, Tag::Onto]);
    at > 0
        && counted
        && reached.is_some_and(|piece| {
            per_many || piece.tags.meets(onto) || per_one && piece.kind == Kind::Sign(':')
        })
}

/// Whether a figure stands behind a comma or an "và", with nothing but verbs between.
fn opens_anew(own: &[Piece], at: usize) -> bool {
    let verbs = Tags::of(&[Tag::Verb, Tag::Reach, Tag::Strive, Tag::General, Tag::Done]);
    let stretch = own.get(..at).unwrap_or_default();
    let comma = stretch
        .iter()
        .rposition(|piece| piece.kind == Kind::Sign(','));
    // "…, mỗi năm giải quyết việc làm cho trên 250 lao động": something else is promised.
    let leads = [Tag::Yearly, Tag::Each, Tag::Strive, Tag::General, Tag::Lift];
    let leads = Tags::of(&leads).with(Tag::Index).with(Tag::NumberOf);
    let first = comma.and_then(|comma| own.get(comma + 1));
    // "100% cơ quan, tổ chức sử dụng ít nhất 01 ứng dụng": the word is a noun there.
    let noun = |piece: &Piece| piece.tags.has(Tag::Thing);
    if first.is_some_and(|piece| piece.tags.meets(leads) && !noun(piece)) {
        return true;
    }
    let before = stretch.iter().rev();
    let mut before =
        before.skip_while(|piece| piece.tags.meets(verbs) || matches!(piece.kind, Kind::When(_)));
    before.next().is_none_or(|piece| {
        piece.tags.has(Tag::And) || piece.tags.has(Tag::OfWhich) || piece.kind == Kind::Sign(',')
    })
}

/// "Toàn bộ hồ sơ được xử lý …": all of them, said in words.
pub(super) fn all_in_words(pieces: &mut Pieces, clause: &Range<usize>, manner: Manner) {
    let own = pieces.all.get(clause.clone()).unwrap_or_default();
    if manner != Manner::Targets
        || own
            .iter()
            .any(|piece| matches!(piece.kind, Kind::Amount(_)))
    {
        return;
    }
    let leads = Tags::of(&[Tag::Strive, Tag::Verb, Tag::Reach]);
    let led = |piece: &&Piece| {
        piece.tags.meets(leads) || matches!(piece.kind, Kind::When(_) | Kind::Sign(','))
    };
    let first = own.iter().take_while(led).count();
    let states = own
        .iter()
        .skip(first)
        .any(|piece| piece.tags.has(Tag::State));
    let index = pieces.amounts.len();
    let Some(piece) = pieces.all.get_mut(clause.start + first) else {
        return;
    };
    if piece.tags.has(Tag::All) && states {
        piece.kind = Kind::Amount(index);
        let range = piece.range.clone();
        pieces.amounts.push(claims::all(range));
    }
}
