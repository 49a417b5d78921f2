"""How well a reader of vowels does that was trained on generated voices."""

from typing import Any

import numpy as np

from helpers import nn
from helpers.train._seed import fix_seed

PITCH, TRACT = 120.0, 17.5
"""Of the one voice, in hertz and centimetres."""
PITCHES, TRACTS, LOUDEST_NOISE = (90.0, 300.0), (11.5, 18.0), 0.3
"""Ranges of the varied voices."""
SECONDS = 0.15
"""Length of a clip."""
HIDDEN, UPDATES, BATCH, RATE = 32, 500, 50, 0.003

RECIPES = {
    "one voice": (),
    "varied pitch": ("pitch",),
    "varied tract": ("tract",),
    "varied pitch and tract": ("pitch", "tract"),
    "varied pitch, tract, noise": ("pitch", "tract", "noise"),
    "people": ("people",),
}
"""What changes from clip to clip; "people" stands for recordings of people."""


def voice_clips(
    recipe: str, clips: int, seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Generate clips of vowels and describe each by its tone colour.

    Parameters
    ----------
    recipe : str
        One of ``RECIPES``.
    clips : int
        How many.
    seed : int

    Returns
    -------
    x : array of shape (clips, frequencies), in nats
        As `nn.tone_colour` gives it.
    y : array of shape (clips,)
        Place of the word in ``nn.VOWEL_WORDS``.

    Raises
    ------
    ValueError
        If there is no such recipe, or not one clip is wanted.
    """
    if recipe not in RECIPES:
        raise ValueError(f"recipe must be one of {list(RECIPES)}, not {recipe!r}")
    if clips < 1:
        raise ValueError(f"clips must be at least 1, not {clips}")
    rng = np.random.default_rng(seed)
    words = rng.permutation(np.arange(clips) % len(nn.VOWEL_WORDS))
    speak = _person if recipe == "people" else _generated
    sounds = (speak(nn.VOWEL_WORDS[word], RECIPES[recipe], rng) for word in words)
    x = np.array([nn.tone_colour(*sound) for sound in sounds])
    return x.astype(np.float32), words


def _generated(word: str, varied: tuple[str, ...], rng: np.random.Generator):
    """Speak `word` with the one voice, but for what is `varied`."""
    pitch = rng.uniform(*PITCHES) if "pitch" in varied else PITCH
    tract = rng.uniform(*TRACTS) if "tract" in varied else TRACT
    noise = rng.uniform(0, LOUDEST_NOISE) if "noise" in varied else 0.0
    return nn.vowel(nn.formants(word, tract), pitch, noise, rng, SECONDS)


def _person(word: str, _: tuple[str, ...], rng: np.random.Generator):
    """Speak `word` as a man, a woman or a child, no two of whom are alike.

    Pitch and formants scatter about those measured, by a tenth and by a twentieth.
    """
    group = rng.choice(list(nn.MEASURED_VOWELS))
    pitch, *measured = nn.MEASURED_VOWELS[group][word]
    own = np.exp(rng.normal(0, [0.1, 0.05, 0.05, 0.05]))
    tract = TRACT * nn.MEASURED_VOWELS["man"][word][3] / measured[2]
    resonances = nn.formants(word, tract)
    resonances[:3] = np.array(measured) * own[1:]
    noise = rng.uniform(0, LOUDEST_NOISE)
    return nn.vowel(resonances, pitch * own[0], noise, rng, SECONDS)


def vowel_reader(x: np.ndarray, y: np.ndarray, seed: int = 0) -> Any:
    """Train a network with one hidden layer to name the vowel of a clip.

    Parameters
    ----------
    x, y : arrays
        As from `voice_clips`.
    seed : int
        Of the first weights and of the batches.

    Returns
    -------
    keras.Sequential
        After 500 updates on 50 clips drawn anew each, however many clips there are.
    """
    import keras

    fix_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(x.shape[1:]),
            keras.layers.Dense(HIDDEN, activation="relu"),
            keras.layers.Dense(len(nn.VOWEL_WORDS), activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(RATE), "sparse_categorical_crossentropy")
    drawn = np.random.default_rng(seed).integers(0, len(x), UPDATES * BATCH)
    model.fit(x[drawn], y[drawn], batch_size=BATCH, shuffle=False, verbose=0)
    return model


def voice_accuracy(recipe: str, clips: int, seed: int = 0) -> float:
    """Train a reader on generated clips and test it on 500 clips of people.

    Parameters
    ----------
    recipe : str
        One of ``RECIPES``.
    clips : int
        How many it is trained on.
    seed : int
        Of the clips and of the first weights. The clips of the test are always the
        same, and those of nobody else.

    Returns
    -------
    float
        Share of vowels named rightly; guessing gives 1/8.
    """
    model = vowel_reader(*voice_clips(recipe, clips, seed), seed)
    return reader_accuracy(model)


def reader_accuracy(model: Any) -> float:
    """Test a reader on 500 clips of people that nobody was trained on."""
    x, y = voice_clips("people", 500, seed=1000)
    guesses = np.asarray(model(x, training=False)).argmax(axis=1)
    return round(float(np.mean(guesses == y)), 4)
