"""Real calls on this machine agree with the rules, and leave no door open."""

import psutil
import pytest

from helpers import machine

NETWORK = machine.network_address()
ADDRESSES = {"127.0.0.1": "127.0.0.1", "the network address": NETWORK}

needs_network = pytest.mark.skipif(not NETWORK, reason="no address but 127.0.0.1")
needs_ipv6 = pytest.mark.skipif(not machine.has_ipv6(), reason="no IPv6")


@pytest.mark.parametrize("bind", ["127.0.0.1", "the network address", "0.0.0.0"])
@pytest.mark.parametrize("caller", ["the machine itself", "a neighbour"])
@needs_network
def test_a_real_call_ends_as_the_rules_say(bind, caller):
    rule = machine.reach(bind, caller, "everybody")
    done = machine.call(ADDRESSES.get(bind, bind), ADDRESSES[rule.dialled])
    assert done == ("answered" if rule.answered else "refused")


@needs_ipv6
@pytest.mark.parametrize(
    ("at", "outcome"), [("127.0.0.1", "refused"), ("::1", "answered")]
)
def test_a_server_on_ipv6_answers_by_ipv6_only(at, outcome):
    assert machine.call("::1", at) == outcome


def test_every_address_of_the_machine_is_answered_by_one_that_listens_at_all():
    outcomes = {machine.call("0.0.0.0", at) for at in machine.own_addresses()}
    assert outcomes == {"answered"}


def test_no_address_but_its_own_is_answered_on_loopback():
    others = machine.own_addresses()[1:]
    assert "answered" not in {machine.call("127.0.0.1", at) for at in others}


def test_an_address_of_another_machine_cannot_be_listened_at():
    assert machine.call("198.51.100.1", "127.0.0.1") == "no such address"


def test_a_tunnel_reaches_what_listens_on_loopback():
    assert machine.call_through_tunnel("127.0.0.1") == "answered"


@needs_network
def test_a_tunnel_does_not_reach_what_listens_at_the_network_address_only():
    assert machine.call_through_tunnel(NETWORK) == "refused"


def test_a_tunnel_to_an_address_that_is_not_there_is_none():
    assert machine.call_through_tunnel("198.51.100.1") == "no such address"


def test_no_door_stays_open():
    def listening():
        doors = psutil.Process().net_connections()
        return {door.laddr for door in doors if door.status == psutil.CONN_LISTEN}

    before = listening()
    machine.call("0.0.0.0", "127.0.0.1")
    machine.call("127.0.0.1", "::1")
    machine.call_through_tunnel("127.0.0.1")
    assert listening() == before


def test_the_first_address_is_that_of_loopback():
    assert machine.own_addresses()[0] == "127.0.0.1"


def test_a_machine_without_a_network_has_loopback_only(monkeypatch):
    monkeypatch.setattr(psutil, "net_if_addrs", dict)
    assert machine.own_addresses() == ("127.0.0.1",)
    assert machine.network_address() == ""
