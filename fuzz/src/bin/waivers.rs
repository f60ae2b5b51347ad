//! One target: `waivers`.
#![no_main]
doichieu_fuzz::program!(setting::waivers);
