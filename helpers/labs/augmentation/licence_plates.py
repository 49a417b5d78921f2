"""Lab: draw licence plates for a reader, and see what it reads in the world."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from helpers import data
from helpers.draw.augmentation.licence_plates import LicencePlatesPicture
from helpers.labs._lab import Lab
from helpers.labs.augmentation._plate_recipes import (
    BACKGROUNDS,
    FONTS,
    NOISES,
    RECIPES,
    TILTS,
    WORLD,
    recipe_name,
    settings,
)
from helpers.labs.controls import again, choice, ladder

SAMPLES = 12
MET = 6
"""How many of the plates met in the world are shown."""
WORLD_SEED = 1000


class LicencePlates(NamedTuple):
    """Plates as one recipe draws them, and what a reader learns from such plates."""

    samples: np.ndarray
    """(12, 32, 80), brightness from 0 to 1."""
    texts: tuple[str, ...]
    """(12,), what stands on them."""
    world: np.ndarray
    """(6, 32, 80), plates as they are met."""
    recipe: tuple[int, str, str, str]
    """Largest tilt in degrees, fonts, noise, background."""
    accuracy: dict[tuple, dict[str, np.ndarray]]
    """(seeds,) by recipe: characters on ``plain`` plates and on those of the
    ``world``, and ``whole plates`` of the world."""

    @property
    def reads(self) -> dict[str, np.ndarray]:
        """What readers trained by this recipe read."""
        return self.accuracy[self.recipe]


def licence_plates() -> Lab:
    """Add tilt, fonts, noise and a photograph to what a reader learns from."""
    return Lab(
        compute=_compute,
        picture=LicencePlatesPicture(),
        describe=_describe,
        tilt=ladder("Tilt up to", TILTS, 0, unit="degrees"),
        fonts=choice("Fonts", list(FONTS)),
        noise=choice("Noise", list(NOISES)),
        background=choice("Background", list(BACKGROUNDS)),
        sample=again("Draw others"),
    )


def _compute(tilt, fonts, noise, background, sample) -> LicencePlates:
    recipe = (tilt, fonts, noise, background)
    drawn = data.licence_plates(SAMPLES, **settings(*recipe), seed=sample)
    return LicencePlates(
        samples=drawn.x[..., 0],
        texts=tuple(data.plate_text(labels) for labels in drawn.y),
        world=_world(sample),
        recipe=recipe,
        accuracy=_sweep(),
    )


@lru_cache(maxsize=4)
def _world(sample: int) -> np.ndarray:
    plates = data.licence_plates(MET, **WORLD, seed=WORLD_SEED + sample)
    return plates.x[..., 0]


@cache
def _sweep() -> dict[tuple, dict[str, np.ndarray]]:
    stored = data.sweep("licence_plates")["accuracy"]
    return {
        recipe: {
            test: np.array(runs) for test, runs in stored[recipe_name(*recipe)].items()
        }
        for recipe in RECIPES
    }


def _describe(result: LicencePlates) -> str:
    tilt, fonts, noise, background = result.recipe
    plain, world, whole = result.reads.values()
    return (
        f"Trained on plates with tilt up to {tilt}°, fonts: {fonts}, noise: {noise}, "
        f"background: {background}, such as {result.texts[0]}, a reader names "
        f"{_runs(plain)} of the characters on plain plates. In the world, before a "
        f"photograph it never saw, it names {_runs(world)}, and reads {_runs(whole)} "
        "of the plates without a mistake."
    )


def _runs(runs: np.ndarray) -> str:
    return " and ".join(f"{accuracy:.0%}" for accuracy in runs)
