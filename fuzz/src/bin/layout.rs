//! One target: `layout`.
#![no_main]
doichieu_fuzz::program!(text::layout);
