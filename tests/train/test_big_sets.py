"""The big sets, without a network."""

import socket
from types import SimpleNamespace

import pytest

from helpers import train
from helpers.train.big_sets import NAMES, _load


def failing(error):
    def load_data(**options):
        raise error

    return SimpleNamespace(load_data=load_data)


@pytest.mark.parametrize(
    "error", [OSError("timed out"), Exception("URL fetch failure on https://: None")]
)
def test_without_a_network_there_is_one_clear_sentence(error):
    with pytest.raises(ConnectionError, match="imdb could not be downloaded") as raised:
        _load(failing(error), "imdb", {})
    assert "\n" not in str(raised.value)


def test_another_error_is_not_hidden():
    with pytest.raises(TypeError, match="num_word"):
        _load(failing(TypeError("unexpected num_word")), "imdb", {})


def test_the_wait_is_as_before_afterwards():
    before = socket.getdefaulttimeout()
    _load(SimpleNamespace(load_data=lambda: ((1, 2), (3, 4))), "imdb", {})
    assert socket.getdefaulttimeout() == before


def test_options_are_handed_on():
    module = SimpleNamespace(load_data=lambda **options: options)
    assert _load(module, "imdb", {"num_words": 7}) == {"num_words": 7}


def test_the_set_of_boston_is_refused_with_the_reason():
    with pytest.raises(ValueError, match="share of Black residents"):
        train.big_set("boston_housing")


def test_an_unknown_set_is_refused():
    with pytest.raises(ValueError, match="'mnits': choose imdb"):
        train.big_set("mnits")


def test_keras_still_has_every_set_that_is_offered():
    import keras

    assert all(hasattr(keras.datasets, name) for name in NAMES)
