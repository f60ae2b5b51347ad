//! One target: `sentence`.
#![no_main]
doichieu_fuzz::program!(plan::sentence);
