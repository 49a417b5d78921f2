"""Every data set of the course behind one function each.

Nothing here reaches for the network: digits and photographs come with scikit-learn and
matplotlib, and what took long to compute lies in the folder ``data/`` of the course.
"""

from ._samples import Samples
from .animals import Animals, on_ground, wolves_and_huskies
from .arcs import Arcs, two_arcs
from .arrange import pixel_shuffle, place
from .fruits import ripe_or_not, tall_or_wide
from .handwriting import digits, large_digits, moving_digits
from .memory import adding, one_bit, recall
from .pictures import image_from_bytes, photograph, photograph_names, rgba_picture
from .plates import (
    PLATE_CHARACTERS,
    PLATE_FONTS,
    Plates,
    licence_plates,
    plate_strips,
    plate_text,
)
from .sentences import (
    LANGUAGES,
    Sentences,
    one_hot_words,
    sentence_text,
    sentences,
    vocabulary,
    word_codes,
)
from .sparse import SparseProblem, sparse_problem
from .speech import has_speech, spoken_word
from .stored import Network, claims, networks, prediction, sweep
from .toys import board, films, pieces, two_dots

__all__ = [
    "LANGUAGES",
    "PLATE_CHARACTERS",
    "PLATE_FONTS",
    "Animals",
    "Arcs",
    "Network",
    "Plates",
    "Samples",
    "Sentences",
    "SparseProblem",
    "adding",
    "board",
    "claims",
    "digits",
    "films",
    "has_speech",
    "image_from_bytes",
    "large_digits",
    "licence_plates",
    "moving_digits",
    "networks",
    "on_ground",
    "one_bit",
    "one_hot_words",
    "photograph",
    "photograph_names",
    "pieces",
    "pixel_shuffle",
    "place",
    "plate_strips",
    "plate_text",
    "prediction",
    "recall",
    "rgba_picture",
    "ripe_or_not",
    "sentence_text",
    "sentences",
    "sparse_problem",
    "spoken_word",
    "sweep",
    "tall_or_wide",
    "two_arcs",
    "two_dots",
    "vocabulary",
    "wolves_and_huskies",
    "word_codes",
]
