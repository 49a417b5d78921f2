"""Vowels from a source and a filter: a buzzing larynx behind a tube that resonates."""

import numpy as np

from helpers.nn._checks import floats
from helpers.nn.measured_vowels import MEASURED_VOWELS, VOWEL_WORDS
from helpers.nn.sound import Sound, add_noise

SPEED_OF_SOUND = 350.0
"""In metres per second, in warm moist air."""

BANDWIDTHS = (60.0, 90.0, 150.0, 200.0, 250.0)
"""Of the five resonances, in hertz."""

ADULT_MAN = 17.5
"""Length of the vocal tract that the formants of men belong to, in centimetres."""

FADE = 0.01
"""Time in which a vowel rises and fades, so that it does not click; in seconds."""


def formants(word: str, tract_length: float = ADULT_MAN) -> np.ndarray:
    """Return the resonances of a vocal tract that shapes a vowel.

    ``f[k] = measured[k] * 17.5 / tract_length`` for the first three, those of men, and
    ``f[k] = (2 k - 1) c / (4 tract_length)`` for the fourth and the fifth: those of a
    plain tube, shut at the larynx and open at the lips [1]_.

    Parameters
    ----------
    word : str
        One of ``nn.vowels.VOWEL_WORDS``.
    tract_length : float, in centimetres
        From the larynx to the lips: about 17.5 in men, 15 in women, 12 in children.

    Returns
    -------
    array of shape (5,)
        In hertz, rising.

    Raises
    ------
    ValueError
        If there is no such word, or the length is not above 0.

    References
    ----------
    .. [1] Fant, "Acoustic Theory of Speech Production", 1960, section 1.2.

    Examples
    --------
    >>> formants("heed")
    array([ 270., 2290., 3010., 3500., 4500.])
    """
    if word not in VOWEL_WORDS:
        raise ValueError(f"word must be one of {list(VOWEL_WORDS)}, not {word!r}")
    if not (np.isfinite(tract_length) and tract_length > 0):
        raise ValueError(f"tract_length must be above 0, not {tract_length}")
    tube = np.array([7, 9]) * SPEED_OF_SOUND * 100 / (4 * tract_length)
    measured = np.array(MEASURED_VOWELS["man"][word][1:])
    return np.append(measured * ADULT_MAN / tract_length, tube)


def larynx(pitch: float, seconds: float = 0.4, rate: int = 16000) -> np.ndarray:
    """Return the buzz of a larynx: one pulse of air for every period.

    A pulse train of ``pitch`` pulses a second, through two low-pass filters with a
    pole at 100 Hz each and through the difference that the lips take: its harmonics
    fall by about 6 dB whenever the frequency doubles [1]_.

    Parameters
    ----------
    pitch : float, in hertz
        Pulses per second, below half of `rate`.
    seconds : float
        How long.
    rate : int, in samples per second

    Returns
    -------
    array of shape (time,)
        Pressure, without unit; ``time = round(seconds * rate)``.

    Raises
    ------
    ValueError
        If the pitch is not between 0 and half of `rate`, or no sample would be left.

    References
    ----------
    .. [1] Klatt, "Software for a cascade/parallel formant synthesizer", Journal of
       the Acoustical Society of America 67, 1980.

    Examples
    --------
    >>> larynx(100.0, seconds=0.1).shape
    (1600,)
    """
    from scipy.signal import lfilter

    if not 0 < pitch < rate / 2:
        raise ValueError(f"pitch must be between 0 and {rate / 2:g} Hz, not {pitch}")
    time = round(seconds * rate)
    if time < 1:
        raise ValueError(f"seconds must last a sample at least, not {seconds}")
    cycles = np.floor(np.arange(time) * pitch / rate + 1e-9)
    pulses = np.diff(cycles, prepend=-1.0)
    pole = np.exp(-2 * np.pi * 100 / rate)
    once = lfilter([1 - pole], [1, -pole], pulses)
    return lfilter([1 - pole, pole - 1], [1, -pole], once)


