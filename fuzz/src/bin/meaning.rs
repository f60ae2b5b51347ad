//! One target: `meaning`.
#![no_main]
doichieu_fuzz::program!(rule::meaning);
