//! One target: `docx`.
#![no_main]
doichieu_fuzz::program!(file::docx);
