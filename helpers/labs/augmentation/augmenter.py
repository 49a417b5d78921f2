"""Lab: fifteen random changes of one picture, each from ranges that the hand sets."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.augmentation.augmenter import AugmenterPicture
from helpers.labs._lab import Lab
from helpers.labs._own import array, lent
from helpers.labs.controls import again, choice, slider, upload

SIZE = 64

DRAWS = 15

WALL = 0.8
"""Light of the wall behind a picture with opacity."""

FLIPS = {
    "never": "",
    "left to right": "horizontal",
    "top to bottom": "vertical",
    "both": "horizontal_and_vertical",
}

SWITCHED = {  # control: (what it is called in the sentence, its value when off)
    "degrees": ("rotate", 0),
    "pixels": ("shift", 0),
    "zoom": ("zoom", 1),
    "shear": ("shear", 0),
    "flip": ("flip", ""),
    "bend": ("bend", 0),
    "brightness": ("brightness", 0),
    "contrast": ("contrast", 1),
    "colours": ("colours", "keep"),
    "blur": ("blur", 0),
    "noise": ("noise", 0),
    "cutout": ("cutout", 0),
}

MOVES = ("degrees", "pixels", "zoom", "shear")
"""Controls that act together, so that pixels are mixed only once."""

OWN_DRAWS = 99
"""Seeds the draws of the learner's own steps."""

Step = Callable[..., np.ndarray]


class Augmented(NamedTuple):
    """One picture and what random transforms made of it."""

    image: np.ndarray
    """(height, width, 3), light from 0 to 1."""
    draws: np.ndarray
    """(batch, height, width, 3)."""
    change: np.ndarray
    """(batch,), by how much a pixel of each draw differs on average, from 0 to 1."""
    names: list[str]
    """What is switched on."""


def augmenter(steps: Sequence[Step] = ()) -> Lab:
    """Set how far a picture may turn, bend, brighten, and see fifteen draws at once.

    Parameters
    ----------
    steps : sequence of callable
        ``step(images, rng=rng) -> images``: transforms of the learner's own, which run
        after those of the controls.
    """
    fills = ["reflect", "constant", "nearest", "wrap"]
    return Lab(
        compute=partial(_compute, tuple(map(_own, steps))),
        picture=AugmenterPicture(),
        describe=_describe,
        degrees=slider("Rotate up to ±", 0, 180, 15, unit="degrees"),
        pixels=slider("Shift up to ±", 0, 32, 7, unit="pixels"),
        zoom=slider("Zoom up to ÷×", 1.0, 3.0, 1.2, 0.1, unit="times"),
        shear=slider("Shear up to ±", 0.0, 1.0, 0.0, 0.05, unit="columns per row"),
        bend=slider("Bend up to", 0.0, 8.0, 0.0, 0.5, unit="pixels"),
        brightness=slider("Brightness up to ±", 0.0, 1.0, 0.1, 0.05, unit="of white"),
        contrast=slider("Contrast up to ÷×", 1.0, 4.0, 1.0, 0.1, unit="times"),
        blur=slider("Blur up to", 0.0, 8.0, 0.0, 0.5, unit="pixels"),
        noise=slider("Noise up to", 0.0, 0.5, 0.0, 0.02, unit="of white"),
        cutout=slider("Cut out up to", 0, 64, 0, unit="pixels"),
        flip=choice("Flip", FLIPS, ""),
        colours=choice("Colours", ["keep", "shift", "swap", "invert"]),
        fill_mode=choice("Beyond the border", fills),
        subject=choice("Picture", list(_pictures())),
        own=upload("Your own picture"),
        seed=again("Shuffle"),
    )


