//! One target: `html`.
#![no_main]
doichieu_fuzz::program!(file::html);
