"""Change images so that their label survives: augmentation, in plain NumPy.

Every transform takes one image or a batch and keeps its shape and its range from 0 to
1. Those called ``random_...`` draw their parameters from ranges, anew for every image.
"""

from helpers.nn.augment.background import random_background, replace_background
from helpers.nn.augment.colour import (
    random_channel_shift,
    random_channel_swap,
    shift_channels,
    swap_channels,
)
from helpers.nn.augment.elastic import displace, elastic, random_elastic
from helpers.nn.augment.geometry import affine, flip, rotate, shear, shift, zoom
from helpers.nn.augment.light import (
    brightness,
    contrast,
    invert,
    random_brightness,
    random_contrast,
    random_invert,
)
from helpers.nn.augment.pipeline import augment
from helpers.nn.augment.random_geometry import (
    random_affine,
    random_flip,
    random_rotation,
    random_shear,
    random_shift,
    random_zoom,
)
from helpers.nn.augment.spoil import (
    blur,
    cutout,
    noise,
    random_blur,
    random_cutout,
    random_noise,
)

__all__ = [
    "affine",
    "augment",
    "blur",
    "brightness",
    "contrast",
    "cutout",
    "displace",
    "elastic",
    "flip",
    "invert",
    "noise",
    "random_affine",
    "random_background",
    "random_blur",
    "random_brightness",
    "random_channel_shift",
    "random_channel_swap",
    "random_contrast",
    "random_cutout",
    "random_elastic",
    "random_flip",
    "random_invert",
    "random_noise",
    "random_rotation",
    "random_shear",
    "random_shift",
    "random_zoom",
    "replace_background",
    "rotate",
    "shear",
    "shift",
    "shift_channels",
    "swap_channels",
    "zoom",
]
