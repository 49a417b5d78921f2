"""Counting passwords, hashing them and guessing them."""

from itertools import product

import pytest

from helpers import machine


def test_a_count_is_that_of_the_passwords_written_out():
    assert machine.count_passwords(3, 4) == len(list(product("abc", repeat=4)))


def test_one_place_more_takes_as_many_times_longer_as_there_are_choices():
    short, long = (machine.guessing_seconds(26, n, 10.0) for n in (5, 6))
    assert long == pytest.approx(26 * short)


def test_half_of_all_are_tried_in_the_mean():
    assert machine.guessing_seconds(10, 1, 1.0) == 5.0


@pytest.mark.parametrize(
    ("given", "words"),
    [((1, 4), "choices must be 2 or more"), ((10, 0), "length must be 1 or more")],
)
def test_what_is_no_password_is_refused(given, words):
    with pytest.raises(ValueError, match=words):
        machine.count_passwords(*given)


@pytest.mark.parametrize("rate", [0.0, -1.0, float("nan")])
def test_a_rate_must_be_above_zero(rate):
    with pytest.raises(ValueError, match="above 0"):
        machine.guessing_seconds(10, 4, rate)


@pytest.mark.parametrize("kind", ["sha1", "argon2"])
def test_jupyter_knows_the_hash_and_refuses_another_password(kind):
    hashed = machine.hash_password("dragon", kind)
    assert machine.is_password("dragon", hashed)
    assert not machine.is_password("dragons", hashed)


def test_jupyter_takes_argon2_today():
    assert machine.hash_password("dragon").startswith("argon2:$argon2id$")


def test_an_unknown_hash_is_refused():
    with pytest.raises(ValueError, match="sha1, argon2, not 'md5'"):
        machine.hash_password("dragon", "md5")


def test_a_common_password_is_found_at_its_place_in_the_list():
    hashed = machine.hash_password("monkey", "sha1")
    found = machine.find_in_list(hashed)
    assert machine.COMMON[found.guesses - 1] == found.password == "monkey"


def test_a_password_that_is_not_in_the_list_is_not_found():
    hashed = machine.hash_password("correct horse", "sha1")
    assert machine.find_in_list(hashed) == ("", len(machine.COMMON))


def test_no_common_password_stands_twice():
    assert len(set(machine.COMMON)) == len(machine.COMMON)


def test_argon2_is_slower_by_a_factor_of_a_thousand_and_more():
    fast, slow = (machine.guesses_per_second(kind) for kind in ("sha1", "argon2"))
    assert fast > 1000 * slow > 0


def test_a_rate_is_measured_once():
    assert machine.guesses_per_second("sha1") == machine.guesses_per_second("sha1")
