"""Who can call a server: where it listens, who calls, and what the firewall lets in."""

from typing import Literal, NamedTuple

BINDS = ("127.0.0.1", "the network address", "0.0.0.0", "::1")
"""Where a server can listen."""

CALLERS = ("the machine itself", "a neighbour", "the world", "you, by a tunnel")

FIREWALLS = ("nobody", "the neighbours", "everybody")
"""Whom a firewall lets in."""

Stop = Literal["", "firewall", "address"]


class Reach(NamedTuple):
    """Whether a caller is answered."""

    dialled: str
    """The address that is called on the machine: one of `BINDS`, never 0.0.0.0."""
    stopped_by: Stop
    """What keeps the caller out; empty if nothing does."""

    @property
    def answered(self) -> bool:
        """Whether the server answers."""
        return not self.stopped_by


def reach(bind: str, caller: str, firewall: str) -> Reach:
    """Say whether a server answers a caller, and what stops the call if not.

    A caller from outside dials the network address of the machine and has to pass the
    firewall. The machine itself dials 127.0.0.1, and so does the inner end of a tunnel,
    which is a connection that the machine has opened itself (Session Manager) or that
    came in by a door of its own (SSH). A server is called at the address where it
    listens and at no other; one at 0.0.0.0 at every IPv4 address of the machine.

    Parameters
    ----------
    bind : str
        One of `BINDS`.
    caller : str
        One of `CALLERS`.
    firewall : str
        Whom it lets in: one of `FIREWALLS`.

    Raises
    ------
    ValueError
        If one of the three is none of those.

    Examples
    --------
    >>> reach("127.0.0.1", "the world", "everybody")
    Reach(dialled='the network address', stopped_by='address')
    >>> reach("0.0.0.0", "the world", "everybody").answered
    True
    """
    for name, value, known in (
        ("bind", bind, BINDS),
        ("caller", caller, CALLERS),
        ("firewall", firewall, FIREWALLS),
    ):
        if value not in known:
            raise ValueError(f"{name} must be one of {', '.join(known)}, not {value!r}")
    outside = caller in ("a neighbour", "the world")
    dialled = "the network address" if outside else "127.0.0.1"
    if outside and not _let_in(caller, firewall):
        return Reach(dialled, "firewall")
    return Reach(dialled, "" if bind in (dialled, "0.0.0.0") else "address")


def _let_in(caller: str, firewall: str) -> bool:
    return firewall == "everybody" or (firewall, caller) == (
        "the neighbours",
        "a neighbour",
    )
