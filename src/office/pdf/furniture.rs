//! What stands on a page beside the plan: its number, the running head and foot.

use super::line::Line;

/// At most so many lines of a running head or foot.
const LINES: usize = 3;
/// A line stands at the same height on two pages if it is so near.
const NEAR: i32 = 400;

/// An edge of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Top,
    Bottom,
}

/// Takes the page numbers and running lines off pages; each page is its number and its lines.
pub(super) fn remove(pages: &mut [(u32, Vec<Line>)]) {
    let mut numbered = false;
    for edge in [Edge::Top, Edge::Bottom] {
        for _ in 0..LINES {
            let marks = marks(pages, edge);
            // Pages are numbered once: a further number is one of the plan.
            let offset = offset(&marks, edge).filter(|_| !numbered);
            let gone: Vec<bool> = marks
                .iter()
                .map(|mark| {
                    mark.as_ref().is_some_and(|mark| {
                        let counted = offset.is_some() && mark.offset == offset;
                        counted || is_running(mark, &marks) || counts_pages(mark, &marks)
                    })
                })
                .collect();
            if !gone.contains(&true) {
                break;
            }
            let taken = marks.iter().zip(&gone).filter(|(_, gone)| **gone);
            numbered |= taken.filter_map(|(mark, _)| mark.as_ref()).any(|mark| {
                let counts = !mark.numbered.is_empty();
                mark.offset.is_some() || mark.words.contains('#') || counts
            });
            for ((_, lines), gone) in pages.iter_mut().zip(gone) {
                if gone {
                    match edge {
                        Edge::Top => drop(lines.remove(0)),
                        Edge::Bottom => drop(lines.pop()),
                    }
                }
            }
        }
    }
}

/// The outermost line of a page.
struct Mark {
    /// Its words, the page's own number as `#`.
    words: String,
    /// Where it stands.
    base: i32,
    /// By how much it differs from the page's place in the file, where it is a number alone.
    offset: Option<i64>,
    /// Words with a number before or behind them, and by how much that differs from the page's
    /// place in the file: gazettes count on from issue to issue, and set odd and even pages
    /// the other way round.
    numbered: Vec<(String, i64)>,
}

fn marks(pages: &[(u32, Vec<Line>)], edge: Edge) -> Vec<Option<Mark>> {
    pages
        .iter()
        .map(|(number, lines)| {
            let line = match edge {
                Edge::Top => lines.first(),
                Edge::Bottom => lines.last(),
            }?;
            let text = line.text();
            let offset = alone(&text).map(|shown| shown - i64::from(*number));
            Some(Mark {
                words: without_number(&text, *number),
                base: line.base,
                offset,
                numbered: numbered(&text, *number),
            })
        })
        .collect()
}

/// The words of a line without the number they begin or end with, and what that number is to the
/// page's place in the file.
fn numbered(text: &str, page: u32) -> Vec<(String, i64)> {
    // Few words and a number behind them are the name of a form or an annex, one a page.
    let name = |words: &str| words.split(' ').count() < 4;
    let before = text.split_once(' ');
    let behind = text.rsplit_once(' ').map(|(words, number)| (number, words));
    let behind = behind.filter(|(_, words)| !name(words));
    let found = [before, behind].into_iter().flatten();
    let found = found.filter_map(|(number, words)| {
        let shown = alone(number)?;
        let words = words.trim_matches(['-', '–', '|', ' ']).to_owned();
        Some((words, shown - i64::from(page)))
    });
    found
        .filter(|(words, _)| words.chars().any(char::is_alphabetic))
        .collect()
}

/// The number that a line is, with nothing but dashes around it.
fn alone(text: &str) -> Option<i64> {
    let bare = text.trim_matches(['-', '–', '—', ' ', '.', '|']);
    let bare = bare.strip_prefix("Trang ").unwrap_or(bare);
    (bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit()))
        .then(|| bare.parse().ok())
        .flatten()
}

/// By how much the numbers of pages differ from their places: what most of them say.
fn offset(marks: &[Option<Mark>], edge: Edge) -> Option<i64> {
    let mut all: Vec<i64> = marks
        .iter()
        .flatten()
        .filter_map(|mark| mark.offset)
        .collect();
    all.sort_unstable();
    let runs = || all.chunk_by(|a, b| a == b);
    let longest = runs().map(<[i64]>::len).max()?;
    let of = runs().find(|run| run.len() == longest)?;
    let offset = *of.first()?;
    // One number alone proves little, unless it is the page's own and no page goes on so far.
    (longest > 1 || offset == 0 && is_outermost(marks, edge)).then_some(offset)
}

