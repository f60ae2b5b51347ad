//! Things kept as bytes by the build, and taken out again by the program.
//!
//! What the built-in files say is worked out when the program is built, by the same code; the program starts with what
//! was kept. Words stand in one text one after the other, all else is numbers.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

/// Things as bytes, for a program that starts with what was worked out before.
#[derive(Debug, Default)]
pub struct Store {
    /// The words.
    pub words: String,
    /// The numbers, seven bits to a byte, the last without the eighth.
    pub numbers: Vec<u8>,
}

/// What is still to be taken out of a store.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Rest {
    pub(crate) words: &'static str,
    pub(crate) numbers: &'static [u8],
}

/// A thing that can be kept and taken out again.
pub(crate) trait Kept: Sized {
    fn keep(&self, store: &mut Store);
    fn take(rest: &mut Rest) -> Option<Self>;
}

impl Kept for u64 {
    fn keep(&self, store: &mut Store) {
        let mut rest = *self;
        while rest >= 0x80 {
            store.numbers.push(rest.to_le_bytes()[0] | 0x80);
            rest >>= 7;
        }
        store.numbers.push(rest.to_le_bytes()[0]);
    }

    #[inline]
    fn take(rest: &mut Rest) -> Option<Self> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let (byte, after) = rest.numbers.split_first()?;
            rest.numbers = after;
            number |= Self::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
            shift += 7;
        }
    }
}

/// Kept as a number that is not negative.
macro_rules! as_number {
    ($($kind:ty)+) => {$(
        impl Kept for $kind {
            fn keep(&self, store: &mut Store) {
                // INVARIANT: what rules number is no more than a few thousands, and no year is negative.
                u64::try_from(*self).unwrap_or_default().keep(store);
            }

            #[inline]
            fn take(rest: &mut Rest) -> Option<Self> {
                Self::try_from(u64::take(rest)?).ok()
            }
        }
    )+};
}

as_number! { u32 usize i16 i8 }

impl Kept for bool {
    fn keep(&self, store: &mut Store) {
        usize::from(*self).keep(store);
    }

    #[inline]
    fn take(rest: &mut Rest) -> Option<Self> {
        usize::take(rest).map(|known| known == 1)
    }
}

impl Kept for String {
    fn keep(&self, store: &mut Store) {
        self.len().keep(store);
        store.words.push_str(self);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        words(rest).map(str::to_owned)
    }
}

impl Kept for Cow<'static, str> {
    fn keep(&self, store: &mut Store) {
        self.len().keep(store);
        store.words.push_str(self);
    }

    #[inline]
    fn take(rest: &mut Rest) -> Option<Self> {
        words(rest).map(Cow::Borrowed)
    }
}

impl Kept for &'static str {
    fn keep(&self, store: &mut Store) {
        self.len().keep(store);
        store.words.push_str(self);
    }

    #[inline]
    fn take(rest: &mut Rest) -> Option<Self> {
        words(rest)
    }
}

/// Something that is taken out when it is first asked for.
#[derive(Clone)]
pub(crate) struct Later<T> {
    kept: Rest,
    own: OnceLock<T>,
}

impl<T> Default for Later<T> {
    fn default() -> Self {
        Self {
            kept: Rest::default(),
            own: OnceLock::new(),
        }
    }
}

impl<T> From<T> for Later<T> {
    fn from(own: T) -> Self {
        Self {
            kept: Rest::default(),
            own: OnceLock::from(own),
        }
    }
}

impl<T: Kept + Default> Deref for Later<T> {
    type Target = T;

    fn deref(&self) -> &T {
        let mut rest = self.kept;
        self.own
            .get_or_init(|| T::take(&mut rest).unwrap_or_default())
    }
}

impl<T: Kept + Default> Later<T> {
    /// It itself, to be changed.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut T)) {
        let _: &T = self;
        self.own.get_mut().map(change);
    }
}

impl<T: Kept + Default + fmt::Debug> fmt::Debug for Later<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Kept + Default> Kept for Later<T> {
    fn keep(&self, store: &mut Store) {
        let mut own = Store::default();
        (**self).keep(&mut own);
        own.words.len().keep(store);
        own.numbers.len().keep(store);
        store.words.push_str(&own.words);
        store.numbers.extend(own.numbers);
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        let [words, numbers] = [usize::take(rest)?, usize::take(rest)?];
        let (own_words, words) = rest.words.split_at_checked(words)?;
        let (own_numbers, numbers) = rest.numbers.split_at_checked(numbers)?;
        *rest = Rest { words, numbers };
        Some(Self {
            kept: Rest {
                words: own_words,
                numbers: own_numbers,
            },
            own: OnceLock::new(),
        })
    }
}

/// The words that come next.
#[inline]
pub(crate) fn words(rest: &mut Rest) -> Option<&'static str> {
    let length = usize::take(rest)?;
    let (own, after) = rest.words.split_at_checked(length)?;
    rest.words = after;
    Some(own)
}

impl<T: Kept> Kept for Option<T> {
    fn keep(&self, store: &mut Store) {
        usize::from(self.is_some()).keep(store);
        if let Some(own) = self {
            own.keep(store);
        }
    }

    #[inline]
    fn take(rest: &mut Rest) -> Option<Self> {
        match usize::take(rest)? {
            0 => Some(None),
            _ => Some(Some(T::take(rest)?)),
        }
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn keep(&self, store: &mut Store) {
        self.len().keep(store);
        for own in self {
            own.keep(store);
        }
    }

    fn take(rest: &mut Rest) -> Option<Self> {
        let length = usize::take(rest)?;
        let mut all = Self::with_capacity(length);
        for _ in 0..length {
            all.push(T::take(rest)?);
        }
        Some(all)
    }
}

impl<A: Kept, B: Kept> Kept for (A, B) {
    fn keep(&self, store: &mut Store) {
        self.0.keep(store);
        self.1.keep(store);
    }

    #[inline]
    fn take(rest: &mut Rest) -> Option<Self> {
        Some((A::take(rest)?, B::take(rest)?))
    }
}

impl<A: Kept, B: Kept, C: Kept> Kept for (A, B, C) {
    fn keep(&self, store: &mut Store) {
        self.0.keep(store);
        self.1.keep(store);
        self.2.keep(store);
    }

    #[inline]
    fn take(rest: &mut Rest) -> Option<Self> {
        Some((A::take(rest)?, B::take(rest)?, C::take(rest)?))
    }
}
