//! One target: `xlsx`.
#![no_main]
doichieu_fuzz::program!(file::xlsx);
