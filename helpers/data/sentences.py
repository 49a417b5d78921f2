"""Sentences that end in a language: which one, their beginning has told."""

from typing import NamedTuple

import numpy as np

from ._checks import whole_number

LANGUAGES = {
    "Korea": "Korean",
    "Japan": "Japanese",
    "Italy": "Italian",
    "Poland": "Polish",
    "Spain": "Spanish",
    "China": "Chinese",
    "Turkey": "Turkish",
    "Sweden": "Swedish",
}
"""The language of each country, in the order of the answers."""

_WHO = ("we", "they", "friends", "cousins", "neighbours", "sailors")
_DID = ("loved", "painted", "missed", "described", "admired", "mentioned")
_WHAT = ("rice", "books", "boats", "apples", "horses", "songs")
_WHEN = ("daily", "often", "twice", "outside", "together", "quietly")
_BEGIN, _END = ("I", "grew", "up", "in"), ("I", "speak", "fluent")
_ALONE = ("well", "anyway", "yes")


class Sentences(NamedTuple):
    """Sentences as the numbers of their words, and the language that each asks for."""

    codes: np.ndarray  # (sentences, words), int64: places in vocabulary()
    answers: np.ndarray  # (sentences,), int64: 0 for Korean, 1 for Japanese ...


def vocabulary() -> tuple[str, ...]:
    """List every word of the sentences; its place is the word's number.

    Examples
    --------
    >>> words = vocabulary()
    >>> len(words), words[:3], words.index("Korea")
    (50, ('.', 'I', 'grew'), 7)
    """
    fixed = dict.fromkeys((".", *_BEGIN, *_END))
    fillers = (word for words in (_WHO, _DID, _WHAT, _WHEN, _ALONE) for word in words)
    return (*fixed, *LANGUAGES, *LANGUAGES.values(), *fillers)


def sentences(
    gap: int, count: int = 1, country: str | None = None, seed: int = 0
) -> Sentences:
    """Say where somebody grew up, chat for a while, and ask for the language.

    ``I grew up in Korea . <gap filler words> . I speak fluent`` asks for ``Korean``.
    The fillers tell nothing about the answer, but half of their objects are countries,
    so that it does not help to remember just any country.

    Parameters
    ----------
    gap : int, in words
        Filler words between the two sentences, 0 or more.
    count : int
        How many sentences.
    country : str, optional
        One of the countries for all sentences; by default drawn anew for each.
    seed : int
        The same seed gives the same sentences.

    Returns
    -------
    Sentences
        Codes of shape (count, gap + 10) without the language, which is the answer.

    Raises
    ------
    ValueError
        If `gap` or `count` is no whole number that makes sense, or `country` unknown.

    Examples
    --------
    >>> codes, answers = sentences(gap=4, country="Korea", seed=1)
    >>> print(sentence_text(codes[0]), "->", list(LANGUAGES.values())[answers[0]])
    I grew up in Korea . cousins loved Japan together . I speak fluent -> Korean
    """
    gap = whole_number("gap", gap, low=0)
    count = whole_number("count", count, low=1)
    countries = list(LANGUAGES)
    if country is not None and country not in countries:
        raise ValueError(
            f"country must be one of {', '.join(countries)}, not {country}"
        )
    rng = np.random.default_rng(seed)
    answers = rng.integers(0, len(countries), count)
    if country is not None:
        answers[:] = countries.index(country)
    codes = np.empty((count, len(_BEGIN) + 1 + 1 + gap + 1 + len(_END)), np.int64)
    codes[:, :4] = word_codes(" ".join(_BEGIN))
    codes[:, 4] = word_codes(countries[0])[0] + answers
    codes[:, [5, -4]] = word_codes(".")
    codes[:, 6:-4] = [_chat(gap, rng) for _ in range(count)]
    codes[:, -3:] = word_codes(" ".join(_END))
    return Sentences(codes, answers)


def word_codes(text: str) -> np.ndarray:
    """Turn words with spaces between them into their numbers.

    >>> word_codes("I speak fluent")
    array([1, 5, 6])

    Raises
    ------
    ValueError
        If a word is not in the vocabulary.
    """
    places = {word: place for place, word in enumerate(vocabulary())}
    for word in text.split():
        if word not in places:
            raise ValueError(f"the word {word!r} is not in the vocabulary")
    return np.array([places[word] for word in text.split()], np.int64)


def sentence_text(codes: np.ndarray) -> str:
    """Turn the numbers of words back into words with spaces between them.

    >>> sentence_text([1, 5, 6])
    'I speak fluent'
    """
    words = vocabulary()
    return " ".join(words[code] for code in codes)


def one_hot_words(codes: np.ndarray) -> np.ndarray:
    """Write each word as a row of zeros with a 1 at its number.

    Parameters
    ----------
    codes : array of shape (sentences, words)

    Returns
    -------
    array of shape (sentences, words, vocabulary), float32

    Examples
    --------
    >>> one_hot_words(sentences(gap=4).codes).shape
    (1, 14, 50)
    """
    return np.eye(len(vocabulary()), dtype=np.float32)[codes]


def _chat(gap: int, rng: np.random.Generator) -> np.ndarray:
    """Draw `gap` filler words: clauses of three or four words, the last one shorter."""
    words: list[str] = []
    while len(words) < gap:
        left = gap - len(words)
        size = left if left < 5 else int(rng.integers(3, 5))
        what = _WHAT if rng.random() < 0.5 else tuple(LANGUAGES)
        kinds = (_ALONE,) if size == 1 else (_WHO, _DID, what, _WHEN)[:size]
        words += [kind[rng.integers(len(kind))] for kind in kinds]
    return word_codes(" ".join(words))
