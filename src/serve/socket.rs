//! What a browser is told over its socket, and what it asks for.

use super::address::{address_of, file_at};
use super::connections::Guest;
use super::hub::{Hub, Rendering, Shown};
use super::{Follow, findings};
use axum::extract::ws::{Message, WebSocket};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a browser asks for, on connecting and when it comes back.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Ask {
    Watch {
        /// The path of the page's address.
        path: String,
        /// The hash of what the browser has of it.
        #[serde(default)]
        hash: String,
        /// The version that it was told last, if it comes back.
        #[serde(default)]
        version: Option<u64>,
    },
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Tell<'a> {
    Page {
        path: &'a str,
        hash: &'a str,
        html: &'a str,
        version: u64,
        edited: Vec<String>,
    },
    Asset {
        paths: Vec<String>,
        version: u64,
    },
    Gone {
        path: &'a str,
        version: u64,
    },
    Follow {
        path: String,
        version: u64,
    },
}

/// What is known of a browser.
struct Browser {
    hub: Arc<Hub>,
    /// The path of the address of the page that it shows.
    path: String,
    /// The file of that page, while somebody is to render it first.
    file: Option<String>,
    /// What it has got of the page.
    has: Has,
    /// The version up to which it has been told of everything.
    version: u64,
}

#[derive(Debug, PartialEq, Eq)]
enum Has {
    Page(String),
    NoPage,
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(file) = &self.file {
            self.hub.close(file);
        }
    }
}

/// Tells a browser of everything new until it goes away.
///
/// Only the newest is ever told: what a browser that is slow has missed is in the history, and
/// nothing queues up for it.
pub(super) async fn attend(hub: Arc<Hub>, mut socket: WebSocket, guest: Guest) {
    let mut news = hub.subscribe();
    news.mark_unchanged();
    let mut browser: Option<Browser> = None;
    loop {
        let asked = tokio::select! {
            () = guest.asked_to_leave() => return,
            received = socket.recv() => match received {
                Some(Ok(Message::Text(text))) => Some(text),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => continue,
            },
            changed = news.changed() => match changed {
                Ok(()) => None,
                Err(_) => return,
            },
        };
        if let Some(text) = asked {
            let Ok(Ask::Watch { path, hash, version }) = serde_json::from_str(&text) else {
                continue;
            };
            let mut next = Browser::new(&hub, path, hash);
            next.version = version.unwrap_or_else(|| hub.shown().version());
            browser = Some(next);
        }
        let shown = Arc::clone(&news.borrow_and_update());
        let Some(of_browser) = browser.take() else {
            continue;
        };
        let Some(known) = tell(&mut socket, of_browser, shown).await else {
            return;
        };
        browser = Some(known);
    }
}

/// Tells a browser what it has not been told: the page first, since that is what is looked at,
/// then the findings. Nothing if it has gone away.
async fn tell(socket: &mut WebSocket, mut browser: Browser, shown: Arc<Shown>) -> Option<Browser> {
    let at_hand = browser.file.as_deref().is_none_or(|file| shown.has(file));
    let messages;
    if at_hand {
        messages = browser.news(&shown);
    } else {
        // Rendering takes a while: not on the thread that everybody waits for.
        let shown = Arc::clone(&shown);
        let told = tokio::task::spawn_blocking(move || {
            let messages = browser.news(&shown);
            (browser, messages)
        });
        (browser, messages) = told.await.ok()?;
    }
    for message in messages {
        socket.send(Message::Text(message.into())).await.ok()?;
    }
    let told = tokio::task::spawn_blocking(move || {
        let messages = browser.rest(&shown);
        (browser, messages)
    });
    let (browser, messages) = told.await.ok()?;
    for message in messages {
        socket.send(Message::Text(message.into())).await.ok()?;
    }
    Some(browser)
}

impl Browser {
    fn new(hub: &Arc<Hub>, path: String, hash: String) -> Self {
        let file = file_at(&hub.shown().base, &path);
        if let Some(file) = &file {
            hub.open(file);
        }
        Self {
            hub: Arc::clone(hub),
            path,
            file,
            has: Has::Page(hash),
            version: 0,
        }
    }

    /// What is new to see.
    fn news(&mut self, shown: &Shown) -> Vec<String> {
        let page = self.page(shown);
        let mut messages: Vec<String> = self.tell_page(shown, page.as_deref()).into_iter().collect();
        let assets = self.hub.history().assets_since(self.version);
        if !assets.is_empty() {
            let paths = assets.iter().map(|path| address_of(&shown.base, path)).collect();
            let version = shown.version();
            messages.push(json(&Tell::Asset { paths, version }));
        }
        messages
    }

    /// What else there is to know.
    fn rest(&mut self, shown: &Shown) -> Vec<String> {
        let page = self.page(shown);
        let file = self.file.as_deref().unwrap_or_default();
        let mut messages = vec![json(&findings::message(shown, file, page.as_deref()))];
        let follow = match self.hub.settings.follow {
            Follow::Yes => self.hub.history().edited_since(self.version).map(str::to_owned),
            Follow::No => None,
        };
        let version = shown.version();
        if let Some(follow) = follow.filter(|follow| follow != file && self.hub.page(shown, follow).is_some()) {
            let path = address_of(&shown.base, &follow);
            messages.push(json(&Tell::Follow { path, version }));
        }
        self.version = version;
        messages
    }

    fn page(&self, shown: &Shown) -> Option<Arc<Rendering>> {
        self.hub.page(shown, self.file.as_deref()?)
    }

    fn tell_page(&mut self, shown: &Shown, page: Option<&Rendering>) -> Option<String> {
        let version = shown.version();
        let path = &self.path;
        let Some(page) = page else {
            let is_told = self.has == Has::NoPage;
            self.has = Has::NoPage;
            return (!is_told).then(|| json(&Tell::Gone { path, version }));
        };
        if matches!(&self.has, Has::Page(hash) if *hash == page.hash) {
            return None;
        }
        self.has = Has::Page(page.hash.clone());
        Some(json(&Tell::Page {
            path,
            hash: &page.hash,
            html: &String::from_utf8_lossy(&page.html),
            version,
            edited: self.hub.history().changed_since(self.version),
        }))
    }
}

fn json(message: &impl Serialize) -> String {
    serde_json::to_string(message).expect("messages are made of texts and numbers")
}
