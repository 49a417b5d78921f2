"""Lab: what a network learns where the ground gives the answer away."""

from functools import cache
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
PATCH, STRIDES = 6, 3
"""Of the patch that covers a place of the picture, in pixels."""
SAMPLES = 8
SEED = 500
"""Of the animals to be shown: no network was trained on them."""


class WolfAndHusky(NamedTuple):
    """One picture, what a network says to it, and how well that network does."""

    image: np.ndarray
    """(24, 24), brightness from 0 to 1."""
    animal: str
    """``wolf`` or ``husky``."""
    ground: str
    """``snow`` or ``grass``."""
    probabilities: np.ndarray
    """(2,), of a wolf and of a husky."""
    lost: np.ndarray
    """(24, 24), what covering each place takes from the log odds of its answer, nats."""
    on_animal: float
    """Share of all that is lost or won by covering that falls on the animal."""
    room: float
    """Share of the picture that the animal takes."""
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
    seen = _seen(share, recipe, sample)
    image, opacity = _picture(animal, ground, sample)
    stack, weights = _networks()[f"{recipe} {share:g}"]
    outputs = nn.run_stack(image[None], stack, weights)[-1][0]
    answer = outputs.argmax()

    def log_odds(images: np.ndarray) -> np.ndarray:
        return _log_odds(images, stack, weights)[:, answer]

    lost = nn.occlusion_map(log_odds, image, PATCH, STRIDES)
    weight = np.abs(lost) / max(np.abs(lost).sum(), 1e-12)
    return WolfAndHusky(
        image=image[..., 0],
        animal=animal,
        ground=ground,
        probabilities=outputs,
        lost=lost,
        on_animal=float(np.sum(weight * opacity[..., 0])),
        room=float(opacity.mean()),
        samples=seen[0],
        labels=seen[1],
        share=share,
        recipe=recipe,
        shares=shares,
        accuracy=accuracy,
    )


def _log_odds(images: np.ndarray, stack: list, weights: list) -> np.ndarray:
    """Return (batch, 2), the log odds of each animal in nats, never rounded to 0 or 1.

    The last layer is run without its softmax: where a probability is nearly 1, its
    logarithm would say nothing.
    """
    before = [*stack[:-1], stack[-1]._replace(activation=None)]
    scores = nn.run_stack(images.astype(np.float32), before, weights)[-1]
    return scores - scores[:, ::-1]


def _picture(animal: str, ground: str, sample: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the animal on the ground, and its opacity, both (24, 24, 1)."""
    usual = float((animal == "wolf") == (ground == "snow"))
    animals = data.wolves_and_huskies(2, usual, seed=SEED + sample)
    place = NAMES.index(animal)
    return animals.x[place], animals.opacity[place]


def _seen(share: float, recipe: str, seed: int) -> tuple[np.ndarray, tuple[str, ...]]:
    """Draw pictures as they were shown in training, and what they are."""
    animals = data.wolves_and_huskies(400, share, seed=0)
    rng = np.random.default_rng(seed)
    some = rng.choice(len(animals.y), SAMPLES, replace=False)
    animals = data.Animals(*(part[some] for part in animals))
    labels = tuple(NAMES[label] for label in animals.y)
    return augmented(animals, recipe, rng)[..., 0], labels


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
    done = "no augmentation" if result.recipe == "none" else result.recipe
    verdict = "right" if result.answer == result.animal else "wrong"
    return (
        f"Trained with {result.share:.0%} of the wolves on snow and {done}, the network "
        f"calls this {result.animal} on {result.ground} a {result.answer}: {verdict}; "
        f"{result.on_animal:.0%} of what covering changes lies on the animal. It names "
        f"{_runs(result.scored('usual'))} of new animals on their usual ground, "
        f"{_runs(result.scored('swapped'))} on the other."
    )


def _runs(runs: np.ndarray) -> str:
    return " and ".join(f"{accuracy:.0%}" for accuracy in runs)
