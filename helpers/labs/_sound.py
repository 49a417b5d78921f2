"""The sound of a lab: a player between the controls and the picture."""

import wave
from io import BytesIO

import anywidget
import numpy as np
import traitlets

from helpers.labs._picture import text_of


class SoundWidget(anywidget.AnyWidget):
    """Plays a sound when the learner asks for it, never by itself."""

    _esm = text_of("sound.js")

    wav = traitlets.Bytes().tag(sync=True)
    """The sound as a WAV file; where it is empty there is no player."""


def wav(samples: np.ndarray, rate: int) -> bytes:
    """Write a sound as a WAV file of 16 bits.

    Parameters
    ----------
    samples : array of shape (time,)
        From -1 to 1; what is beyond is cut.
    rate : int, in samples per second
    """
    file = BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return file.getvalue()
