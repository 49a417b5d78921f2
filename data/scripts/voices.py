"""Vowels read by networks that were trained on one generated voice, or on many.

Makes data/sweeps/voices.json and data/networks/voices.npz in 2 minutes.
"""

import numpy as np
from _common import SEEDS, write_networks, write_sweep

from helpers import nn
from helpers.train import voices as on

CLIPS = (40, 200, 1000)
STORED = {"one voice": "one voice", "varied": "varied pitch, tract, noise"}
"""Name of a stored reader, and what it was trained on: the most clips, first seed."""

STACK = [
    ("Dense", {"units": on.HIDDEN, "activation": "relu"}),
    ("Dense", {"units": len(nn.VOWEL_WORDS), "activation": "softmax"}),
]


def accuracy(recipe: str) -> dict[int, list[float]]:
    """Train on every number of clips with every seed."""
    return {
        clips: [on.voice_accuracy(recipe, clips, seed) for seed in SEEDS]
        for clips in CLIPS
    }


def different(recipe: str, clips: int = CLIPS[-1]) -> int:
    """Count the clips that are not the same as another one."""
    return len(np.unique(on.voice_clips(recipe, clips)[0], axis=0))


def pairs(recipe: str) -> list[tuple[np.ndarray, np.ndarray]]:
    """Train the reader that the lab runs: kernel and bias of both layers."""
    model = on.vowel_reader(*on.voice_clips(recipe, CLIPS[-1], SEEDS[0]), SEEDS[0])
    kernel, bias, last_kernel, last_bias = model.get_weights()
    return [(kernel, bias), (last_kernel, last_bias)]


def main() -> None:
    result = {
        "accuracy": {recipe: accuracy(recipe) for recipe in on.RECIPES},
        "different": {recipe: different(recipe) for recipe in on.RECIPES},
    }
    write_sweep("voices", result)
    weights = {name: pairs(recipe) for name, recipe in STORED.items()}
    write_networks("voices", dict.fromkeys(STORED, STACK), weights)


if __name__ == "__main__":
    main()
