//! One target: `command`.
#![no_main]
doichieu_fuzz::program!(plan::command);
