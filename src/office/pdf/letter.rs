//! What is drawn on a page, in whole hundredths of a point, down and to the right.

/// A place on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// From the left.
    pub(super) x: i32,
    /// From the top.
    pub(super) y: i32,
}

/// Which way letters run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// As a page is read.
    #[default]
    Upright,
    /// From the top down.
    Down,
    /// Upside down.
    Over,
    /// From the bottom up.
    Up,
    /// Across the page: a watermark.
    Slanted,
}

/// A letter as it is drawn, with the marks that stand over it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// The letter and its marks; `\0` fills the rest.
    pub(super) chars: [char; 4],
    /// Where it starts on its baseline.
    pub(super) start: Spot,
    /// Where the next one would.
    pub(super) end: Spot,
    /// The size of the letters.
    pub(super) size: i32,
    /// Which way it runs.
    pub(super) turn: Turn,
}

/// A straight line that is drawn across or down the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ruling {
    /// Which way it goes.
    pub(super) way: Way,
    /// How far from the top, for a line across; else from the left.
    pub(super) at: i32,
    /// Where it begins.
    pub(super) from: i32,
    /// Where it ends.
    pub(super) to: i32,
}

/// Which way a ruling goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
}

/// What is drawn on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// Its number, from 1.
    pub(super) number: u32,
    /// How wide and how high it is.
    pub(super) size: Spot,
    /// Its letters, in the order in which they are drawn.
    pub(super) letters: Vec<Letter>,
    /// Its rulings.
    pub(super) rulings: Vec<Ruling>,
    /// How many pictures it shows.
    pub(super) pictures: usize,
}

impl Turn {
    /// The way of letters whose baseline goes so far to the right and down.
    pub(super) fn of(x: i32, y: i32) -> Self {
        let (wide, high) = (x.saturating_abs(), y.saturating_abs());
        if high <= wide / 8 {
            if x >= 0 { Self::Upright } else { Self::Over }
        } else if wide <= high / 8 {
            if y > 0 { Self::Down } else { Self::Up }
        } else {
            Self::Slanted
        }
    }

    /// The turn after the page was turned so that `way` is upright.
    fn from(self, way: Self) -> Self {
        const RING: [Turn; 4] = [Turn::Upright, Turn::Down, Turn::Over, Turn::Up];
        let place = |turn| RING.iter().position(|known| *known == turn);
        match (place(self), place(way)) {
            (Some(own), Some(zero)) => RING.get((own + 4 - zero) % 4).copied().unwrap_or(self),
            _ => self,
        }
    }
}

impl Spot {
    /// The place after a page of this size was turned so that `way` is upright.
    fn turned(self, way: Turn, page: Self) -> Self {
        let (x, y) = match way {
            Turn::Upright | Turn::Slanted => (self.x, self.y),
            Turn::Down => (self.y, page.x.saturating_sub(self.x)),
            Turn::Over => (page.x.saturating_sub(self.x), page.y.saturating_sub(self.y)),
            Turn::Up => (page.y.saturating_sub(self.y), self.x),
        };
        Self { x, y }
    }
}

impl Letter {
    /// Whether it is a blank.
    pub(super) fn is_blank(&self) -> bool {
        self.chars.first().is_some_and(|c| c.is_whitespace())
    }

    /// Whether it begins inside a box, from its upper left corner to the lower right one.
    pub(super) fn is_within(&self, (from, to): (Spot, Spot)) -> bool {
        /// Letters may stand out of the box of a stamp a little.
        const SLACK: i32 = 300;
        let (x, y) = (self.start.x, self.start.y);
        (from.x - SLACK..=to.x + SLACK).contains(&x) && (from.y - SLACK..=to.y + SLACK).contains(&y)
    }

    /// Sets a mark over it; further marks than it has room for are let go.
    pub(super) fn mark(&mut self, mark: char) {
        if let Some(free) = self.chars.iter_mut().find(|c| **c == '\0') {
            *free = mark;
        }
    }

    /// Writes it.
    pub(super) fn write(&self, out: &mut String) {
        out.extend(self.chars.iter().filter(|c| **c != '\0'));
    }

    /// The same letter on a page that was turned so that `way` is upright.
    pub(super) fn turned(mut self, way: Turn, page: Spot) -> Self {
        self.start = self.start.turned(way, page);
        self.end = self.end.turned(way, page);
        self.turn = self.turn.from(way);
        self
    }

