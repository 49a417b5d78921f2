"""Lab: who is answered depends on where a server listens, and on the firewall."""

from functools import cache
from typing import NamedTuple

from helpers import machine
from helpers.draw.own_server.who_can_connect import WhoCanConnectPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice

NETWORK = "the network address"
DIALLED = ("127.0.0.1", NETWORK, "::1")
"""The addresses that are really called, on this machine."""

START = "127.0.0.1", "you, by a tunnel", "nobody"


class WhoCanConnect(NamedTuple):
    """Who is answered by the rules, and what was answered when it was tried."""

    bind: str
    caller: str
    firewall: str
    reached: dict[str, machine.Reach]
    """For each of the four callers."""
    tried: dict[str, str]
    """For each address that was called here: answered, refused, no such address."""

    @property
    def chosen(self) -> machine.Reach:
        """What becomes of the chosen caller."""
        return self.reached[self.caller]


def who_can_connect() -> Lab:
    """Move a server from address to address, and see who is answered there."""
    bind, caller, firewall = START
    return Lab(
        compute=_compute,
        picture=WhoCanConnectPicture(machine.CALLERS),
        describe=_describe,
        bind=choice("The server listens at", machine.BINDS, bind),
        caller=choice("Who calls", machine.CALLERS, caller),
        firewall=choice("The firewall lets in", machine.FIREWALLS, firewall),
    )


def _compute(bind, caller, firewall) -> WhoCanConnect:
    callers = machine.CALLERS
    return WhoCanConnect(
        bind=bind,
        caller=caller,
        firewall=firewall,
        reached={name: machine.reach(bind, name, firewall) for name in callers},
        tried={at: _tried(bind, at) for at in DIALLED},
    )


@cache
def _tried(bind: str, at: str) -> str:
    """Really call a server at `bind` by the address `at`, once."""
    here, there = _real(bind), _real(at)
    return machine.call(here, there) if here and there else "no such address"


@cache
def _real(address: str) -> str:
    """Return what an address is called on this machine; empty if it has none."""
    if address == NETWORK:
        return machine.network_address()
    if address == "::1":
        return address if machine.has_ipv6() else ""
    return address


WHO = {
    "the machine itself": ("The machine itself", "is", "dials"),
    "a neighbour": ("A neighbour", "is", "dials"),
    "the world": ("The world", "is", "dials"),
    "you, by a tunnel": ("You, by a tunnel,", "are", "dial"),
}


def _describe(result: WhoCanConnect) -> str:
    return f"{_fate(result)} {_count(result)} {_trial(result)}"


def _fate(result: WhoCanConnect) -> str:
    """Say what becomes of the chosen caller."""
    who, be, dial = WHO[result.caller]
    reached = result.chosen
    if reached.stopped_by == "firewall":
        return f"{who} {be} stopped by the firewall, which lets in {result.firewall}."
    place = (
        "the machine's network address" if NETWORK == reached.dialled else "127.0.0.1"
    )
    if reached.stopped_by == "address":
        return f"{who} {dial} {place}, where no server listens: the call is refused."
    return f"{who} {be} answered: {place} is dialled, and the server listens there."


def _count(result: WhoCanConnect) -> str:
    answered = sum(reached.answered for reached in result.reached.values())
    count = f"In all, {answered} of 4 callers are answered."
    if result.reached["the world"].answered:
        count += " Anybody may try passwords now, day and night."
    return count


def _trial(result: WhoCanConnect) -> str:
    """Say what was tried on this machine for the chosen caller."""
    dialled = result.chosen.dialled
    at = "its network address" if dialled == NETWORK else dialled
    outcome = result.tried[dialled]
    if outcome == "no such address":
        missing = result.bind if _real(result.bind) == "" else dialled
        return f"This machine has no {_short(missing)}, so that was not tried."
    passed = result.chosen.stopped_by != "firewall"
    lead = "Tried here" if passed else "Without the firewall, tried here"
    return f"{lead}: a server at {_short(result.bind)}, called at {at}, {outcome}."


def _short(address: str) -> str:
    return address.removeprefix("the ")
