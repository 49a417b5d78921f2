"""A lab that can be heard: its sound follows its result and never plays by itself."""

import wave
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import draw
from helpers.labs import Lab, _sound
from helpers.labs._sound import wav
from helpers.labs.controls import slider


class Line(draw.Picture):
    """Shows nothing of the result."""

    size = (2.0, 1.0)

    def build(self, figure):
        """Make empty axes."""
        figure.subplots()

    def show(self, result):
        """Show nothing."""


def tone(pitch):
    if pitch < 50:
        raise ValueError("nobody hears that")
    return np.sin(np.arange(160) * pitch / 160)


@pytest.fixture
def lab():
    return Lab(
        compute=tone,
        picture=Line(),
        describe=lambda result: "A tone.",
        sound=lambda result: (result, 8000),
        pitch=slider("Pitch", 0, 400, 100, unit="Hz"),
    )


def player(lab):
    _, found, _ = lab.children
    return found


def read(content):
    with wave.open(BytesIO(content)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return samples / 32767, file.getframerate()


def test_the_player_holds_the_sound_of_the_result(lab):
    samples, rate = read(player(lab).wav)
    assert rate == 8000
    assert_allclose(samples, lab.result, atol=1e-4)


def test_moving_a_control_changes_what_is_played(lab):
    lab.move(pitch=200)
    assert_allclose(read(player(lab).wav)[0], tone(200), atol=1e-4)


def test_nothing_plays_by_itself():
    script = Path(_sound.__file__).with_name("sound.js").read_text(encoding="utf-8")
    assert "audio.controls = true" in script
    assert "autoplay" not in script and ".play(" not in script


def test_where_there_is_no_result_nothing_can_be_played(lab):
    lab.move(pitch=10)
    assert lab.problem and player(lab).wav == b""
    lab.move(pitch=100)
    assert player(lab).wav


def test_a_sound_that_fails_says_so_in_the_lab(lab):
    lab._sound = lambda result: (_ for _ in ()).throw(ValueError("no breath"))
    lab.move(pitch=200)
    assert lab.problem == "no breath"


def test_a_lab_without_a_sound_has_no_player():
    lab = Lab(tone, Line(), lambda result: "", pitch=slider("Pitch", 50, 99, 60))
    assert len(lab.children) == 2


def test_what_is_too_loud_is_cut_and_does_not_wrap_round():
    assert_allclose(read(wav(np.array([2.0, -2.0]), 8000))[0], [1, -1])
