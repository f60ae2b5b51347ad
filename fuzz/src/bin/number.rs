//! One target: `number`.
#![no_main]
doichieu_fuzz::program!(number::number);
