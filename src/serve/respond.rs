//! Requests and their answers.

use super::address::{self, Place};
use super::connections::{Connections, Kind};
use super::guard::{Claims, Names};
use super::hub::{Hub, Rendering, Shown, hash};
use super::{desk, own, socket};
use crate::fs;
use crate::model::output::Content;
use axum::body::Body;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use std::sync::Arc;

/// How much is read from a socket at once, and how long a message of a browser may be: it says
/// which page it shows.
const SOCKET_BUFFER: usize = 4 * 1024;
const SOCKET_MESSAGE: usize = 64 * 1024;

/// What a connection's requests are answered with.
#[derive(Debug, Clone)]
pub(super) struct Desk {
    pub(super) hub: Arc<Hub>,
    /// The address of this machine that the connection came in at.
    pub(super) local: IpAddr,
    pub(super) connections: Connections,
}

/// Answers a request.
pub(super) async fn answer(State(desk): State<Desk>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    if !is_admitted(&desk, &parts) {
        let mut response = plain(StatusCode::FORBIDDEN, "403\n");
        // Whoever is not let in keeps no connection either.
        response
            .headers_mut()
            .insert(header::CONNECTION, HeaderValue::from_static("close"));
        return response;
    }
    if parts.method != Method::GET && parts.method != Method::HEAD {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "405\n");
        response
            .headers_mut()
            .insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let shown = desk.hub.shown();
    match address::place(&shown.base, parts.uri.path()) {
        Place::Own(name) if name == "socket" => open_socket(desk, parts).await,
        place => {
            // Rendering takes a while: not on the thread that everybody waits for.
            let made = tokio::task::spawn_blocking(move || made(&desk.hub, &shown, place, &parts));
            made.await
                .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "500\n"))
        }
    }
}

fn is_admitted(desk: &Desk, parts: &Parts) -> bool {
    let all = |name: HeaderName| -> Vec<&str> {
        let values = parts.headers.get_all(name).iter();
        // What is no text is nobody's name.
        values.map(|value| value.to_str().unwrap_or("")).collect()
    };
    let one = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let mut hosts = all(header::HOST);
    hosts.extend(parts.uri.authority().map(axum::http::uri::Authority::as_str));
    let names = Names {
        port: desk.hub.settings.port,
        local: desk.local,
        given: desk.hub.settings.host.clone(),
    };
    names.admit(Claims {
        hosts: &hosts,
        origins: &all(header::ORIGIN),
        site: one("sec-fetch-site"),
        mode: one("sec-fetch-mode"),
    })
}

async fn open_socket(desk: Desk, mut parts: Parts) -> Response {
    match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => {
            let guest = desk.connections.welcome(Kind::Socket);
            upgrade
                .read_buffer_size(SOCKET_BUFFER)
                .write_buffer_size(0)
                .max_message_size(SOCKET_MESSAGE)
                .max_frame_size(SOCKET_MESSAGE)
                .on_upgrade(move |socket| socket::attend(desk.hub, socket, guest))
        }
        Err(rejection) => rejection.into_response(),
    }
}

/// Makes the answer for a place.
fn made(hub: &Hub, shown: &Shown, place: Place, parts: &Parts) -> Response {
    match place {
        Place::Own(name) => own::answer(hub, shown, &name, parts.uri.query().unwrap_or_default()),
        Place::File(file) => of_file(hub, shown, &file, parts),
        Place::Redirect(to) => redirect(&to, parts),
        Place::Outside => missing(hub, shown, ""),
    }
}

fn of_file(hub: &Hub, shown: &Shown, file: &str, parts: &Parts) -> Response {
    let is_page = matches!(file.rsplit_once('.'), Some((_, "html")));
    if is_page && desk::is_wanted(parts.uri.query()) && hub.page(shown, file).is_some() {
        return own::answer(hub, shown, "desk.html", "");
    }
    if is_page && let Some(page) = hub.page(shown, file) {
        let status = if page.stands_in {
            StatusCode::INTERNAL_SERVER_ERROR
        } else {
            StatusCode::OK
        };
        return page_response(status, &page);
    }
    let bytes = match shown.snapshot.file(file) {
        Ok(Some(Content::Bytes(bytes))) => Some(bytes),
        // Only what the site lists is ever read.
        Ok(Some(Content::CopyOf(path))) => fs::read_bytes(&hub.settings.root, &path).ok(),
        Ok(None) | Err(_) => None,
    };
    if let Some(bytes) = bytes {
        return bytes_response(address::media_type(file), bytes);
    }
    let folder = format!("{file}/index.html");
    if !is_page && hub.page(shown, &folder).is_some() {
        return redirect(&format!("{}/", parts.uri.path()), parts);
    }
    missing(hub, shown, file)
}

/// The site's own page for addresses without a page.
fn missing(hub: &Hub, shown: &Shown, file: &str) -> Response {
    match hub.page(shown, &Shown::not_found(file)) {
        Some(page) => page_response(StatusCode::NOT_FOUND, &page),
        None => plain(StatusCode::NOT_FOUND, "404\n"),
    }
}

/// A page, and behind it one line that brings it to life. Browsers take what follows `</html>`
/// as if it stood before; nothing in the page is looked for or replaced.
fn page_response(status: StatusCode, page: &Rendering) -> Response {
    let mut body = page.html.clone();
    let script = format!(
        "<script src=\"/_wenzhai/preview.js\" data-hash=\"{}\" defer></script>\n",
        page.hash
    );
    body.extend_from_slice(script.as_bytes());
    response(status, "text/html; charset=utf-8", &page.hash, body)
}

/// An answer of these bytes.
pub(super) fn bytes_response(media_type: &'static str, bytes: Vec<u8>) -> Response {
    let hash = hash(&bytes);
    response(StatusCode::OK, media_type, &hash, bytes)
}

/// An answer in plain text.
pub(super) fn plain(status: StatusCode, text: &str) -> Response {
    let bytes = text.as_bytes().to_vec();
    response(status, "text/plain; charset=utf-8", &hash(&bytes), bytes)
}

fn redirect(to: &str, parts: &Parts) -> Response {
    let to = match parts.uri.query() {
        Some(query) => format!("{to}?{query}"),
        None => to.to_owned(),
    };
    let mut answer = plain(StatusCode::FOUND, "302\n");
    match HeaderValue::from_str(&to) {
        Ok(to) => {
            answer.headers_mut().insert(header::LOCATION, to);
            answer
        }
        Err(_) => plain(StatusCode::NOT_FOUND, "404\n"),
    }
}

fn response(status: StatusCode, media_type: &'static str, hash: &str, body: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    // What is shown must be what is there now.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{hash}\"")) {
        headers.insert(header::ETAG, tag);
    }
    response
}
