//! One target: `rules`.
#![no_main]
doichieu_fuzz::program!(rule::rules);
