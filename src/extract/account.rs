//! What each number of a text was taken for: every one of them is in exactly one account.

use std::collections::BTreeMap;
use std::ops::Range;

/// What a number was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Account {
    /// The figure of a target.
    Target,
    /// The figure of a task.
    TaskFigure,
    /// The figure of a reported result.
    Result,
    /// Part of the naming of a document: its number, its day.
    Citation,
    /// Part of a date or a deadline.
    Date,
    /// A year, or a part of one, that dates something.
    Year,
    /// The mark of a heading, an item or a row.
    Mark,
    /// A place in a document: điều 3, khoản 2, phụ lục 1.
    Place,
    /// Money that is paid, not promised.
    Money,
    /// A condition or a definition: "từ 15 tuổi", "dưới 30% có thể điều chỉnh".
    Condition,
    /// A rise, a fall, or where one begins: "tăng 12% so với năm 2025", "từ 60%".
    Change,
    /// What something else promises, beside the plan's own: the province's quota, a formula, a scale of marks.
    Beside,
    /// How often, how long or how many of what is done, that no indicator measures: "2 lần/tháng".
    Activity,
    /// Part of a name: Đề án 06, 5G, ISO 9001.
    Name,
    /// A page number, a running head, a telephone number, an address.
    Furniture,
    /// Not understood.
    Unread(Unread),
}

/// Why a number was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    /// Nobody looked at it.
    NotReached,
    /// No pattern of sentences fits.
    NoPattern,
    /// What is measured was not found.
    NoLabel,
    /// The figure itself is not clear: "72’5%".
    UnclearFigure,
    /// The column or row of the table was not understood.
    UnclearTable,
    /// The year cannot be.
    ImpossibleYear,
    /// Words promise something where no figure is read.
    NoFigure,
    /// Words before the figure say that it is not promised.
    Denied,
    /// Two parts of the head do not agree whose plan it is.
    HeadDisagrees,
}

/// The accounts of a text: ranges of its running text that do not overlap.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// By first byte: the byte after the last, and the account.
    entries: BTreeMap<usize, (usize, Account)>,
    /// The byte after all that was taken: most is asked of what stands behind.
    end: usize,
}

impl Ledger {
    /// Takes a range for something; what of it was taken before stays as it was.
    pub fn take(&mut self, range: Range<usize>, account: Account) {
        if range.is_empty() {
            return;
        }
        if self.end <= range.start {
            self.end = range.end;
            self.entries.insert(range.start, (range.end, account));
            return;
        }
        self.end = self.end.max(range.end);
        // Most is free as a whole, or was taken as a whole.
        match self.last_before(range.end) {
            Some((start, end)) if end > range.start => {
                if start <= range.start && range.end <= end {
                    return;
                }
            }
            _ => {
                self.entries.insert(range.start, (range.end, account));
                return;
            }
        }
        let mut at = range.start;
        let taken: Vec<Range<usize>> = self.overlapping(range.clone()).collect();
        for other in taken {
            if at < other.start {
                self.entries.insert(at, (other.start, account));
            }
            at = at.max(other.end);
        }
        if at < range.end {
            self.entries.insert(at, (range.end, account));
        }
    }

    /// Gives what has a byte of a range another account, whole, and leaves what was not taken.
    pub fn give(&mut self, range: Range<usize>, account: Account) {
        let starts: Vec<usize> = self.meeting(range).map(|(start, _)| *start).collect();
        for start in starts {
            if let Some((_, known)) = self.entries.get_mut(&start) {
                *known = account;
            }
        }
    }

    /// What a byte was taken for.
    pub fn at(&self, byte: usize) -> Option<Account> {
        if self.end <= byte {
            return None;
        }
        let (_, (end, account)) = self.entries.range(..=byte).next_back()?;
        (byte < *end).then_some(*account)
    }

    /// What bytes of a range were taken for.
    pub fn within(&self, range: Range<usize>) -> impl Iterator<Item = Account> + '_ {
        self.meeting(range).map(|(_, (_, account))| *account)
    }

    /// Whether a byte of a range was taken for something.
    pub fn meets(&self, range: Range<usize>) -> bool {
        let last = (range.start < self.end).then(|| self.last_before(range.end));
        last.flatten().is_some_and(|(_, end)| end > range.start)
    }

    /// Where the last entry begins and ends that begins before a byte.
    fn last_before(&self, byte: usize) -> Option<(usize, usize)> {
        let (start, (end, _)) = self.entries.range(..byte).next_back()?;
        Some((*start, *end))
    }

    /// Every range with its account, in order.
    pub fn entries(&self) -> impl Iterator<Item = (Range<usize>, Account)> + Clone + '_ {
        self.entries
            .iter()
            .map(|(start, (end, account))| (*start..*end, *account))
    }

    fn overlapping(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let meeting = self.meeting(range);
        meeting.map(|(start, (end, _))| *start..*end)
    }

    /// The entries that have a byte of a range.
    fn meeting(&self, range: Range<usize>) -> impl Iterator<Item = (&usize, &(usize, Account))> {
        let all = (range.start < self.end).then(|| {
            let before = self.entries.range(..range.start).next_back();
            let before = before.filter(|(_, (end, _))| *end > range.start);
            before.into_iter().chain(self.entries.range(range))
        });
        all.into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_stays() {
        let mut ledger = Ledger::default();
        ledger.take(4..8, Account::Citation);
        ledger.take(0..12, Account::Target);
        ledger.take(6..20, Account::Date);
        let all: Vec<_> = ledger.entries().collect();
        assert_eq!(
            all,
            [
                (0..4, Account::Target),
                (4..8, Account::Citation),
                (8..12, Account::Target),
                (12..20, Account::Date),
            ]
        );
        assert_eq!(ledger.at(7), Some(Account::Citation));
        assert_eq!(ledger.at(20), None);
        assert!(ledger.meets(19..30) && !ledger.meets(20..30));
        let within: Vec<_> = ledger.within(7..9).collect();
        assert_eq!(within, [Account::Citation, Account::Target]);
    }
}
