//! What `.ci/fuzz` tries, and what must hold of it.

pub mod targets;
pub use libfuzzer_sys;

/// A program that tries one target, and holds no more than that needs: what is not there need not be looked at after
/// each try.
#[macro_export]
macro_rules! program {
    ($module:ident :: $target:ident) => {
        $crate::libfuzzer_sys::fuzz_target!(|data: &[u8]| $crate::targets::$module::$target(data));
    };
}
