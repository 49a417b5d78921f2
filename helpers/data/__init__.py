"""Every data set of the course behind one function each.

Nothing here reaches for the network: digits and photographs come with scikit-learn and
matplotlib, and what took long to compute lies in the folder ``data/`` of the course.
"""

from ._samples import Samples
from .arrange import pixel_shuffle, place
from .handwriting import digits, moving_digits
from .pictures import image_from_bytes, photograph, photograph_names, rgba_picture
from .stored import Network, claims, networks, prediction, sweep
from .toys import films, pieces, two_dots

__all__ = [
    "Network",
    "Samples",
    "claims",
    "digits",
    "films",
    "image_from_bytes",
    "moving_digits",
    "networks",
    "photograph",
    "photograph_names",
    "pieces",
    "pixel_shuffle",
    "place",
    "prediction",
    "rgba_picture",
    "sweep",
    "two_dots",
]
