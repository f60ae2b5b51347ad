//! One target: `judge`.
#![no_main]
doichieu_fuzz::program!(plan::judge);
