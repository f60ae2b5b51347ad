//! One target: `target_set`.
#![no_main]
doichieu_fuzz::program!(plan::target_set);
