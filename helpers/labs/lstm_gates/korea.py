"""Lab: a sentence says a country, chats, and then asks for the language."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.lstm_gates.korea import KoreaPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import again, choice, slider

LONGEST = 40
COUNTRY = 4
"""Place of the country in every sentence."""
VIEWS = {"what the country changes": "change", "cell state": "cell"}
CHANCE = 1 / len(data.LANGUAGES)


class Korea(NamedTuple):
    """One sentence, what an LSTM keeps of it, and how networks fare at such gaps."""

    words: tuple[str, ...]
    gap: int
    """Filler words between the two sentences."""
    country: str
    language: str
    """Of the country: the right answer."""
    view: str
    """``change`` or ``cell``."""
    cell: np.ndarray
    """(words, units), the cell state after each word."""
    change: np.ndarray
    """(words, units), how far it is from the mean over all countries said there."""
    kept: np.ndarray
    """(words,), length of `change`: how strongly the country is remembered."""
    probabilities: np.ndarray
    """(8,), of the languages, in the order of ``data.LANGUAGES``."""
    answer: str
    """The most probable language."""
    trained_gap: int
    """Filler words in the sentences that the opened network learned from."""
    gaps: tuple[int, ...]
    """For which networks were trained anew, in words."""
    accuracy: dict[str, np.ndarray]
    """By network: (gaps, seeds), share of languages named rightly."""


def korea() -> Lab:
    """Widen the gap between country and language, and open an LSTM on the sentence."""
    return Lab(
        compute=_compute,
        picture=KoreaPicture(LONGEST + 10, tuple(data.LANGUAGES.values())),
        describe=_describe,
        gap=slider("Filler words", 0, LONGEST, 20, unit="words"),
        country=choice("I grew up in", list(data.LANGUAGES)),
        view=choice("Map shows", VIEWS),
        others=again("Other fillers"),
    )


def _compute(gap, country, view, others) -> Korea:
    lstm, dense = _network()
    codes = np.repeat(data.sentences(gap, seed=others).codes, len(data.LANGUAGES), 0)
    codes[:, COUNTRY] = data.word_codes(" ".join(data.LANGUAGES))
    run = nn.lstm(data.one_hot_words(codes).astype(float), lstm)
    number = list(data.LANGUAGES).index(country)
    changes = run.cell - run.cell.mean(axis=0)
    scores = nn.dense(run.hidden[number, -1:], *dense)
    probabilities = nn.softmax(scores)[0]
    sweep = _sweep()
    return Korea(
        words=tuple(data.sentence_text(codes[number]).split()),
        gap=gap,
        country=country,
        language=data.LANGUAGES[country],
        view=view,
        cell=run.cell[number],
        change=changes[number],
        kept=np.sqrt((changes[number] ** 2).sum(axis=1)),
        probabilities=probabilities,
        answer=list(data.LANGUAGES.values())[probabilities.argmax()],
        trained_gap=sweep["stored_gap"],
        gaps=tuple(map(int, sweep["korea"]["LSTM"])),
        accuracy={
            name: np.array(list(runs.values())) for name, runs in sweep["korea"].items()
        },
    )


@cache
def _network() -> tuple[nn.LSTMWeights, tuple[np.ndarray, np.ndarray]]:
    """Load the trained network: weights of its LSTM and of its dense layer."""
    (network,) = data.networks("korea").values()
    lstm, dense = (
        [array.astype(float) for array in weights] for weights in network.weights
    )
    return nn.LSTMWeights(*lstm), tuple(dense)


@cache
def _sweep() -> dict:
    return data.sweep("lstm_gates")


def _describe(result: Korea) -> str:
    right = result.answer == result.language
    sure = result.probabilities.max()
    verb = "answers" if right else "wrongly answers"
    words = "word" if result.gap == 1 else "words"
    first, last = result.kept[COUNTRY], result.kept[-1]
    course = "has grown" if last > first else "has shrunk"
    near = int(np.abs(np.array(result.gaps) - result.gap).argmin())
    plain, wide = (
        result.accuracy[name][near].mean()
        for name in ("SimpleRNN", "LSTM, forget bias 4")
    )
    return (
        f"After {result.gap} filler {words} the LSTM {verb} {result.answer} with "
        f"probability {sure:.2f}: what {result.country} changes in its cell {course} "
        f"from {first:.1f} at the word itself to {last:.1f}. Trained anew at a gap of "
        f"{result.gaps[near]}, a SimpleRNN is right {plain:.0%} of the time, an LSTM "
        f"with forget bias 4 {wide:.0%}; guessing gives {CHANCE:.0%}."
    )
