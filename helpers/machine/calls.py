"""Real calls from this machine to itself: who is answered, and through a tunnel."""

import socket
from typing import Literal

from helpers.machine.addresses import LOOPBACK

Outcome = Literal["answered", "refused", "no such address"]

PATIENCE = 1.0
"""How long a caller waits, in seconds; some systems refuse in silence."""


def call(bind: str, at: str) -> Outcome:
    """Start a server at the address `bind`, call it at the address `at`, and stop it.

    Parameters
    ----------
    bind : str
        The address at which the server listens: ``"127.0.0.1"``, ``"0.0.0.0"`` (all of
        this machine's IPv4 addresses), ``"::1"`` or one of `own_addresses`.
    at : str
        The address that the caller dials, on this machine.

    Returns
    -------
    {"answered", "refused", "no such address"}
        The last if this machine has no address `bind`.

    Examples
    --------
    >>> call("127.0.0.1", at="127.0.0.1")
    'answered'
    """
    try:
        server = _listen(bind)
    except OSError:
        return "no such address"
    with server:
        return "answered" if _ask(server, at, server.getsockname()[1]) else "refused"


def call_through_tunnel(bind: str) -> Outcome:
    """Call a server at `bind` through a tunnel that ends on its own machine.

    The tunnel listens at 127.0.0.1 on the caller's side and dials 127.0.0.1 on the
    server's, as ``ssh -L`` and Session Manager do; what lies between is here left out.

    Examples
    --------
    >>> call_through_tunnel("127.0.0.1")
    'answered'
    """
    try:
        server = _listen(bind)
    except OSError:
        return "no such address"
    with server, _listen(LOOPBACK) as entry, _connect(entry) as caller:
        inside, _ = entry.accept()
        with inside:
            return "answered" if _forward(caller, inside, server) else "refused"


def _listen(address: str) -> socket.socket:
    """Return a server at a free port of `address`."""
    server = socket.socket(_family(address))
    try:
        server.settimeout(PATIENCE)
        server.bind((address, 0))
        server.listen()
    except OSError:
        server.close()
        raise
    return server


def _ask(server: socket.socket, at: str, port: int) -> bool:
    """Call the port of `server` at the address `at`; say whether `server` answers."""
    try:
        with socket.create_connection((at, port), timeout=PATIENCE) as caller:
            answering, _ = server.accept()
            with answering:
                answering.sendall(b"yes")
            return caller.recv(3) == b"yes"
    except OSError:
        return False


def _forward(
    caller: socket.socket, inside: socket.socket, server: socket.socket
) -> bool:
    """Carry one word each way between `caller` and `server`; say whether it came."""
    try:
        port = server.getsockname()[1]
        with socket.create_connection((LOOPBACK, port), timeout=PATIENCE) as end:
            answering, _ = server.accept()
            with answering:
                caller.sendall(b"who?")
                end.sendall(inside.recv(4))
                answering.sendall(answering.recv(4).upper())
                inside.sendall(end.recv(4))
            return caller.recv(4) == b"WHO?"
    except OSError:
        return False


def _connect(entry: socket.socket) -> socket.socket:
    return socket.create_connection(entry.getsockname()[:2], timeout=PATIENCE)


def _family(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET
