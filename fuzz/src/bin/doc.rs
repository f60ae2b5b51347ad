//! One target: `doc`.
#![no_main]
doichieu_fuzz::program!(file::doc);
