//! As much of HTTP as one page takes.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The longest head of a request.
const HEAD: u64 = 16 << 10;
/// The longest wait for a browser.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a browser is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Page,
    /// It asks under a name that is not ours: a page elsewhere made it think that we are that page.
    Misdirected,
    NotFound,
    MethodNotAllowed,
    BadRequest,
}

impl Status {
    fn line(self) -> &'static str {
        match self {
            Self::Page => "200 OK",
            Self::Misdirected => "421 Misdirected Request",
            Self::NotFound => "404 Not Found",
            Self::MethodNotAllowed => "405 Method Not Allowed",
            Self::BadRequest => "400 Bad Request",
        }
    }
}

/// Answers one request and closes the connection.
pub(super) fn answer(mut stream: TcpStream, page: &[u8], port: u16) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let head = head(&mut stream)?;
    let (status, with_body) = judged(&head, port);
    let body = match status {
        Status::Page => page,
        _ => status.line().as_bytes(),
    };
    let kind = match status {
        Status::Page => "text/html; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };
    let head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nAllow: GET, HEAD\r\n\
         Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
         Content-Security-Policy: frame-ancestors 'none'\r\nReferrer-Policy: no-referrer\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Resource-Policy: same-origin\r\n\
         Connection: close\r\n\r\n",
        status.line(),
        body.len(),
    );
    stream.write_all(head.as_bytes())?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
}

/// The head of a request, up to its empty line or as much as one may have.
fn head(stream: &mut impl Read) -> io::Result<String> {
    let (mut head, mut piece) = (Vec::new(), [0; 1024]);
    let mut stream = stream.take(HEAD);
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut piece)? {
            0 => break,
            read => head.extend_from_slice(piece.get(..read).unwrap_or_default()),
        }
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// What a request is answered with, and whether its body is sent.
fn judged(head: &str, port: u16) -> (Status, bool) {
    let mut lines = head.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next())
    else {
        return (Status::BadRequest, true);
    };
    if !head.contains("\r\n\r\n") || !version.starts_with("HTTP/1.") {
        return (Status::BadRequest, true);
    }
    let hosts: Vec<&str> = lines
        .filter_map(|line| line.split_once(':'))
        .filter(|(name, _)| name.eq_ignore_ascii_case("host"))
        .map(|(_, value)| value.trim())
        .collect();
    let ours = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let is_ours =
        matches!(hosts.as_slice(), [one] if ours.iter().any(|own| own.eq_ignore_ascii_case(one)));
    let path = target.split('?').next().unwrap_or_default();
    let status = match (method, path) {
        _ if !is_ours => Status::Misdirected,
        ("GET" | "HEAD", "/" | "/doichieu.html") => Status::Page,
        ("GET" | "HEAD", _) => Status::NotFound,
        _ => Status::MethodNotAllowed,
    };
    (status, method != "HEAD")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(request: &str) -> Status {
        judged(request, 8026).0
    }

    #[test]
    fn the_page_is_given_under_our_own_names_alone() {
        let get = |host: &str| status(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"));
        assert_eq!(get("127.0.0.1:8026"), Status::Page);
        assert_eq!(get("LocalHost:8026"), Status::Page);
        for other in [
            "127.0.0.1",
            "127.0.0.1:8027",
            "example.test:8026",
            "127.0.0.1:8026.example.test",
            "",
        ] {
            assert_eq!(get(other), Status::Misdirected, "{other}");
        }
        let twice = "GET / HTTP/1.1\r\nHost: localhost:8026\r\nHost: example.test\r\n\r\n";
        assert_eq!(status(twice), Status::Misdirected);
        assert_eq!(status("GET / HTTP/1.1\r\n\r\n"), Status::Misdirected);
    }

    #[test]
    fn nothing_else_is_there_and_nothing_can_be_left() {
        let of = |line: &str| status(&format!("{line} HTTP/1.1\r\nHost: localhost:8026\r\n\r\n"));
        assert_eq!(of("GET /etc/passwd"), Status::NotFound);
        assert_eq!(of("GET /../Cargo.toml"), Status::NotFound);
        assert_eq!(of("POST /"), Status::MethodNotAllowed);
        assert_eq!(of("PUT /doichieu.html"), Status::MethodNotAllowed);
        assert_eq!(status("GET /"), Status::BadRequest);
        assert_eq!(status(""), Status::BadRequest);
        assert_eq!(
            status("GET / HTTP/1.1\r\nHost: localhost:8026"),
            Status::BadRequest
        );
    }

    #[test]
    fn a_head_without_end_is_cut() {
        let endless = "a".repeat(100_000);
        assert_eq!(
            head(&mut endless.as_bytes()).map(|head| head.len()).ok(),
            Some(16 << 10)
        );
    }
}
