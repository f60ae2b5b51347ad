//! `doichieu serve`: the page on an address of this machine alone, for a browser that opens no
//! files. Nothing is kept of what a browser says, and plans never come here: the page reads them.

mod http;

use super::{ExitStatus, Io, Shared};
use crate::error::{Error, reason};
use clap::Args;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The most browsers' connections at once; more are closed unheard.
const CONNECTIONS: usize = 64;

#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// The port of 127.0.0.1; 0 takes one that is free
    #[arg(long, value_name = "PORT", default_value_t = 8026)]
    port: u16,
    /// The page [default: the one that is part of the program]
    #[arg(long, value_name = "FILE")]
    page: Option<PathBuf>,
}

pub(super) fn run(args: &ServeArgs, shared: &Shared, io: &mut Io<'_>) -> Result<ExitStatus, Error> {
    let page = match &args.page {
        None => super::page::built_in()?.to_vec(),
        Some(file) => std::fs::read(file).map_err(|error| unreadable(file, &error))?,
    };
    let bound = TcpListener::bind((Ipv4Addr::LOCALHOST, args.port)).and_then(|listener| {
        let port = listener.local_addr()?.port();
        Ok((listener, port))
    });
    let (listener, port) = bound.map_err(|error| taken(args.port, &error))?;
    writeln!(
        io.out,
        "{}",
        io.lang(shared.lang).pick(
            format!("Mở http://127.0.0.1:{port}/ bằng trình duyệt trên máy này; Ctrl+C để dừng."),
            format!("Open http://127.0.0.1:{port}/ in a browser on this machine; Ctrl+C ends it."),
        )
    )?;
    io.out.flush()?;
    let open = AtomicUsize::new(0);
    thread::scope(|threads| {
        for stream in listener.incoming().flatten() {
            if open.fetch_add(1, Ordering::Relaxed) >= CONNECTIONS {
                open.fetch_sub(1, Ordering::Relaxed);
                continue;
            }
            let (open, page) = (&open, page.as_slice());
            threads.spawn(move || {
                // A browser that has gone is none of our business.
                let _ = http::answer(stream, page, port);
                open.fetch_sub(1, Ordering::Relaxed);
            });
        }
    });
    Ok(ExitStatus::Success)
}

fn unreadable(file: &std::path::Path, error: &io::Error) -> Error {
    let (file, why) = (file.display(), reason(error));
    Error::request(
        format!("không đọc được “{file}”: {}", why.vi),
        format!("“{file}” cannot be read: {}", why.en),
    )
}

fn taken(port: u16, error: &io::Error) -> Error {
    let why = reason(error);
    Error::request(
        format!(
            "không dùng được cổng {port} của 127.0.0.1: {}; chọn cổng khác bằng --port",
            why.vi
        ),
        format!(
            "port {port} of 127.0.0.1 cannot be used: {}; choose another with --port",
            why.en
        ),
    )
}
