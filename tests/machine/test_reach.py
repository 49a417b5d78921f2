"""The rules of who is answered."""

import pytest

from helpers import machine


def answered(bind, firewall):
    return [c for c in machine.CALLERS if machine.reach(bind, c, firewall).answered]


def test_on_loopback_the_machine_and_a_tunnel_are_answered_whatever_the_firewall_does():
    for firewall in machine.FIREWALLS:
        assert answered("127.0.0.1", firewall) == [
            "the machine itself",
            "you, by a tunnel",
        ]


def test_the_settings_of_the_notes_let_everybody_in():
    assert answered("0.0.0.0", "everybody") == list(machine.CALLERS)


def test_a_firewall_keeps_out_the_world_and_not_the_machine_itself():
    assert answered("0.0.0.0", "nobody") == ["the machine itself", "you, by a tunnel"]


def test_a_firewall_for_the_neighbours_keeps_out_the_world():
    outside = answered("the network address", "the neighbours")
    assert outside == ["a neighbour"]


def test_on_ipv6_nobody_is_answered_who_dials_ipv4():
    assert answered("::1", "everybody") == []


def test_the_firewall_is_met_before_the_address():
    assert machine.reach("127.0.0.1", "the world", "nobody").stopped_by == "firewall"
    assert machine.reach("127.0.0.1", "the world", "everybody").stopped_by == "address"


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (("*", "the world", "nobody"), "bind"),
        (("0.0.0.0", "me", "nobody"), "caller"),
        (("0.0.0.0", "the world", "all"), "firewall"),
    ],
)
def test_what_is_not_known_is_refused(given, word):
    with pytest.raises(ValueError, match=f"{word} must be one of"):
        machine.reach(*given)
