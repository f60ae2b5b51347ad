//! The stages, for the fuzzing programs alone (`fuzz/`): nothing of it is promised.

/// `check`
pub mod check {
    pub use crate::check::*;
}

/// `config`
#[cfg(feature = "cli")]
pub mod config {
    pub use crate::config::*;
}

/// `document`
pub mod document {
    pub use crate::document::*;
}

/// `extract`
pub mod extract {
    pub use crate::extract::*;
}

/// `gate`
#[cfg(feature = "cli")]
pub mod gate {
    pub use crate::gate::*;
}

/// `lang`
pub mod lang {
    pub use crate::lang::*;
}

/// `layout`
pub mod layout {
    pub use crate::layout::*;
}

/// `lexicon`
pub mod lexicon {
    pub use crate::lexicon::*;
}

/// `office`
pub mod office {
    pub use crate::office::*;
}

/// `plan`
pub mod plan {
    pub use crate::plan::*;
}

/// `rule`
pub mod rule {
    pub use crate::rule::*;
}

/// `text`
pub mod text {
    pub use crate::text::*;
}
