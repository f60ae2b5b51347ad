//! One target: `glob`.
#![no_main]
doichieu_fuzz::program!(setting::glob);
