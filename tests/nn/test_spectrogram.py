"""Spectrograms, against SciPy and Keras, and on tones whose frequency is known."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import signal

from helpers import nn

SOUND = np.random.default_rng(0).normal(size=1000)


@pytest.mark.parametrize(
    ("frame_length", "frame_step"), [(256, 128), (200, 50), (64, 64), (255, 10)]
)
def test_scipy_gives_the_same(frame_length, frame_step):
    ours = nn.spectrogram(SOUND, 8000, frame_length, frame_step)
    hertz, seconds, theirs = signal.spectrogram(
        SOUND,
        8000,
        window="hann",
        nperseg=frame_length,
        noverlap=frame_length - frame_step,
        detrend=False,
        scaling="spectrum",
        mode="magnitude",
    )
    assert_allclose(ours.magnitude / 2, theirs.T, atol=1e-12)
    assert_allclose(ours.hertz, hertz)
    assert_allclose(ours.seconds, seconds)


def test_keras_gives_half_of_it(keras):
    layer = keras.layers.STFTSpectrogram(
        mode="magnitude",
        frame_length=256,
        scaling="spectrum",
        periodic=True,
        trainable=False,
    )
    theirs = np.asarray(layer(SOUND[None, :, None].astype(np.float32)))[0]
    ours = nn.spectrogram(SOUND, 8000, 256)
    assert_allclose(ours.magnitude / 2, theirs, atol=1e-4)


def test_a_tone_of_amplitude_1_gives_1_at_its_frequency():
    tone = np.sin(2 * np.pi * 1000 * np.arange(4000) / 8000)
    heard = nn.spectrogram(tone, 8000)
    assert_allclose(heard.magnitude[:, heard.hertz == 1000], 1, rtol=1e-6)


def test_longer_frames_tell_closer_tones_apart():
    time = np.arange(8000) / 8000
    both = np.sin(2 * np.pi * 1000 * time) + np.sin(2 * np.pi * 1050 * time)
    short, long = (nn.spectrogram(both, 8000, n) for n in (256, 2048))

    def dip(heard):
        spectrum = heard.magnitude.mean(axis=0)
        between = np.interp([1000, 1025], heard.hertz, spectrum)
        return between[1] / between[0]

    assert dip(short) > 0.8 and dip(long) < 0.1


def test_twice_the_loudness_leaves_the_tone_colour():
    loud, soft = (nn.tone_colour(k * SOUND, 16000) for k in (200, 100))
    assert_allclose(loud, soft, atol=0.005)


def test_the_mean_of_a_tone_colour_is_0():
    assert nn.tone_colour(SOUND, 16000).mean() == pytest.approx(0)


def test_a_tone_colour_goes_up_to_the_highest_frequency():
    assert nn.tone_colour(SOUND, 16000, 1000.0).shape == (33,)


def test_silence_has_a_level_tone_colour():
    assert_allclose(nn.tone_colour(np.zeros(600), 16000), 0, atol=1e-12)


@pytest.mark.parametrize(
    ("attempt", "told"),
    [
        (lambda: nn.spectrogram(np.ones(100), 8000), r"256 samples at least, not \(1"),
        (lambda: nn.spectrogram(np.ones((2, 300)), 8000), r"not \(2, 300\)"),
        (lambda: nn.spectrogram(np.full(300, np.nan), 8000), "sound holds NaN"),
        (lambda: nn.spectrogram(SOUND, 0), "rate must be at least 2, not 0"),
        (lambda: nn.spectrogram(SOUND, 8000, 1), "frame_length must be at least 2"),
        (lambda: nn.spectrogram(SOUND, 8000, 256, 0), "frame_step must be at least 1"),
        (lambda: nn.tone_colour(SOUND, 8000), "from 0 to 4000 Hz, not 4500"),
    ],
)
def test_what_has_no_spectrogram_is_refused(attempt, told):
    with pytest.raises(ValueError, match=told):
        attempt()
