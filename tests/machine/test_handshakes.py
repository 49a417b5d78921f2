"""TLS handshakes: what is refused, by whom, and what a fingerprint tells apart."""

import pytest

from helpers import machine

TODAY = ("rsa-2048", "p-256", "impostor")


@pytest.mark.parametrize("name", TODAY)
def test_a_certificate_of_today_is_accepted_by_a_client_that_knows_it(name):
    done = machine.handshake(name, trusted=name)
    assert done.accepted and done.words == "TLSv1.3"


@pytest.mark.parametrize("name", machine.CERTIFICATES)
def test_nobody_is_accepted_by_a_client_that_knows_nobody(name):
    done = machine.handshake(name, server_level=1, client_level=1)
    assert (done.accepted, done.refused_by) == (False, "client")


def test_a_server_of_today_does_not_take_a_key_of_1024_bits():
    done = machine.handshake("rsa-1024", trusted="rsa-1024")
    assert done == (False, "server", "EE_KEY_TOO_SMALL")


def test_a_client_of_today_does_not_take_a_key_of_1024_bits_of_an_old_server():
    done = machine.handshake("rsa-1024", trusted="rsa-1024", server_level=1)
    assert (done.refused_by, "too weak" in done.words) == ("client", True)


def test_both_took_it_in_2016():
    levels = {"server_level": 1, "client_level": 1}
    assert machine.handshake("rsa-1024", trusted="rsa-1024", **levels).accepted


def test_an_impostor_is_told_only_by_a_client_that_knows_the_right_one():
    assert not machine.handshake("impostor", trusted="rsa-2048").accepted
    unknown = [machine.handshake(name).words for name in ("impostor", "rsa-2048")]
    assert unknown[0] == unknown[1]


def test_fingerprints_are_all_different():
    prints = {machine.fingerprint(name) for name in machine.CERTIFICATES}
    assert len(prints) == len(machine.CERTIFICATES)


def test_an_unknown_certificate_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match="the names are impostor, p-256"):
        machine.handshake("rsa-512")
