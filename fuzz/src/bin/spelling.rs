//! One target: `spelling`.
#![no_main]
doichieu_fuzz::program!(text::spelling);
