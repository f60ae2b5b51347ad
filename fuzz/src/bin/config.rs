//! One target: `config`.
#![no_main]
doichieu_fuzz::program!(setting::config);
