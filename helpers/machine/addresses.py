"""The addresses of this machine."""

import ipaddress
import socket

LOOPBACK = "127.0.0.1"


def own_addresses() -> tuple[str, ...]:
    """Return the IPv4 addresses by which this machine can be called.

    The first is 127.0.0.1, which only the machine itself can call. No other machine is
    asked.

    Examples
    --------
    >>> own_addresses()[0]
    '127.0.0.1'
    """
    import psutil

    found = {
        entry.address
        for entries in psutil.net_if_addrs().values()
        for entry in entries
        if entry.family == socket.AF_INET and entry.address != LOOPBACK
    }
    return LOOPBACK, *sorted(filter(_is_in_use, found))


def network_address() -> str:
    """Return the address by which a neighbour calls this machine; empty without one."""
    others = [a for a in own_addresses() if not ipaddress.ip_address(a).is_loopback]
    return next(iter(others), "")


def has_ipv6() -> bool:
    """Say whether this machine can call itself by ``::1``."""
    return socket.has_ipv6 and _is_in_use("::1")


def _is_in_use(address: str) -> bool:
    """Say whether a server can stand at `address`: a network may be switched off."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.bind((address, 0))
    except OSError:
        return False
    return True
