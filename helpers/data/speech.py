"""Words spoken by a text-to-speech program, where one is installed."""

import shutil
import subprocess
import wave
from functools import lru_cache
from io import BytesIO

import numpy as np

PROGRAM = "espeak-ng"
RATE = 16000
"""Samples per second of every spoken word."""

VOICES = {"en": 100.0, "en+f2": 180.0}
"""Voices of the program, for long and for short tracts, with their pitch in hertz."""
SHORT = 15.5
"""Below this length of the vocal tract, in centimetres, the second voice speaks."""


def has_speech() -> bool:
    """Say whether the program ``espeak-ng`` is installed."""
    return shutil.which(PROGRAM) is not None


@lru_cache(maxsize=256)
def spoken_word(
    word: str, pitch: float = 120.0, tract_length: float = 17.5
) -> np.ndarray:
    """Let ``espeak-ng`` say a word: the same samples each time.

    Parameters
    ----------
    word : str
    pitch : float, in hertz
        About what is wanted: the program knows 100 steps, an octave up and one down.
    tract_length : float, in centimetres
        15.5 or more: a man's voice, else a woman's.

    Returns
    -------
    array of shape (time,)
        From -1 to 1, 16000 samples a second; read-only.

    Raises
    ------
    ValueError
        If the program is missing or gives no sound.
    """
    path = shutil.which(PROGRAM)
    if path is None:
        raise ValueError(f"{PROGRAM} is not installed, so it cannot say {word!r}")
    voice = list(VOICES)[tract_length < SHORT]
    step = int(np.clip(50 + 50 * np.log2(pitch / VOICES[voice]), 0, 99))
    command = [path, "-v", voice, "-p", str(step), "--stdout", word]
    run = subprocess.run(command, capture_output=True, timeout=20, check=False)
    try:
        samples, rate = _read(run.stdout)
    except (wave.Error, EOFError):
        samples, rate = np.zeros(0), RATE
    if not np.any(samples):
        told = run.stderr.decode(errors="replace").strip() or "no sound came"
        raise ValueError(f"{PROGRAM} could not say {word!r}: {told}")
    return _at_our_rate(samples, rate)


def _read(content: bytes) -> tuple[np.ndarray, int]:
    """Read WAV of 16 bits with one channel; the program leaves its length open."""
    with wave.open(BytesIO(content)) as file:
        frames = file.readframes(file.getnframes())
        rate = file.getframerate()
    whole = len(frames) // 2 * 2
    return np.frombuffer(frames[:whole], "<i2") / 32768, rate


def _at_our_rate(samples: np.ndarray, rate: int) -> np.ndarray:
    """Return (time,) at `RATE`, the loudest sample 1 or -1."""
    from scipy.signal import resample_poly

    shared = np.gcd(rate, RATE)
    samples = resample_poly(samples, RATE // shared, rate // shared)
    samples = samples / np.abs(samples).max()
    samples.setflags(write=False)
    return samples