@cache
def _pictures() -> dict[str, np.ndarray]:
    """Return every bundled picture, (64, 64) or (64, 64, 3 or 4), by its name."""
    flower, china, hopper = (
        data.photograph(name, size=(SIZE, SIZE))
        for name in ("flower", "china", "hopper")
    )
    digits = data.digits()
    six = digits.x_train[digits.y_train == 6][0, :, :, 0]
    return {
        "flower": flower,
        "palace": china,
        "portrait": hopper,
        "handwritten 6": np.kron(six, np.ones((SIZE // 8, SIZE // 8))),
        "drawing with opacity": nn.average_pool2d(data.rgba_picture()[None], 2)[0],
    }


@lru_cache(maxsize=2)
def _uploaded(file: bytes) -> np.ndarray:
    return data.image_from_bytes(file, size=(SIZE, SIZE))


def _compute(own_steps, subject, own, seed, **values) -> Augmented:
    image = _uploaded(own) if own else _pictures()[subject]
    image = image if image.ndim == 3 else image[..., None]
    draws = np.repeat(image[None], DRAWS, axis=0)
    on = {name for name, (_, off) in SWITCHED.items() if values[name] != off}
    names = [SWITCHED[name][0] for name in SWITCHED if name in on]
    for number, (control, step) in enumerate(_steps(**values).items()):
        if on.intersection(MOVES if control == "move" else [control]):
            draws = step(draws, rng=np.random.default_rng((seed, number)))
    rng = np.random.default_rng((seed, OWN_DRAWS))
    draws = _on_wall(nn.augment.augment(draws, own_steps, rng))
    image = _on_wall(image[None])[0]
    change = np.abs(draws - image).mean(axis=(1, 2, 3))
    return Augmented(image, draws, change, names + ["your own"] * bool(own_steps))


def _own(step: Step) -> Step:
    """Return a step of the learner's own that refuses what is no batch of images."""
    run = lent(step)

    def checked(images: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        return array(run(images, rng=rng), images.shape, "images")

    return checked


def _steps(
    degrees, pixels, zoom, shear, fill_mode, flip, bend, brightness, contrast, **rest
) -> dict[str, Step]:
    """Return every step in order: its place seeds its draws, whatever else is on."""
    a = nn.augment
    moves = {
        "degrees": (-degrees, degrees),
        "rows": (-pixels, pixels),
        "columns": (-pixels, pixels),
        "factor": (1 / zoom, zoom),
        "shear": (-shear, shear),
    }
    return {
        "move": partial(a.random_affine, **moves, fill_mode=fill_mode),
        "flip": partial(a.random_flip, mode=flip),
        "bend": partial(
            a.random_elastic, strength=(0, bend), smoothness=8.0, fill_mode=fill_mode
        ),
        "brightness": partial(a.random_brightness, factor=(-brightness, brightness)),
        "contrast": partial(a.random_contrast, factor=(1 / contrast, contrast)),
        "colours": _colours(rest["colours"]),
        "blur": partial(a.random_blur, sigma=(0, rest["blur"])),
        "noise": partial(a.random_noise, stddev=(0, rest["noise"])),
        "cutout": partial(a.random_cutout, size=(0, rest["cutout"])),
    }


def _colours(how: str) -> Step | None:
    return {
        "keep": None,
        "shift": partial(nn.augment.random_channel_shift, by=(-0.3, 0.3)),
        "swap": nn.augment.random_channel_swap,
        "invert": nn.augment.random_invert,
    }[how]


def _on_wall(images: np.ndarray) -> np.ndarray:
    """Return images of any kind as (batch, height, width, 3)."""
    if images.shape[-1] == 4:
        wall = np.full(images.shape[1:3], WALL)
        images = nn.augment.replace_background(images, wall)[..., :3]
    return np.broadcast_to(images, (*images.shape[:3], 3))


def _describe(result: Augmented) -> str:
    low, high = result.change.min(), result.change.max()
    on = ", ".join(result.names) or "nothing: every draw is the picture itself"
    return (
        f"A pixel changes by {result.change.mean():.3f} on average, by {low:.2f} to "
        f"{high:.2f} from draw to draw (1 is from black to white). Switched on: {on}."
    )