/// Whether the page's own number stands farther out than the lines of other pages.
fn is_outermost(marks: &[Option<Mark>], edge: Edge) -> bool {
    let out = |mark: &Mark| match edge {
        Edge::Top => -mark.base,
        Edge::Bottom => mark.base,
    };
    let all = || marks.iter().flatten();
    let own = all().find(|mark| mark.offset == Some(0)).map(out);
    let others = all().filter(|mark| mark.offset != Some(0)).map(out).max();
    others.is_none_or(|others| own.is_some_and(|own| own - others > NEAR))
}

/// Whether a line stands at the same height on other pages, in the same words.
fn is_running(mark: &Mark, marks: &[Option<Mark>]) -> bool {
    let has_words = mark.words.chars().any(char::is_alphabetic);
    has_words && is_often(mark, marks, &|other| other.words == mark.words)
}

/// The same for words beside which the pages are counted.
fn counts_pages(mark: &Mark, marks: &[Option<Mark>]) -> bool {
    let often = |own| is_often(mark, marks, &|other| other.numbered.contains(own));
    mark.numbered.iter().any(often)
}

/// Whether a line stands at the same height on enough other pages that are the same.
fn is_often(mark: &Mark, marks: &[Option<Mark>], same: &dyn Fn(&Mark) -> bool) -> bool {
    let pages = marks.len();
    let near = |other: &&Mark| (other.base - mark.base).abs() <= NEAR && same(other);
    let count = marks.iter().flatten().filter(near).count();
    pages > 1 && count > 1 && count * 2 >= pages - 1
}

/// The words, with `#` for the number of the page where it first stands: the last of three pages
/// is `3/3`.
fn without_number(text: &str, number: u32) -> String {
    let number = number.to_string();
    let mut out = String::new();
    for part in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
        if digits == number && !out.contains('#') {
            out.push('#');
            out.push_str(part.get(digits.len()..).unwrap_or_default());
        } else {
            out.push_str(part);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::line::Word;
    use super::*;

    fn page(number: u32, lines: &[&str]) -> (u32, Vec<Line>) {
        let line = |(base, text): (i32, &&str)| Line {
            words: vec![Word {
                text: (*text).to_owned(),
                left: 0,
                right: 1000,
                note: None,
            }],
            base: base * 2000,
            size: 1400,
        };
        (number, (1..).zip(lines).map(line).collect())
    }

    fn left(pages: &[&[&str]]) -> Vec<String> {
        let mut pages: Vec<_> = (1..).zip(pages).map(|(n, lines)| page(n, lines)).collect();
        remove(&mut pages);
        let text = |(_, lines): &(u32, Vec<Line>)| {
            lines.iter().map(Line::text).collect::<Vec<_>>().join("/")
        };
        pages.iter().map(text).collect()
    }

    #[test]
    fn numbers_and_running_lines_go() {
        assert_eq!(
            left(&[
                &["KẾ HOẠCH", "a"],
                &["2", "Dự thảo", "b"],
                &["- 3 -", "Dự thảo", "80"]
            ]),
            ["KẾ HOẠCH/a", "b", "80"]
        );
        assert_eq!(
            left(&[&["a", "b", "Trang 1/2"], &["c", "d", "Trang 2/2"]]),
            ["a/b", "c/d"]
        );
    }

    #[test]
    fn the_head_of_a_gazette_counts_on() {
        let head = "CÔNG BÁO LAM SƠN/Số 09/ Ngày 25-02-2026";
        let (odd, even, next) = (
            format!("{head} 16"),
            format!("17 {head}"),
            format!("{head} 18"),
        );
        assert_eq!(
            left(&[&[&odd, "a"], &[&even, "b"], &[&next, "c"]]),
            ["a", "b", "c"]
        );
        // An annex a page is none.
        let annexes = left(&[&["a", "b"], &["Phụ lục 1", "c"], &["Phụ lục 2", "d"]]);
        assert_eq!(annexes, ["a/b", "Phụ lục 1/c", "Phụ lục 2/d"]);
    }

    #[test]
    fn a_value_at_the_edge_of_a_page_stays() {
        assert_eq!(left(&[&["a", "80"], &["90", "c"]]), ["a/80", "90/c"]);
        assert_eq!(left(&[&["80"]]), ["80"]);
        assert_eq!(
            left(&[&["a", "x"], &["- Lưu: VT", "y"]]),
            ["a/x", "- Lưu: VT/y"]
        );
    }

    #[test]
    fn a_number_of_the_plan_that_is_the_pages_own_stays() {
        let numbered = ["Trang 1/2", "Trang 2/2"];
        assert_eq!(
            left(&[&["a", "1", numbered[0]], &["b", "c", numbered[1]]]),
            ["a/1", "b/c"]
        );
        assert_eq!(left(&[&["a", "b", "c"], &["d", "2"]]), ["a/b/c", "d/2"]);
    }
}
