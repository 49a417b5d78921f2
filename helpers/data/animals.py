"""Wolves and huskies: two shapes, and a ground that may give them away."""

from typing import NamedTuple

import numpy as np

from ._checks import whole_number

SIDE = 24
"""Height and width of a picture, in pixels."""

SNOW, GRASS, FUR = 0.8, 0.2, 0.5
"""Mean brightness of the grounds and of an animal: fur lies in the middle."""

GRAIN = 0.08
"""Standard deviation of the noise on every pixel of a ground."""

_BODY = [  # strokes (x, y) -> (x, y) and their radius, in pixels, the middle at 0
    ((-4.0, 0.0), (3.5, 0.0), 2.2),
    ((3.5, -0.5), (5.5, -3.0), 1.5),
    ((5.5, -3.2), (8.0, -2.4), 1.2),
    ((5.2, -4.0), (5.0, -5.8), 0.6),
    ((-4.2, 1.0), (-4.8, 6.5), 0.8),
    ((-2.6, 1.0), (-2.4, 6.5), 0.8),
    ((3.0, 1.0), (2.8, 6.5), 0.8),
    ((4.6, 1.0), (5.2, 6.5), 0.8),
]
_TAILS = [
    [((-5.4, -0.5), (-7.2, 1.5), 1.1), ((-7.2, 1.5), (-7.8, 5.5), 1.0)],
    [((-5.4, -1.0), (-7.2, -4.0), 1.1), ((-7.2, -4.0), (-4.4, -5.8), 1.0)],
]
"""Of a wolf, hanging, and of a husky, curled over its back."""


class Animals(NamedTuple):
    """Pictures of wolves and huskies, with all that went into them."""

    x: np.ndarray  # (n, 24, 24, 1), brightness from 0 to 1, float32
    y: np.ndarray  # (n,), int64: 0 wolf, 1 husky
    opacity: np.ndarray  # (n, 24, 24, 1): 1 where the animal hides the ground
    snow: np.ndarray  # (n,), bool: on snow, else on grass


def wolves_and_huskies(
    n: int = 600, usual: float = 0.97, seed: int = 0, noise: int | None = None
) -> Animals:
    """Draw wolves, mostly on snow, and huskies, mostly on grass.

    They differ in nothing but the tail: a wolf's hangs, a husky's is curled over its
    back. Each looks to the left or to the right, is moved by up to 2 pixels, turned by
    up to 5 degrees and between 0.9 and 1.1 times as large.

    Parameters
    ----------
    n : int
        Pictures; the first is a wolf, the second a husky, and so on.
    usual : float, between 0 and 1
        Share of the wolves on snow, and of the huskies on grass. 0.5: the ground says
        nothing. 0: the grounds are swapped.
    seed : int
        Decides the animals.
    noise : int, optional
        Seed of the grounds, so that one animal can stand on two; `seed` if not given.

    Returns
    -------
    Animals

    Raises
    ------
    ValueError
        If `n` is no whole number above 0 or `usual` is not within 0 and 1.

    Examples
    --------
    >>> animals = wolves_and_huskies(4, usual=1.0)
    >>> animals.x.shape, animals.y.tolist(), animals.snow.tolist()
    ((4, 24, 24, 1), [0, 1, 0, 1], [True, False, True, False])
    """
    n = whole_number("n", n, low=1)
    if not 0 <= usual <= 1:
        raise ValueError(f"usual must be from 0 to 1, not {usual}")
    y = np.arange(n) % 2
    rng = np.random.default_rng(seed)
    opacity = _silhouettes(y, rng)
    rng = np.random.default_rng([seed if noise is None else noise, 1])
    snow = (y == 0) == _exactly(usual, y, rng)
    return Animals(on_ground(opacity, snow, rng), y, opacity, snow)


def on_ground(
    opacity: np.ndarray, snow: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Put animals on fresh snow or grass.

    ``x = opacity * 0.5 + (1 - opacity) * ground``, each pixel of a ground 0.8 (snow) or
    0.2 (grass) plus noise of standard deviation 0.08, cut off at 0 and 1.

    Parameters
    ----------
    opacity : array of shape (n, height, width, 1)
    snow : bool array of shape (n,)
    rng : np.random.Generator

    Returns
    -------
    float32 array of the shape of `opacity`

    Raises
    ------
    ValueError
        If there is not one of `snow` for each of `opacity`.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> bare = on_ground(np.zeros((2, 9, 9, 1)), np.array([True, False]), rng)
    >>> bare.mean((1, 2, 3)).round(1)
    array([0.8, 0.2], dtype=float32)
    """
    snow = np.asarray(snow, bool)
    if np.ndim(opacity) != 4 or snow.shape != (len(opacity),):
        raise ValueError(
            "opacity must be (n, height, width, 1) and snow (n,), not "
            f"{np.shape(opacity)} and {snow.shape}"
        )
    ground = np.where(snow, SNOW, GRASS)[:, None, None, None]
    ground = np.clip(ground + GRAIN * rng.normal(size=opacity.shape), 0, 1)
    return (opacity * FUR + (1 - opacity) * ground).astype(np.float32)


def _exactly(share: float, y: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return (n,), true for `share` of each class, in random order."""
    usual = np.zeros(len(y), bool)
    for animal in (0, 1):
        members = rng.permutation(np.flatnonzero(y == animal))
        usual[members[: round(share * len(members))]] = True
    return usual


def _silhouettes(y: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw each animal at its own place, turned and sized: (n, 24, 24, 1)."""
    x_own, y_own, size = _own_pixels(len(y), rng)
    body, *tails = (
        np.min([_away(x_own, y_own, *stroke) for stroke in strokes], axis=0)
        for strokes in (_BODY, *_TAILS)
    )
    tail = np.where(y[:, None, None] == 0, *tails)
    opacity = np.clip(0.5 - np.minimum(body, tail) * size, 0, 1)
    return opacity.astype(np.float32)[..., None]


def _own_pixels(
    n: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Say where each pixel lies on each animal: x and y (n, 24, 24), and its size."""
    turn = np.deg2rad(rng.uniform(-5, 5, n))[:, None, None]
    size = rng.uniform(0.9, 1.1, n)[:, None, None]
    looks = rng.choice([-1, 1], n)[:, None, None]  # to the left or to the right
    middle = (SIDE - 1) / 2 + rng.uniform(-2, 2, (2, n))
    rows, columns = np.indices((SIDE, SIDE))
    down, across = rows - middle[0, :, None, None], columns - middle[1, :, None, None]
    x_own = (np.cos(turn) * across + np.sin(turn) * down) / (size * looks)
    y_own = (np.cos(turn) * down - np.sin(turn) * across) / size
    return x_own, y_own, size


def _away(
    x: np.ndarray,
    y: np.ndarray,
    start: tuple[float, float],
    end: tuple[float, float],
    radius: float,
) -> np.ndarray:
    """Measure how far points lie outside a stroke with round ends, in pixels."""
    along = np.subtract(end, start)
    to_x, to_y = x - start[0], y - start[1]
    share = np.clip((to_x * along[0] + to_y * along[1]) / (along @ along), 0, 1)
    return np.hypot(to_x - share * along[0], to_y - share * along[1]) - radius
