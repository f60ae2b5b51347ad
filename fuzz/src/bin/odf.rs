//! One target: `odf`.
#![no_main]
doichieu_fuzz::program!(file::odf);
