"""Lab: who is answered depends on where a server listens, and on the firewall."""

import pytest

from helpers import machine
from helpers.labs.own_server import who_can_connect as module
from helpers.labs.own_server.who_can_connect import who_can_connect


@pytest.fixture
def lab():
    return who_can_connect()


def test_it_begins_with_a_tunnel_to_loopback_and_nobody_let_in(lab):
    assert lab.sentence.startswith("You, by a tunnel, are answered")
    assert "2 of 4 callers" in lab.sentence


def test_the_settings_of_the_notes_let_the_world_try_passwords(lab):
    lab.move(bind="0.0.0.0", caller="the world", firewall="everybody")
    assert "The world is answered" in lab.sentence
    assert "Anybody may try passwords" in lab.sentence


def test_the_firewall_is_named_where_it_stops_a_caller(lab):
    lab.move(bind="0.0.0.0", caller="the world", firewall="the neighbours")
    assert "stopped by the firewall, which lets in the neighbours" in lab.sentence


def test_a_call_to_an_address_without_a_server_is_refused(lab):
    lab.move(caller="a neighbour", firewall="everybody")
    assert "where no server listens: the call is refused" in lab.sentence


def test_what_was_tried_is_what_happened(lab):
    for bind in ("127.0.0.1", "0.0.0.0"):
        lab.move(bind=bind)
        assert lab.result.tried["127.0.0.1"] == machine.call(bind, "127.0.0.1")
    assert (
        "Tried here: a server at 0.0.0.0, called at 127.0.0.1, answered" in lab.sentence
    )


def test_an_address_that_this_machine_lacks_is_said_to_be_untried(lab, monkeypatch):
    module._real.cache_clear()
    module._tried.cache_clear()
    monkeypatch.setattr(machine, "has_ipv6", lambda: False)
    lab.move(bind="::1")
    module._real.cache_clear()
    module._tried.cache_clear()
    assert "This machine has no ::1, so that was not tried." in lab.sentence


def test_a_line_ends_with_a_cross_where_the_call_does(lab):
    lab.move(bind="127.0.0.1", firewall="the neighbours")
    stops = lab.picture.stops.get_xydata()
    assert sorted(stops[:, 0].round(1)) == [3.8, 5.4]  # the firewall, the address


def test_the_server_is_tied_to_both_addresses_when_it_listens_at_all(lab):
    lab.move(bind="0.0.0.0")
    ends = lab.picture.listens.get_ydata()
    assert {2.9, 1.35} <= set(ends)


def test_the_wall_is_open_where_callers_are_let_in(lab):
    lab.move(firewall="nobody")
    assert len(lab.picture.wall.get_ydata()) == 2
    lab.move(firewall="everybody")
    assert len(lab.picture.wall.get_ydata()) == 8
