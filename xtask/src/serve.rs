//! `serve`: the built app on this machine, as a plain static host would give it.

use crate::arguments::Arguments;
use crate::build;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

const PORT: u16 = 8080;

pub fn app(arguments: &Arguments) -> Result<(), String> {
    let folder = if arguments.no_build { build::dist(arguments) } else { build::app_if_changed(arguments)? };
    let base = arguments.public_url.clone().unwrap_or_else(|| "/".to_owned());
    let port = arguments.port.unwrap_or(PORT);
    let listener = TcpListener::bind(("127.0.0.1", port))
        .map_err(|error| format!("port {port}: {error} (choose another with --port)"))?;
    let port = listener.local_addr().map_or(port, |address| address.port());
    println!("\nCarteira is at   http://127.0.0.1:{port}{base}");
    println!("with sample data http://127.0.0.1:{port}{base}?exemplo");
    println!("Ctrl+C ends it.");
    let site = Arc::new(Site { folder, base });
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        // A connection that breaks is the browser's business.
        thread::spawn(move || site.converse(stream));
    }
    Ok(())
}

struct Site {
    folder: PathBuf,
    base: String,
}

struct Answer {
    status: &'static str,
    kind: &'static str,
    cache: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

impl Site {
    fn converse(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut stream = stream;
        loop {
            let mut request = String::new();
            if reader.read_line(&mut request)? == 0 {
                return Ok(());
            }
            let mut header = String::new();
            while reader.read_line(&mut header)? > 2 {
                header.clear();
            }
            let mut words = request.split(' ');
            let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or("/"));
            let answer = match method {
                "GET" | "HEAD" => self.answer(target),
                _ => plain("405 Method Not Allowed"),
            };
            let location = answer.location.map(|to| format!("Location: {to}\r\n")).unwrap_or_default();
            write!(
                stream,
                "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: {}\r\n\
                 X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n{location}\r\n",
                answer.status,
                answer.kind,
                answer.body.len(),
                answer.cache
            )?;
            if method == "GET" {
                stream.write_all(&answer.body)?;
            }
            stream.flush()?;
        }
    }

    fn answer(&self, target: &str) -> Answer {
        let path = target.split(['?', '#']).next().unwrap_or("/");
        let Some(name) = path.strip_prefix(&self.base) else {
            let location = Some(self.base.clone());
            return Answer { location, ..plain("302 Found") };
        };
        match self.file(if name.is_empty() { "index.html" } else { name }) {
            Some((file, body)) => {
                let name = file.to_string_lossy().into_owned();
                Answer { status: "200 OK", kind: kind(&name), cache: cache(&name), location: None, body }
            }
            // A deep link into the app, which knows its own addresses.
            None if !name.rsplit('/').next().is_some_and(|last| last.contains('.')) => {
                self.answer(&self.base)
            }
            None => plain("404 Not Found"),
        }
    }

    fn file(&self, name: &str) -> Option<(PathBuf, Vec<u8>)> {
        let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        let file = self.folder.join(name);
        if !inside {
            return None;
        }
        fs::read(&file).ok().map(|body| (file, body))
    }
}

fn plain(status: &'static str) -> Answer {
    let kind = "text/plain; charset=utf-8";
    Answer { status, kind, cache: "no-store", location: None, body: status.as_bytes().to_vec() }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "geojson" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A name with a hash never changes; every other file is asked for again.
fn cache(name: &str) -> &'static str {
    let hashed = name
        .split(['-', '_', '.', '/'])
        .any(|part| part.len() >= 15 && part.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if hashed { "public, max-age=31536000, immutable" } else { "no-cache" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn service_worker_and_page_are_always_asked_for_again() {
        for name in ["dist/sw.js", "dist/index.html", "dist/boot.js", "dist/data/municipios.json"] {
            assert_eq!(cache(name), "no-cache", "{name}");
        }
        assert!(cache("dist/carteira-5f7e2c1d9a8b7c6d_bg.wasm").contains("immutable"));
    }

    #[test]
    fn nothing_outside_the_folder_is_given() {
        let site =
            Site { folder: PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src"), base: "/c/".to_owned() };
        assert_eq!(site.answer("/c/main.rs").status, "200 OK");
        assert_eq!(site.answer("/c/../Cargo.toml").status, "404 Not Found");
        assert_eq!(site.answer("/c//etc/passwd.txt").status, "404 Not Found");
        assert_eq!(site.answer("/outside").status, "302 Found");
        assert_eq!(site.answer("/c/missing.js").status, "404 Not Found");
    }
}
