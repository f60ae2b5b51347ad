//! One target: `file`.
#![no_main]
doichieu_fuzz::program!(file::file);
