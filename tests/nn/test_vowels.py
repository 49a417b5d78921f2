"""Vowels: a buzz of known harmonics through resonances of known places."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RATE = 16000


def loudness(sound, hertz):
    """Return the amplitude of one frequency of a long sound."""
    time = np.arange(len(sound)) / RATE
    window = np.hanning(len(sound))
    tone = np.exp(-2j * np.pi * hertz * time)
    return np.abs(sound @ (window * tone)) * 2 / window.sum()


@pytest.mark.parametrize("pitch", [80, 125, 320])
def test_the_larynx_gives_so_many_pulses_a_second(pitch):
    buzz = nn.larynx(pitch, seconds=1.0)
    assert loudness(buzz, pitch) > 100 * loudness(buzz, 1.5 * pitch)


def test_the_harmonics_of_the_larynx_fall_by_6_db_per_octave():
    buzz = nn.larynx(125, seconds=1.0)
    fall = 20 * np.log10(loudness(buzz, 500) / loudness(buzz, 1000))
    assert fall == pytest.approx(6, abs=0.5)


def test_a_resonance_is_the_filter_of_its_formula():
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=300), np.zeros(302)
    c = -np.exp(-2 * np.pi * 80 / RATE)
    b = 2 * np.exp(-np.pi * 80 / RATE) * np.cos(2 * np.pi * 700 / RATE)
    for t in range(300):
        y[t + 2] = (1 - b - c) * x[t] + b * y[t + 1] + c * y[t]
    assert_allclose(nn.resonate(x, 700, 80), y[2:], atol=1e-12)


def test_a_resonance_is_loudest_at_its_frequency():
    noise = nn.resonate(np.eye(1, RATE)[0], 1200.0, 60.0)
    heard = np.abs(np.fft.rfft(noise))
    assert heard.argmax() == pytest.approx(1200, abs=2)


def test_a_resonance_has_half_its_power_half_a_bandwidth_away():
    heard = np.abs(np.fft.rfft(nn.resonate(np.eye(1, RATE)[0], 1200.0, 80.0))) ** 2
    assert_allclose(heard[[1160, 1240]] / heard[1200], 0.5, atol=0.03)


def test_the_formants_of_men_are_those_measured():
    assert_array_equal(nn.formants("hod")[:3], [730, 1090, 2440])


@pytest.mark.parametrize("word", nn.VOWEL_WORDS)
def test_half_as_long_a_tract_doubles_every_formant(word):
    assert_allclose(nn.formants(word, 8.75), 2 * nn.formants(word, 17.5))


def test_the_table_has_every_word_in_every_group():
    assert [tuple(words) for words in nn.MEASURED_VOWELS.values()] == [
        nn.VOWEL_WORDS
    ] * 3


def test_women_and_children_have_higher_formants_than_men():
    man, woman, child = (
        np.array(list(words.values())) for words in nn.MEASURED_VOWELS.values()
    )
    assert (man < woman).all() and (woman < child).all()


@pytest.mark.parametrize("word", nn.VOWEL_WORDS)
def test_the_first_formant_can_be_found_in_the_sound(word):
    sound = nn.vowel(nn.formants(word), pitch=60.0, seconds=1.0)
    heard = nn.spectrogram(*sound, frame_length=512).magnitude.mean(axis=0)
    hertz = np.arange(len(heard)) * RATE / 512
    around = (hertz > 180) & (hertz < 800)
    found = hertz[around][heard[around].argmax()]
    assert found == pytest.approx(nn.formants(word)[0], abs=60)


def test_without_noise_a_vowel_is_the_same_for_ever():
    once, again = (nn.vowel(nn.formants("had"), 130.0).samples for _ in range(2))
    assert_array_equal(once, again)


def test_with_noise_it_is_another_one_each_time():
    rng = np.random.default_rng(0)
    once, again = (nn.vowel(nn.formants("had"), noise=0.1, rng=rng) for _ in range(2))
    assert (once.samples != again.samples).any()


def test_a_vowel_fits_into_the_range_and_fades_at_its_ends():
    sound = nn.vowel(nn.formants("heed")).samples
    assert np.abs(sound).max() == 1
    assert np.abs(sound[[0, -1]]).max() < 0.02


def test_resonances_above_the_range_are_left_out():
    low = nn.vowel(np.array([500.0]), rate=8000).samples
    both = nn.vowel(np.array([500.0, 3900.0]), rate=8000).samples
    assert_array_equal(low, both)


def test_noise_has_the_wanted_share_of_the_strength():
    voice = np.sin(np.arange(20000.0))
    noise = nn.add_noise(voice, 0.5, np.random.default_rng(0)) - voice
    assert noise.std() / voice.std() == pytest.approx(0.5, rel=0.03)


def test_the_loudest_part_is_found():
    sound = np.zeros(100)
    sound[40:50] = -1
    assert_array_equal(nn.loudest_part(sound, 10), -np.ones(10))


def test_a_short_sound_is_followed_by_silence():
    assert_array_equal(nn.loudest_part(np.ones(2), 4), [1, 1, 0, 0])


@pytest.mark.parametrize(
    ("attempt", "told"),
    [
        (lambda: nn.formants("hat"), "word must be one of"),
        (lambda: nn.formants("had", 0.0), "tract_length must be above 0, not 0.0"),
        (lambda: nn.formants("had", np.nan), "tract_length must be above 0"),
        (lambda: nn.larynx(0.0), "pitch must be between 0 and 8000 Hz, not 0.0"),
        (lambda: nn.larynx(np.nan), "pitch must be between 0 and 8000 Hz, not nan"),
        (lambda: nn.larynx(100, seconds=0), "must last a sample at least, not 0"),
        (lambda: nn.resonate(np.ones((2, 2)), 5, 5), r"must be \(time,\), not"),
        (lambda: nn.resonate(np.array([np.nan]), 5, 5), "sound holds NaN"),
        (lambda: nn.resonate(np.ones(2), 9000, 5), "between 0 and 8000 Hz, not 9000"),
        (lambda: nn.resonate(np.ones(2), 500, 0), "bandwidth must be above 0, not 0"),
        (lambda: nn.vowel(np.ones(6)), r"1 to 5 numbers, not of shape \(6,\)"),
        (lambda: nn.vowel(np.ones(0)), r"1 to 5 numbers, not of shape \(0,\)"),
        (lambda: nn.vowel(nn.formants("had"), noise=0.1), "give a Generator, not None"),
        (lambda: nn.add_noise(np.ones(2), -1), "at least 0, not -1"),
        (lambda: nn.loudest_part(np.ones(2), 0), "at least 1 sample, not 0"),
        (lambda: nn.loudest_part(np.ones((2, 2)), 1), r"must be \(time,\), not"),
    ],
)
def test_what_is_no_voice_is_refused(attempt, told):
    with pytest.raises(ValueError, match=told):
        attempt()
