"""Which frequencies a sound holds, and when."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import floats

FLOOR = 0.005
"""Amplitude added before a logarithm: what is softer counts as silence."""


class Spectrogram(NamedTuple):
    """The strength of every frequency in every frame of a sound."""

    magnitude: np.ndarray
    """(frames, frequencies), amplitude of a tone of that frequency."""
    seconds: np.ndarray
    """(frames,), the middle of each frame."""
    hertz: np.ndarray
    """(frequencies,), from 0 to half of the rate."""


def spectrogram(
    sound: np.ndarray,
    rate: int,
    frame_length: int = 256,
    frame_step: int | None = None,
) -> Spectrogram:
    """Cut a sound into frames and split each into its frequencies.

    ``m[t, k] = 2 / sum(w) |sum_n w[n] x[t step + n] exp(-2 pi i k n / length)|`` with
    the Hann window ``w[n] = 0.5 - 0.5 cos(2 pi n / length)``: a long tone of amplitude
    1 gives 1 at its frequency. Twice as long a frame tells frequencies apart that are
    half as far from each other, and times half as well.

    Parameters
    ----------
    sound : array of shape (time,)
    rate : int, in samples per second
    frame_length : int, in samples, default 256
    frame_step : int, in samples
        From one frame to the next; by default half of `frame_length`, as in Keras.

    Returns
    -------
    Spectrogram
        With ``(time - frame_length) // frame_step + 1`` frames and
        ``frame_length // 2 + 1`` frequencies.

    Raises
    ------
    ValueError
        If `sound` is no row of numbers as long as a frame at least, or another number
        is not above 0.

    Notes
    -----
    Keras has it as the layer ``keras.layers.STFTSpectrogram(mode="magnitude",
    periodic=True)``, which leaves out the factor 2.

    References
    ----------
    .. [1] Oppenheim, Schafer, "Discrete-Time Signal Processing", 2010, section 10.3.

    Examples
    --------
    >>> tone = np.sin(2 * np.pi * 1000 * np.arange(8000) / 8000)
    >>> loud = spectrogram(tone, 8000)
    >>> loud.magnitude.shape, float(loud.hertz[loud.magnitude[0].argmax()])
    ((61, 129), 1000.0)
    """
    sound = floats(sound, "sound")
    step = frame_length // 2 if frame_step is None else frame_step
    for name, number in (("rate", rate), ("frame_length", frame_length)):
        if number < 2:
            raise ValueError(f"{name} must be at least 2, not {number}")
    if step < 1:
        raise ValueError(f"frame_step must be at least 1, not {step}")
    if sound.ndim != 1 or len(sound) < frame_length:
        raise ValueError(
            f"sound must be (time,) of {frame_length} samples at least, "
            f"not {sound.shape}"
        )
    n = np.arange(frame_length)
    window = 0.5 - 0.5 * np.cos(2 * np.pi * n / frame_length)
    frames = np.lib.stride_tricks.sliding_window_view(sound, frame_length)[::step]
    magnitude = np.abs(np.fft.rfft(frames * window)) * 2 / window.sum()
    middles = (np.arange(len(frames)) * step + frame_length / 2) / rate
    return Spectrogram(magnitude, middles, np.fft.rfftfreq(frame_length, 1 / rate))


def tone_colour(
    sound: np.ndarray, rate: int, highest: float = 4500.0, frame_length: int = 512
) -> np.ndarray:
    """Describe a sound by how loud each of its frequencies is, on average.

    ``c[k] = log(m[k] + 0.005) - mean_j log(m[j] + 0.005)`` with ``m`` the mean of a
    `spectrogram` over its frames, for the frequencies from 0 to `highest`. The mean
    takes the loudness out.

    Parameters
    ----------
    sound : array of shape (time,)
    rate : int, in samples per second
    highest : float, in hertz
    frame_length : int, in samples

    Returns
    -------
    array of shape (frequencies,)
        In nats; its mean is 0.

    Raises
    ------
    ValueError
        As `spectrogram`, and if `highest` is below 0 or above half of `rate`.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> tone_colour(rng.normal(size=2000), 16000).shape
    (145,)
    """
    if not 0 <= highest <= rate / 2:
        raise ValueError(f"highest must be from 0 to {rate / 2:g} Hz, not {highest}")
    heard = spectrogram(sound, rate, frame_length)
    mean = heard.magnitude.mean(axis=0)[heard.hertz <= highest]
    loudness = np.log(mean + FLOOR)
    return loudness - loudness.mean()
