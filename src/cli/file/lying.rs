//! What lies beside files until it takes their place: nothing of it stays where a run is ended.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

static ALL: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Something that lies beside a file for now; taken away when the run is told to end.
#[derive(Debug)]
pub(in crate::cli) struct Lying(PathBuf);

impl Lying {
    /// From now on it is known.
    pub(in crate::cli) fn new(path: &Path) -> Self {
        #[cfg(unix)]
        signals::watch();
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(path.clone());
        Self(path)
    }
}

impl Drop for Lying {
    fn drop(&mut self) {
        let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&self.0);
    }
}

#[cfg(unix)]
mod signals {
    use super::{ALL, PoisonError};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;
    use std::sync::Once;
    use std::{fs, thread};

    /// Waits for the end that others ask for; takes away what lies there, and ends as asked.
    pub(super) fn watch() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGXFSZ]) else {
                return;
            };
            thread::spawn(move || {
                // A file that grew over what it may have is an error of writing, and is said as one.
                for signal in signals.forever().filter(|signal| *signal != SIGXFSZ) {
                    // Held to the end: nothing new begins to lie there.
                    let all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
                    for path in &*all {
                        // One of the two; what has taken its place already is neither.
                        let _ = fs::remove_file(path);
                        let _ = fs::remove_dir_all(path);
                    }
                    let _ = emulate_default_handler(signal);
                }
            });
        });
    }
}
