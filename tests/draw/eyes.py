"""How colours look to people: their contrast, and what colour blindness leaves."""

import numpy as np
from matplotlib.colors import to_rgb

from helpers.draw.style import linear, luminance

BLINDNESS = {
    "none": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
"""What is seen instead of linear red, green and blue: Machado, Oliveira, Fernandes,
"A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009."""

TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
"""From linear sRGB to CIE XYZ."""


def contrast(one, other):
    """Return the contrast of two colours as WCAG 2.2 measures it, from 1 to 21."""
    dark, light = sorted(luminance(to_rgb(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def distance(one, other, blindness):
    """Return how far apart two colours look: CIE 1976 Lab, where 100 is white."""
    seen = BLINDNESS[blindness]
    return np.linalg.norm(_lab(one, seen) - _lab(other, seen))


def _lab(colour, seen):
    light = TO_XYZ @ np.clip(seen @ linear(to_rgb(colour)), 0, 1) / TO_XYZ.sum(axis=1)
    bent = np.where(light > 216 / 24389, np.cbrt(light), light * 841 / 108 + 4 / 29)
    x, y, z = bent
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
