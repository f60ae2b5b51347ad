//! One target: `document_number`.
#![no_main]
doichieu_fuzz::program!(number::document_number);
