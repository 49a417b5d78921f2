"""Words spoken by a program: a stand-in for it, that tells how it was called."""

import sys

import numpy as np
import pytest

from helpers import data
from helpers.data import speech

STAND_IN = """#!{python}
import math, struct, sys, wave
from pathlib import Path
Path(__file__).with_name("called").write_text(" ".join(sys.argv[1:]))
if sys.argv[-1] == "silence":
    sys.exit("unknown word")
out = wave.open(sys.stdout.buffer, "wb")
out.setnchannels(1); out.setsampwidth(2); out.setframerate(22050)
out.setnframes(0x7FFFFFFF // 4)
samples = [int(9000 * math.sin(2 * math.pi * 441 * t / 22050)) for t in range(11025)]
out._ensure_header_written(0)
out._file.write(struct.pack("<11025h", *samples)); out._file.flush()
import os; os._exit(0)
"""

windows = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Put the stand-in where programs are looked for, and nothing beside it."""
    program = tmp_path / "espeak-ng"
    program.write_text(STAND_IN.format(python=sys.executable))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    speech.spoken_word.cache_clear()
    yield tmp_path
    speech.spoken_word.cache_clear()


def called(folder):
    return (folder / "called").read_text()


def test_where_nothing_is_installed_there_is_no_speech(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not data.has_speech()
    with pytest.raises(ValueError, match="not installed, so it cannot say 'hod'"):
        speech.spoken_word.__wrapped__("hod")


@windows
def test_an_installed_program_is_found(folder):
    assert data.has_speech()


@windows
def test_its_sound_comes_at_16000_samples_a_second(folder):
    samples = data.spoken_word("heed")
    heard = np.abs(np.fft.rfft(samples))
    assert len(samples) == 8000
    assert heard.argmax() * speech.RATE / len(samples) == pytest.approx(441, abs=2)
    assert np.abs(samples).max() == 1


@windows
@pytest.mark.parametrize(
    ("pitch", "tract", "wanted"),
    [
        (100.0, 17.5, "-v en -p 50 "),
        (200.0, 17.5, "-v en -p 99 "),
        (50.0, 17.5, "-v en -p 0 "),
        (180.0, 13.0, "-v en+f2 -p 50 "),
    ],
)
def test_pitch_and_tract_choose_its_voice(folder, pitch, tract, wanted):
    data.spoken_word("head", pitch, tract)
    assert called(folder) == wanted + "--stdout head"


@windows
def test_the_same_words_are_spoken_once(folder):
    first = data.spoken_word("hid")
    (folder / "called").unlink()
    assert data.spoken_word("hid") is first
    assert not (folder / "called").exists()


@windows
def test_a_program_that_says_nothing_is_quoted(folder):
    with pytest.raises(ValueError, match="could not say 'silence': unknown word"):
        data.spoken_word("silence")


@windows
def test_nobody_can_spoil_a_spoken_word_for_the_next(folder):
    with pytest.raises(ValueError, match="read-only"):
        data.spoken_word("hood")[0] = 1
