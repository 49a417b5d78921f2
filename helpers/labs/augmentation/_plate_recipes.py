"""What may vary where licence plates are drawn for a reader to learn from."""

from itertools import product

TILTS = (0, 6, 12)
"""Largest tilt, in degrees."""

FONTS = {"one": ("sans",), "four": ("sans", "serif", "mono", "narrow")}
NOISES = {"none": 0.0, "up to 0.2": 0.2}
BACKGROUNDS = {"grey": None, "photograph": "china"}

WORLD = {
    "fonts": (*FONTS["four"], "times", "modern"),
    "tilt": 12,
    "noise": 0.2,
    "background": "flower",
}
"""Plates as they are met: two fonts and the photograph were never learned from."""

RECIPES = tuple(product(TILTS, FONTS, NOISES, BACKGROUNDS))


def recipe_name(tilt: int, fonts: str, noise: str, background: str) -> str:
    """Name a recipe as the stored sweep does."""
    return f"tilt {tilt}, fonts {fonts}, noise {noise}, background {background}"


def settings(tilt: int, fonts: str, noise: str, background: str) -> dict:
    """Return what `data.licence_plates` must be told for a recipe."""
    return {
        "fonts": FONTS[fonts],
        "tilt": tilt,
        "noise": NOISES[noise],
        "background": BACKGROUNDS[background],
    }
