//! Who may ask: requests that a foreign page makes in the user's browser are refused.
//!
//! A page anywhere on the web can send requests to this machine, and by giving its own name
//! another address (DNS rebinding) it could even read the answers. What it cannot do is to choose
//! what the browser writes into `Host` and `Origin`.

use std::net::IpAddr;

/// Under which names the preview answers a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names {
    /// The port that it listens at.
    pub(super) port: u16,
    /// The address of this machine that the connection came in at; only this one and the names of
    /// the loopback are known to be ours.
    pub(super) local: IpAddr,
    /// What `--host` said, if anything.
    pub(super) given: Option<String>,
}

/// What a request says of itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Claims<'r> {
    /// All `Host` headers, and the authority of the request's target if it has one.
    pub(super) hosts: &'r [&'r str],
    /// All `Origin` headers.
    pub(super) origins: &'r [&'r str],
    /// `Sec-Fetch-Site`, which newer browsers send.
    pub(super) site: Option<&'r str>,
    /// `Sec-Fetch-Mode`.
    pub(super) mode: Option<&'r str>,
}

impl Names {
    /// Whether a request may be answered.
    pub(super) fn admit(&self, claims: Claims<'_>) -> bool {
        let is_link_from_elsewhere = claims.site == Some("cross-site") && claims.mode == Some("navigate");
        !claims.hosts.is_empty()
            && claims.hosts.iter().all(|host| self.is_ours(host))
            && claims.origins.iter().all(|origin| self.is_own_origin(origin))
            && (claims.site != Some("cross-site") || is_link_from_elsewhere)
    }

    fn is_own_origin(&self, origin: &str) -> bool {
        origin.strip_prefix("http://").is_some_and(|host| self.is_ours(host))
    }

    /// Whether `name:port` is this server.
    fn is_ours(&self, authority: &str) -> bool {
        let Some((name, port)) = split(authority) else {
            return false;
        };
        port == self.port && (is_loopback(name) || self.is_given(name))
    }

    /// Whether it is the address that the user chose, or the one of this machine's that the
    /// connection came in at, as a number: a name could be anybody's.
    fn is_given(&self, name: &str) -> bool {
        let Some(given) = &self.given else {
            return false;
        };
        let number = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        name.eq_ignore_ascii_case(given)
            || number.is_ok_and(|number| number.to_canonical() == self.local.to_canonical())
    }
}

fn is_loopback(name: &str) -> bool {
    name.eq_ignore_ascii_case("localhost") || name == "127.0.0.1" || name == "[::1]"
}

/// The name and the port of `name`, `name:port` or `[address]:port`; nothing if it is neither.
fn split(authority: &str) -> Option<(&str, u16)> {
    const HTTP: u16 = 80;
    let end_of_name = authority.rfind(']').map_or(0, |at| at + 1);
    match authority[end_of_name..].find(':') {
        None => Some((authority, HTTP)),
        Some(at) => {
            let (name, port) = authority.split_at(end_of_name + at);
            let port = &port[1..];
            let is_number = port.bytes().all(|byte| byte.is_ascii_digit());
            Some((name, port.parse().ok().filter(|_| is_number)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(given: Option<&str>, local: &str) -> Names {
        Names {
            port: 4600,
            local: local.parse().unwrap(),
            given: given.map(str::to_owned),
        }
    }

    fn admits(names: &Names, host: &str, origin: Option<&str>) -> bool {
        names.admit(Claims {
            hosts: &[host],
            origins: origin.as_slice(),
            ..Claims::default()
        })
    }

    #[test]
    fn the_loopback_has_three_names_and_one_port() {
        let names = names(None, "127.0.0.1");
        for host in ["localhost:4600", "LOCALHOST:4600", "127.0.0.1:4600", "[::1]:4600"] {
            assert!(admits(&names, host, None), "{host}");
            assert!(admits(&names, host, Some(&format!("http://{host}"))), "{host}");
        }
        for host in [
            "localhost",
            "localhost:4601",
            "127.0.0.1",
            "127.0.0.1:04600x",
            "127.0.0.1:+4600",
            "127.0.0.2:4600",
            "evil.example:4600",
            "localhost.evil.example:4600",
            "localhost:4600@evil.example",
            "evil.example#localhost:4600",
            "",
            ":4600",
            "[::1]",
            "::1:4600",
            "localhost.:4600",
            "192.168.1.5:4600",
            "[::1]x:4600",
        ] {
            assert!(!admits(&names, host, None), "{host}");
        }
        assert!(!names.admit(Claims::default()), "no host at all");
    }

    #[test]
    fn a_foreign_origin_is_refused() {
        let names = names(None, "127.0.0.1");
        for origin in [
            "null",
            "http://evil.example",
            "https://localhost:4600",
            "http://localhost:3000",
            "http://localhost",
            "http://localhost:4600.evil.example",
            "http://evil.example:4600",
            "",
            "http://",
        ] {
            assert!(!admits(&names, "localhost:4600", Some(origin)), "{origin}");
        }
        let twice = Claims {
            hosts: &["localhost:4600", "evil.example"],
            ..Claims::default()
        };
        assert!(!names.admit(twice));
    }

    #[test]
    fn a_foreign_page_may_link_here_and_do_nothing_else() {
        let names = names(None, "127.0.0.1");
        let claims = |site, mode| Claims {
            hosts: &["localhost:4600"],
            origins: &[],
            site: Some(site),
            mode: Some(mode),
        };
        assert!(names.admit(claims("none", "navigate")) && names.admit(claims("same-origin", "cors")));
        assert!(names.admit(claims("cross-site", "navigate")));
        assert!(!names.admit(claims("cross-site", "no-cors")) && !names.admit(claims("cross-site", "websocket")));
    }

    #[test]
    fn a_host_that_was_given_is_ours_too() {
        let wide = names(Some("0.0.0.0"), "192.168.1.5");
        assert!(admits(&wide, "192.168.1.5:4600", Some("http://192.168.1.5:4600")));
        assert!(admits(&wide, "localhost:4600", None));
        assert!(!admits(&wide, "192.168.1.6:4600", None) && !admits(&wide, "evil.example:4600", None));
        let named = names(Some("desk.local"), "::ffff:10.0.0.2");
        assert!(admits(&named, "desk.local:4600", None) && admits(&named, "10.0.0.2:4600", None));
        assert!(
            !admits(&names(None, "192.168.1.5"), "192.168.1.5:4600", None),
            "only if it was given"
        );
        let six = names(Some("::"), "fe80::1");
        assert!(admits(&six, "[fe80::1]:4600", None));
    }
}
