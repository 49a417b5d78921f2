"""Every data set of the course behind one function each.

Nothing here reaches for the network: digits and photographs come with scikit-learn and
matplotlib, and what took long to compute lies in the folder ``data/`` of the course.
"""

from ._samples import Samples
from .arrange import pixel_shuffle, place
from .handwriting import digits, moving_digits
from .memory import adding, one_bit, recall
from .pictures import image_from_bytes, photograph, photograph_names, rgba_picture
from .sentences import (
    LANGUAGES,
    Sentences,
    one_hot_words,
    sentence_text,
    sentences,
    vocabulary,
    word_codes,
)
from .stored import Network, claims, networks, prediction, sweep
from .toys import films, pieces, two_dots

__all__ = [
    "LANGUAGES",
    "Network",
    "Samples",
    "Sentences",
    "adding",
    "claims",
    "digits",
    "films",
    "image_from_bytes",
    "moving_digits",
    "networks",
    "one_bit",
    "one_hot_words",
    "photograph",
    "photograph_names",
    "pieces",
    "pixel_shuffle",
    "place",
    "prediction",
    "recall",
    "rgba_picture",
    "sentence_text",
    "sentences",
    "sweep",
    "two_dots",
    "vocabulary",
    "word_codes",
]
