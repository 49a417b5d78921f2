"""Lab: what a network learns where the ground gives the answer away."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.augmentation.wolf_and_husky import WolfAndHuskyPicture
from helpers.labs._lab import Lab
from helpers.labs.augmentation._recipes import RECIPES, augmented
from helpers.labs.controls import again, choice, ladder

STORED = "wolf_and_husky"
NAMES = ("wolf", "husky")
GROUNDS = ("snow", "grass")
PATCH, STRIDES = 4, 2
"""Of the patch that covers a place of the picture, in pixels."""
SAMPLES = 8
SEED = 500
"""Of the animals to be shown: no network was trained on them."""


class WolfAndHusky(NamedTuple):
    """One picture, what a network says to it, and how well that network does."""

    image: np.ndarray
    """(24, 24), brightness from 0 to 1."""
    opacity: np.ndarray
    """(24, 24), 1 where the animal hides the ground."""
    animal: str
    """``wolf`` or ``husky``."""
    ground: str
    """``snow`` or ``grass``."""
    probabilities: np.ndarray
    """(2,), of a wolf and of a husky."""
    lost: np.ndarray
    """(24, 24), log odds of its answer, in nats, that a place takes when covered."""
    swapped: float
    """Log odds of its answer, in nats, that the other ground takes."""
    samples: np.ndarray
    """(8, 24, 24), pictures as the network saw them in training."""
    labels: tuple[str, ...]
    """(8,), what they are."""
    share: float
    """Of the wolves on snow, and of the huskies on grass, in training."""
    recipe: str
    """Augmentation in training."""
    shares: tuple[float, ...]
    """For which networks were trained."""
    accuracy: dict[str, dict[str, np.ndarray]]
    """By recipe and test, ``usual`` or ``swapped`` grounds: (shares, seeds)."""

    @property
    def answer(self) -> str:
        """What the network says."""
        return NAMES[int(self.probabilities.argmax())]

    def scored(self, test: str) -> np.ndarray:
        """Return (seeds,), the accuracy of the networks trained like this one."""
        return self.accuracy[self.recipe][test][self.shares.index(self.share)]


def wolf_and_husky() -> Lab:
    """Tie the ground to the animal, and put a wolf on grass."""
    percent = [round(100 * share) for share in _sweep()[0]]
    return Lab(
        compute=_compute,
        picture=WolfAndHuskyPicture(list(RECIPES)),
        describe=_describe,
        usual=ladder("Wolves on snow", percent, 97, unit="% in training"),
        recipe=choice("Augmentation", list(RECIPES)),
        animal=choice("Show a", list(NAMES)),
        ground=choice("on", list(GROUNDS), "grass"),
        sample=again("Another picture"),
    )


def _compute(usual, recipe, animal, ground, sample) -> WolfAndHusky:
    shares, accuracy = _sweep()
    share = usual / 100
    (here, opacity), (there, _) = (
        _picture(animal, place, sample) for place in (ground, _other(ground))
    )
    stack, weights = _networks()[f"{recipe} {share:g}"]
    probabilities = nn.run_stack(here[None], stack, weights)[-1][0]
    answer = probabilities.argmax()

    def log_odds(images: np.ndarray) -> np.ndarray:
        return _log_odds(images, stack, weights)[:, answer]

    before, after = log_odds(np.stack([here, there]))
    return WolfAndHusky(
        image=here[..., 0],
        opacity=opacity[..., 0],
        animal=animal,
        ground=ground,
        probabilities=probabilities,
        lost=nn.occlusion_map(log_odds, here, PATCH, STRIDES),
        swapped=float(before - after),
        samples=_seen(share, recipe, sample),
        labels=_labels(share, sample),
        share=share,
        recipe=recipe,
        shares=shares,
        accuracy=accuracy,
    )


def _other(ground: str) -> str:
    return next(name for name in GROUNDS if name != ground)


def _log_odds(images: np.ndarray, stack: list, weights: list) -> np.ndarray:
    """Return (batch, 2), the log odds of each animal in nats, never rounded to 0 or 1.

    The last layer is run without its softmax: where a probability is nearly 1, its
    logarithm would say nothing.
    """
    before = [*stack[:-1], stack[-1]._replace(activation=None)]
    scores = nn.run_stack(images.astype(np.float32), before, weights)[-1]
    return scores - scores[:, ::-1]


@lru_cache(maxsize=64)
def _picture(animal: str, ground: str, sample: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the animal on the ground, and its opacity: both (24, 24, 1)."""
    usual = float((animal == "wolf") == (ground == "snow"))
    animals = data.wolves_and_huskies(2, usual, seed=SEED + sample)
    number = NAMES.index(animal)
    return animals.x[number], animals.opacity[number]


def _seen(share: float, recipe: str, seed: int) -> np.ndarray:
    """Draw pictures as they were shown in training: (8, 24, 24)."""
    rng = np.random.default_rng(seed)
    return augmented(_some(share, seed), recipe, rng)[..., 0]


def _labels(share: float, seed: int) -> tuple[str, ...]:
    return tuple(NAMES[label] for label in _some(share, seed).y)


@lru_cache(maxsize=64)
def _some(share: float, seed: int) -> data.Animals:
    """Choose a few of the animals to learn from."""
    animals = _animals(share)
    some = np.random.default_rng(seed).choice(len(animals.y), SAMPLES, replace=False)
    return data.Animals(*(part[some] for part in animals))


@cache
def _animals(share: float) -> data.Animals:
    return data.wolves_and_huskies(400, share, seed=0)


@cache
def _networks() -> dict[str, tuple[list, list]]:
    return {
        name: (
            [getattr(nn, layer)(**settings) for layer, settings in network.stack],
            network.weights,
        )
        for name, network in data.networks(STORED).items()
    }


@cache
def _sweep() -> tuple[tuple[float, ...], dict[str, dict[str, np.ndarray]]]:
    stored = data.sweep(STORED)
    shares, runs = stored["usual"], stored["accuracy"]
    accuracy = {
        recipe: {
            test: np.array([runs[f"{recipe} {share:g}"][test] for share in shares])
            for test in ("usual", "swapped")
        }
        for recipe in RECIPES
    }
    return tuple(shares), accuracy


def _describe(result: WolfAndHusky) -> str:
    verdict = "right" if result.answer == result.animal else "wrong"
    return (
        f"Trained with {result.share:.0%} of wolves on snow (augmentation: "
        f"{result.recipe}), the network calls this {result.animal} on {result.ground} "
        f"a {result.answer}: {verdict}. "
        f"Its log odds change by up to {np.abs(result.lost).max():.1f} nats where a "
        f"place is covered, and by {abs(result.swapped):.1f} on the other ground. It "
        f"names {_runs(result.scored('usual'))} of new animals on their usual ground, "
        f"{_runs(result.scored('swapped'))} on the other."
    )


def _runs(runs: np.ndarray) -> str:
    return " and ".join(f"{accuracy:.0%}" for accuracy in runs)
