//! `page`, `serve`, `completions`, `man`: the program for those who do not compile it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use super::run::run;
use doichieu::cli::ExitStatus;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// A server that ends with its test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a server answers to a request.
fn asked(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn the_page_is_served_on_this_machine_alone() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    fs::write(&page, "<!DOCTYPE html><title>đối chiếu</title>").unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_doichieu"))
        .args(["serve", "--lang", "en", "--port", "0", "--page"])
        .arg(&page)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut server = Server(child);
    let mut line = String::new();
    let mut out = BufReader::new(server.0.stdout.take().unwrap());
    out.read_line(&mut line).unwrap();
    let (_, behind) = line.split_once("http://").unwrap();
    let address = behind.split('/').next().unwrap();
    assert!(address.starts_with("127.0.0.1:"), "{line}");

    // A connection that says nothing keeps nobody waiting.
    let silent = TcpStream::connect(address).unwrap();
    let answer = asked(
        address,
        &format!("GET / HTTP/1.1\r\nHost: {address}\r\n\r\n"),
    );
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.ends_with("<title>đối chiếu</title>"), "{answer}");
    let head = asked(
        address,
        &format!("HEAD / HTTP/1.1\r\nHost: {address}\r\n\r\n"),
    );
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n") && head.ends_with("\r\n\r\n"));
    let elsewhere = asked(address, "GET / HTTP/1.1\r\nHost: example.test\r\n\r\n");
    assert!(elsewhere.starts_with("HTTP/1.1 421 "), "{elsewhere}");
    let left = asked(
        address,
        &format!("POST / HTTP/1.1\r\nHost: {address}\r\n\r\n"),
    );
    assert!(left.starts_with("HTTP/1.1 405 "), "{left}");
    drop(silent);
}

#[test]
fn a_port_that_is_taken_is_said_to_be() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let ran = run(["serve", "--page", "Cargo.toml", "--port", &port]);
    assert_eq!(ran.status, ExitStatus::Failure);
    assert!(
        ran.err.contains(&port) && ran.err.contains("--port"),
        "{}",
        ran.err
    );
}

#[test]
fn the_page_is_written_or_it_is_said_that_it_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("doichieu.html");
    let ran = run(["page", "--output", file.to_str().unwrap()]);
    if ran.status == ExitStatus::Success {
        let page = fs::read_to_string(&file).unwrap();
        assert!(page.contains("connect-src 'none'"), "not the page");
    } else {
        assert!(ran.err.contains("page/README.md"), "{}", ran.err);
        assert!(!file.exists());
    }
}

#[test]
fn each_shell_is_given_its_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = run(["completions", shell]);
        assert_eq!(ran.status, ExitStatus::Success);
        assert!(
            ran.out.contains("doichieu") && ran.out.contains("as-of"),
            "{shell}"
        );
    }
}

#[test]
fn each_command_has_a_manual_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    assert_eq!(run(["man", "--output", path]).status, ExitStatus::Success);
    for name in [
        "doichieu",
        "doichieu-check",
        "doichieu-rules",
        "doichieu-rules-lint",
    ] {
        let page = fs::read_to_string(folder.path().join(format!("{name}.1"))).unwrap();
        assert!(page.contains(".TH "), "{name}");
    }
    let main = run(["man"]);
    assert_eq!(
        main.out,
        fs::read_to_string(folder.path().join("doichieu.1")).unwrap()
    );
}
