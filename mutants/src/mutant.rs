//! Which mutant is on: the one that `MUTANT` names. `MUTANT_REACHED` names a file that gets the
//! number of each one that a run comes to.

use std::io::Write as _;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};

static ON: LazyLock<u32> = LazyLock::new(|| {
    let named = std::env::var("MUTANT").ok();
    named.and_then(|named| named.parse().ok()).unwrap_or(0)
});
static REACHED: LazyLock<Option<String>> = LazyLock::new(|| std::env::var("MUTANT_REACHED").ok());
static SEEN: [AtomicBool; 32768] = [const { AtomicBool::new(false) }; 32768];

/// The mutant that is on, where it is one of these; else none, which is 0.
#[inline]
pub(crate) fn among(first: u32, last: u32) -> u32 {
    let on = *ON;
    if on == 0 && REACHED.is_some() {
        reached(first, last);
    }
    if first <= on && on <= last { on } else { 0 }
}

#[cold]
fn reached(first: u32, last: u32) {
    let Some(seen) = SEEN.get(first as usize) else { return };
    if seen.swap(true, Ordering::Relaxed) {
        return;
    }
    let path = REACHED.as_deref().unwrap_or_default();
    let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
    if let Ok(mut file) = file {
        let _ = file.write_all(format!("{first} {last}\n").as_bytes());
    }
}
