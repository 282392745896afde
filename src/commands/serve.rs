//! `wenzhai serve`: the preview.

use super::{Failure, Invocation, Outcome};
use clap::ArgMatches;
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::sync::Arc;
use wenzhai::assemble::Drafts;
use wenzhai::diag::Text;
use wenzhai::fs;
use wenzhai::pipeline::{Live, Options};
use wenzhai::serve::{Beacon, Follow, Means, Preview, Wish};

mod telling;

/// Any port above 1024 does; this one is not the default of another tool that editors run.
pub(crate) const PORT: u16 = 4600;

/// Visual Studio Code's addresses, which its derivatives and many launchers understand.
const EDITOR: &str = "vscode://file/{path}:{line}:{column}";

pub(super) fn run(invocation: &Invocation, matches: &ArgMatches) -> Result<Outcome, Failure> {
    let terminal = &invocation.terminal;
    let options = Options {
        drafts: Drafts::Show,
        base_url: None,
    };
    let wish = Wish {
        port: *matches.get_one::<u16>("port").unwrap_or(&PORT),
        host: matches.get_one::<String>("host").cloned(),
        locale: terminal.locale,
        follow: if matches.get_flag("follow") {
            Follow::Yes
        } else {
            Follow::No
        },
        editor: editor(invocation, matches),
    };
    let (wished, is_exposed) = (wish.port, wish.host.is_some());
    let root = fs::absolute(&invocation.root)?;
    let live = Live::open(&invocation.root, options)?;
    let telling = telling::Telling::new(terminal.clone());
    let preview = Preview::begin(root, live, wish, Arc::new(move |told| telling.hear(told)))?;
    let address = preview.address();
    if wished != 0 && wished != address.port() {
        let port = address.port();
        terminal.warn(&Text::new(
            format!("端口{wished}已被占用，改用{port}"),
            format!("Port {wished} is in use; using {port}"),
        ));
    }
    if is_exposed && !address.ip().is_loopback() {
        terminal.warn(&Text::new(
            "注意：同一网络里的人都能看到这个预览，包括草稿",
            "Careful: everybody on the same network can see this preview, drafts included",
        ));
    }
    if preview.means() == Means::Polling {
        terminal.warn(&telling::polling());
    }
    let url = format!("http://{}{}", reachable(address), preview.base());
    let open = matches.get_flag("open");
    let beacon = Beacon::light(&invocation.environment.runtime, &invocation.root, address);
    let ended = preview.run(|| {
        terminal.print(&format!("{url}\n"))?;
        if open {
            open_browser(&url);
        }
        Ok(())
    });
    drop(beacon);
    ended?;
    terminal.say(&Text::new("预览已结束", "The preview has ended"));
    Ok(Outcome::Fine)
}

/// What opens a file in the editor's program.
fn editor(invocation: &Invocation, matches: &ArgMatches) -> String {
    let typed = matches.get_one::<String>("editor").cloned();
    typed
        .or_else(|| invocation.environment.editor.clone())
        .unwrap_or_else(|| EDITOR.to_owned())
}

/// An address that a browser on this machine can go to: one that stands for all of the machine's
/// is none.
fn reachable(address: SocketAddr) -> SocketAddr {
    match address {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => SocketAddr::from(([127, 0, 0, 1], v4.port())),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => SocketAddr::from((std::net::Ipv6Addr::LOCALHOST, v6.port())),
        _ => address,
    }
}

/// Opens an address in the system's browser, if there is one.
fn open_browser(url: &str) {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        Command::new("explorer")
    } else {
        Command::new("xdg-open")
    };
    let quiet = command
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // The address is on the screen: whoever has no browser here can go there from elsewhere.
    let _ = quiet.spawn();
}
