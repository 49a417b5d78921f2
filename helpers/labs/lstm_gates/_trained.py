"""The gates of one trained unit while it reads a sentence."""

from typing import NamedTuple

import numpy as np

from helpers import data, nn

COUNTRY = "Korea"
GAP = 14
"""Filler words; the whole sentence has ten words more."""


class Reading(NamedTuple):
    """What one unit of a trained LSTM does with every word of a sentence."""

    gates: np.ndarray
    """(4, words): forget gate, input gate, candidate, output gate."""
    words: tuple[str, ...]
    unit: int
    """The unit whose cell state tells most of the country at the end, from 1."""


def reading() -> Reading:
    """Let the stored network read of Korea, and open the unit that keeps it best.

    The same sentence with every other country in its place shows what is kept: the
    unit is the one whose last cell state is farthest from the mean of them all.
    """
    (network,) = data.networks("korea").values()
    weights = nn.LSTMWeights(*(part.astype(float) for part in network.weights[0]))
    sentences = [data.sentences(GAP, country=name).codes[0] for name in data.LANGUAGES]
    run = nn.lstm(data.one_hot_words(np.array(sentences)).astype(float), weights)
    here = list(data.LANGUAGES).index(COUNTRY)
    last = run.cell[:, -1]  # (countries, units)
    unit = int(np.abs(last[here] - last.mean(axis=0)).argmax())
    parts = run.forget_gate, run.input_gate, run.candidate, run.output_gate
    return Reading(
        gates=np.stack([part[here, :, unit] for part in parts]),
        words=tuple(data.sentence_text(sentences[here]).split()),
        unit=unit + 1,
    )
