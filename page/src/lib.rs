//! The program as a module for a page: a command line and its files in, what it writes out.
//!
//! The page puts a request where [`room`] says, calls [`run`], and takes [`length`] bytes from
//! where [`answer`] says. A request is the length of a head (four bytes, the lowest first), the
//! head as JSON, and behind it the bytes of the files that it names; an answer has the same form.
//! There is no other way in or out: no disk, no network, no clock.
#![cfg(target_family = "wasm")]
#![expect(
    unsafe_code,
    reason = "a name that the page can call is an unsafe attribute; there is no other unsafe code"
)]

mod message;

use doichieu::Province;
use std::cell::RefCell;

thread_local! {
    static REQUEST: RefCell<Vec<u8>> = RefCell::default();
    static ANSWER: RefCell<Vec<u8>> = RefCell::default();
}

/// Makes room for a request of so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    REQUEST.with_borrow_mut(|request| {
        *request = vec![0; bytes];
        request.as_mut_ptr()
    })
}

/// Does what the request asks for.
#[unsafe(no_mangle)]
pub extern "C" fn run() {
    ANSWER.with_borrow_mut(Vec::clear);
    let request = REQUEST.with_borrow_mut(std::mem::take);
    let made = message::answer(request);
    ANSWER.with_borrow_mut(|answer| *answer = made);
}

/// Answers with the names of all provinces, a line each.
#[unsafe(no_mangle)]
pub extern "C" fn provinces() {
    let names = Province::all().iter().map(|province| province.name);
    let names = names.collect::<Vec<_>>().join("\n");
    ANSWER.with_borrow_mut(|answer| *answer = names.into_bytes());
}

/// Where the answer is.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(Vec::as_ptr)
}

/// How many bytes the answer has.
#[unsafe(no_mangle)]
pub extern "C" fn length() -> usize {
    ANSWER.with_borrow(Vec::len)
}