def resonate(
    sound: np.ndarray, frequency: float, bandwidth: float, rate: int = 16000
) -> np.ndarray:
    """Let a sound ring at one frequency: a filter with two poles.

    ``y[t] = (1 - b - c) x[t] + b y[t-1] + c y[t-2]`` with ``c = -exp(-2 pi B / rate)``
    and ``b = 2 exp(-pi B / rate) cos(2 pi f / rate)`` [1]_. Slow changes pass as they
    are; `frequency` comes out stronger.

    Parameters
    ----------
    sound : array of shape (time,)
    frequency : float, in hertz
        ``f`` above, between 0 and half of `rate`.
    bandwidth : float, in hertz
        ``B`` above: how far from `frequency` the power has fallen to a half.
    rate : int, in samples per second

    Returns
    -------
    array of shape (time,)

    Raises
    ------
    ValueError
        If `sound` is no row of numbers, `frequency` lies outside, or `bandwidth` is
        not above 0.

    References
    ----------
    .. [1] Klatt 1980, see `larynx`, equations 1 and 2.

    Examples
    --------
    >>> step = resonate(np.ones(2000), 500.0, 60.0)
    >>> float(step[-1].round(3)), bool(step.max() > 1.5)
    (1.0, True)
    """
    from scipy.signal import lfilter

    sound = floats(sound, "sound")
    if sound.ndim != 1:
        raise ValueError(f"sound must be (time,), not {sound.shape}")
    if not 0 < frequency < rate / 2:
        raise ValueError(
            f"frequency must be between 0 and {rate / 2:g} Hz, not {frequency}"
        )
    if not bandwidth > 0:
        raise ValueError(f"bandwidth must be above 0, not {bandwidth}")
    c = -np.exp(-2 * np.pi * bandwidth / rate)
    b = 2 * np.exp(-np.pi * bandwidth / rate) * np.cos(2 * np.pi * frequency / rate)
    return lfilter([1 - b - c], [1, -b, -c], sound)


def vowel(
    resonances: np.ndarray,
    pitch: float = 120.0,
    noise: float = 0.0,
    rng: np.random.Generator | None = None,
    seconds: float = 0.4,
    rate: int = 16000,
) -> Sound:
    """Speak a vowel: `larynx`, then `resonate` once for each resonance, then noise.

    Without noise it is the same for ever: a deterministic generator.

    Parameters
    ----------
    resonances : array of shape (resonances,), in hertz
        As from `formants`, at most five; those above 0.475 `rate` are left out.
    pitch : float, in hertz
    noise : float
        Standard deviation of white noise, as a share of that of the voice.
    rng : Generator, optional
        Draws the noise; needed where `noise` is not 0.
    seconds : float
    rate : int, in samples per second

    Returns
    -------
    Sound
        Samples of shape (time,); the loudest is 1 or -1.

    Raises
    ------
    ValueError
        As `larynx`, `resonate` and `add_noise`, and for more than five resonances.

    Examples
    --------
    >>> once, again = vowel(formants("had")), vowel(formants("had"))
    >>> bool((once.samples == again.samples).all()), once.rate
    (True, 16000)
    """
    resonances = floats(resonances, "resonances")
    if resonances.ndim != 1 or not 1 <= len(resonances) <= len(BANDWIDTHS):
        raise ValueError(
            f"resonances must be 1 to {len(BANDWIDTHS)} numbers, "
            f"not of shape {resonances.shape}"
        )
    voice = larynx(pitch, seconds, rate)
    for frequency, bandwidth in zip(resonances, BANDWIDTHS, strict=False):
        if frequency < 0.95 * rate / 2:
            voice = resonate(voice, frequency, bandwidth, rate)
    voice = add_noise(voice, noise, rng) * _fades(len(voice), FADE * rate)
    return Sound(voice / np.abs(voice).max(), rate)


def _fades(time: int, steps: float) -> np.ndarray:
    """Return loudness by sample: up in `steps`, full, down in `steps`."""
    to_the_end = np.minimum(np.arange(time), np.arange(time)[::-1]) + 1
    return np.minimum(to_the_end / (steps + 1), 1)
