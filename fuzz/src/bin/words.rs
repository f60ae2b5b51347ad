//! One target: `words`.
#![no_main]
doichieu_fuzz::program!(rule::words);
