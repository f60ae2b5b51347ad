//! One target: `shown`.
#![no_main]
doichieu_fuzz::program!(text::shown);