    /// About the middle of it.
    pub(super) fn middle(&self) -> Spot {
        let half = |a: i32, b: i32| a.midpoint(b);
        let rise = self.size / 3;
        let (x, y) = match self.turn {
            Turn::Down => (rise, 0),
            Turn::Over => (0, rise),
            Turn::Up => (-rise, 0),
            Turn::Upright | Turn::Slanted => (0, -rise),
        };
        Spot {
            x: half(self.start.x, self.end.x).saturating_add(x),
            y: half(self.start.y, self.end.y).saturating_add(y),
        }
    }
}

impl Ruling {
    fn turned(self, way: Turn, page: Spot) -> Self {
        let ends = |at| match self.way {
            Way::Across => Spot { x: at, y: self.at },
            Way::Down => Spot { x: self.at, y: at },
        };
        let one = ends(self.from).turned(way, page);
        let two = ends(self.to).turned(way, page);
        Self::between(one, two).unwrap_or(self)
    }

    /// The ruling from one place to another, if it is straight.
    pub(super) fn between(one: Spot, two: Spot) -> Option<Self> {
        /// So far may the ends of a straight line be apart.
        const SLACK: i32 = 60;
        let (wide, high) = (one.x.abs_diff(two.x), one.y.abs_diff(two.y));
        let slack = SLACK.unsigned_abs();
        if high <= slack && wide > high {
            Some(Self {
                way: Way::Across,
                at: one.y.midpoint(two.y),
                from: one.x.min(two.x),
                to: one.x.max(two.x),
            })
        } else if wide <= slack && high > wide {
            Some(Self {
                way: Way::Down,
                at: one.x.midpoint(two.x),
                from: one.y.min(two.y),
                to: one.y.max(two.y),
            })
        } else {
            None
        }
    }
}

impl Page {
    /// The page as it is held to be read: most of its letters upright.
    pub(super) fn upright(mut self) -> Self {
        let count = |turn| self.letters.iter().filter(|l| l.turn == turn).count();
        let ways = [Turn::Upright, Turn::Down, Turn::Over, Turn::Up];
        // Of several the first counts: `max_by_key` would take the last.
        let most = ways.into_iter().rev().max_by_key(|turn| count(*turn));
        let Some(way @ (Turn::Down | Turn::Over | Turn::Up)) = most else {
            return self;
        };
        let page = self.size;
        for letter in &mut self.letters {
            *letter = letter.turned(way, page);
        }
        for ruling in &mut self.rulings {
            *ruling = ruling.turned(way, page);
        }
        if way != Turn::Over {
            self.size = Spot {
                x: page.y,
                y: page.x,
            };
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(start: (i32, i32), end: (i32, i32)) -> Letter {
        let spot = |(x, y)| Spot { x, y };
        Letter {
            chars: ['a', '\0', '\0', '\0'],
            start: spot(start),
            end: spot(end),
            size: 1200,
            turn: Turn::of(end.0 - start.0, end.1 - start.1),
        }
    }

    #[test]
    fn a_page_is_held_so_that_its_letters_stand() {
        // Drawn from the bottom up along the left edge: turned, along the top.
        for (start, end) in [
            ((1000, 9000), (1000, 8400)),
            ((59_000, 75_000), (59_000, 75_600)),
            ((50_000, 83_200), (49_400, 83_200)),
            ((9000, 1000), (9600, 1000)),
        ] {
            let page = Page {
                size: Spot {
                    x: 60_000,
                    y: 84_200,
                },
                letters: vec![letter(start, end)],
                rulings: vec![
                    Ruling::between(
                        Spot {
                            x: start.0,
                            y: start.1,
                        },
                        Spot { x: end.0, y: end.1 },
                    )
                    .unwrap(),
                ],
                ..Page::default()
            };
            let page = page.upright();
            let first = &page.letters[0];
            assert_eq!(first.turn, Turn::Upright);
            assert_eq!(first.end.x - first.start.x, 600);
            assert_eq!(first.start.y, 1000);
            assert_eq!(page.rulings[0].way, Way::Across);
        }
    }

    #[test]
    fn slanted_letters_have_no_way() {
        assert_eq!(Turn::of(500, 500), Turn::Slanted);
        assert_eq!(Turn::of(-600, 10), Turn::Over);
    }
}
