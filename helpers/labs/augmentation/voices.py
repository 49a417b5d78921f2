"""Lab: one voice that never changes, or many, to teach a network the vowels."""

from functools import cache, partial
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.augmentation.voices import VoicesPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, slider

SECONDS = 0.4
"""Length of what is shown of a sound."""
FRAME, STEP = 512, 64
"""Of the spectrogram, in samples."""
HIGHEST = 5000.0
"""Highest frequency of the spectrogram, in hertz."""
SOFTEST = 1e-4
"""Amplitude that counts as silence."""

SYNTHESIZER, PROGRAM = "formant synthesizer", "espeak-ng"
READERS = {"one voice": "one voice", "varied": "varied pitch, tract, noise"}
"""Names of the stored readers, and the recipes of the clips they learned from."""


class Voices(NamedTuple):
    """A spoken vowel, what it looks like, and what two networks take it for."""

    word: str
    pitch: float
    """In hertz."""
    tract: float
    """Length of the vocal tract, in centimetres."""
    noise: float
    """Standard deviation, as a share of that of the voice."""
    speaker: str
    sound: nn.Sound
    """All that can be heard."""
    shown: np.ndarray
    """(time,), the 0.4 seconds that the picture shows."""
    spectrogram: nn.Spectrogram
    """Of what is shown, up to 5000 Hz."""
    decibels: np.ndarray
    """(frames, frequencies), its magnitude against a tone of amplitude 1."""
    formants: np.ndarray
    """(5,), in hertz; empty where a program speaks, which does not tell them."""
    words: tuple[str, ...]
    answers: dict[str, np.ndarray]
    """By reader: (words,), the probability of each word."""
    accuracy: dict[str, np.ndarray]
    """By recipe: (clips, seeds), share of the vowels of people named rightly."""
    clips: tuple[int, ...]
    """Trained on so many."""
    different: int
    """How many of the most clips of one voice are not the same as another one."""


def voices() -> Lab:
    """Change a voice, hear it, and see which of two networks still knows the vowel.

    Where the program ``espeak-ng`` is installed, it can speak the words instead.
    """
    more = {}
    if data.has_speech():
        more = {"speaker": choice("Speaker", [SYNTHESIZER, PROGRAM])}
    return Lab(
        compute=_compute,
        picture=VoicesPicture(SECONDS, HIGHEST),
        describe=_describe,
        sound=lambda result: result.sound,
        word=choice("Vowel of", list(nn.VOWEL_WORDS)),
        pitch=slider("Pitch", 80, 320, 120, step=5, unit="Hz"),
        tract=slider("Vocal tract", 11.5, 18.0, 17.5, step=0.5, unit="cm"),
        noise=slider("Noise", 0.0, 1.0, 0.0, step=0.05, unit="of the voice"),
        **more,
    )


def _compute(word, pitch, tract, noise, speaker=SYNTHESIZER) -> Voices:
    say = _synthesized if speaker == SYNTHESIZER else _spoken
    sound = say(word, pitch, tract, noise)
    shown = nn.loudest_part(sound.samples, round(SECONDS * sound.rate))
    spectrogram = nn.spectrogram(shown, sound.rate, FRAME, STEP)
    low = spectrogram.hertz <= HIGHEST
    magnitude = spectrogram.magnitude[:, low]
    stored, accuracy = _sweep()
    return Voices(
        word=word,
        pitch=pitch,
        tract=tract,
        noise=noise,
        speaker=speaker,
        sound=sound,
        shown=shown,
        spectrogram=spectrogram._replace(
            magnitude=magnitude, hertz=spectrogram.hertz[low]
        ),
        decibels=20 * np.log10(magnitude + SOFTEST),
        formants=nn.formants(word, tract) if say is _synthesized else np.zeros(0),
        words=nn.VOWEL_WORDS,
        answers=_read(shown, sound.rate),
        accuracy=accuracy,
        clips=tuple(map(int, stored["accuracy"]["one voice"])),
        different=stored["different"]["one voice"],
    )


def _synthesized(word: str, pitch: float, tract: float, noise: float) -> nn.Sound:
    rng = np.random.default_rng(0)
    return nn.vowel(nn.formants(word, tract), pitch, noise, rng, SECONDS)


def _spoken(word: str, pitch: float, tract: float, noise: float) -> nn.Sound:
    spoken = data.spoken_word(word, pitch, tract)
    samples = nn.add_noise(spoken, noise, np.random.default_rng(0))
    return nn.Sound(samples / np.abs(samples).max(), data.speech.RATE)


@cache
def _sweep() -> tuple[dict, dict[str, np.ndarray]]:
    stored = data.sweep("voices")
    accuracy = {
        recipe: np.array(list(runs.values()))
        for recipe, runs in stored["accuracy"].items()
    }
    return stored, accuracy


@cache
def _readers() -> dict[str, data.Network]:
    return data.networks("voices")


def _read(sound: np.ndarray, rate: int) -> dict[str, np.ndarray]:
    """Ask both networks, which know clips of 0.15 s: the loudest part is read."""
    clip = nn.loudest_part(sound, round(0.15 * rate))
    colour = nn.tone_colour(clip, rate)[None]
    answers = {}
    for name, network in _readers().items():
        hidden, last = network.weights
        scores = nn.dense(nn.relu(nn.dense(colour, *hidden)), *last)
        answers[name] = nn.softmax(scores)[0]
    return answers


def _describe(result: Voices) -> str:
    most = result.clips[-1]
    heard = partial(_heard, result)
    rate = {n: result.accuracy[recipe][-1].mean() for n, recipe in READERS.items()}
    noise = (
        f" under noise of {result.noise:.0%} of its strength" if result.noise else ""
    )
    return (
        f"“{result.word}” {_speaker(result)}{noise}: the network taught by one voice "
        f"hears {heard('one voice')}, the one taught by varied voices "
        f"{heard('varied')}. Of vowels as measured in people they name "
        f"{rate['one voice']:.0%} and {rate['varied']:.0%}, each after {most} "
        f"generated clips, of which the one voice has only {result.different} "
        "different ones."
    )


def _speaker(result: Voices) -> str:
    if result.speaker == SYNTHESIZER:
        return f"at {result.pitch} Hz from a vocal tract of {result.tract:g} cm"
    length = "short" if result.tract < data.speech.SHORT else "long"
    return (
        f"spoken by {PROGRAM} at about {result.pitch} Hz in its voice for a {length} "
        f"vocal tract"
    )


def _heard(result: Voices, reader: str) -> str:
    answer = result.answers[reader]
    return f"“{result.words[answer.argmax()]}” (sure to {answer.max():.0%})"
