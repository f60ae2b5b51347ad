//! One target: `extract`.
#![no_main]
doichieu_fuzz::program!(plan::extract);
