//! One target: `date`.
#![no_main]
doichieu_fuzz::program!(number::date);
