//! The port to listen at.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, ToSocketAddrs};

/// How many ports are tried, one after the other: more previews than anybody runs at a time.
const TRIES: u16 = 50;

/// Listens at a port of an address of this machine, or at the next one that is free; at any if
/// the port is 0.
pub(super) fn listen(host: Option<&str>, port: u16) -> io::Result<TcpListener> {
    let address = match host {
        Some(host) => address_of(host)?,
        None => IpAddr::V4(Ipv4Addr::LOCALHOST),
    };
    let mut refused = None;
    for port in port..=port.saturating_add(TRIES) {
        match TcpListener::bind(SocketAddr::new(address, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => refused = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(refused.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

/// The address of a name of this machine.
fn address_of(host: &str) -> io::Result<IpAddr> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(number) = bare.parse() {
        return Ok(number);
    }
    let found = (bare, 0).to_socket_addrs()?.next();
    found
        .map(|address| address.ip())
        .ok_or_else(|| io::ErrorKind::NotFound.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_gives_the_next_free_one() {
        let first = listen(None, 0).unwrap();
        let taken = first.local_addr().unwrap();
        assert!(taken.ip().is_loopback());
        let second = listen(None, taken.port()).unwrap().local_addr().unwrap();
        assert!(second.port() > taken.port() && second.ip().is_loopback());
    }

    #[test]
    fn a_host_is_a_number_or_a_name() {
        assert_eq!(address_of("::1").unwrap(), address_of("[::1]").unwrap());
        assert!(address_of("localhost").unwrap().is_loopback());
        assert!(
            listen(Some("192.0.2.1"), 0).is_err(),
            "it is no address of this machine"
        );
    }
}
