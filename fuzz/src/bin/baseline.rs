//! One target: `baseline`.
#![no_main]
doichieu_fuzz::program!(setting::baseline);
