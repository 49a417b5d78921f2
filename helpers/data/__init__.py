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
from .line_problems import LineProblem, line_problem
from .memory import adding, one_bit, recall
from .pictures import image_from_bytes, photograph, photograph_names, rgba_picture
from .plane import PLANE_KINDS, PLANE_LIMIT, PlanePoints, plane_points
from .plates import (
    PLATE_CHARACTERS,
    PLATE_FONTS,
    Plates,
    licence_plates,
    plate_strips,
    plate_text,
)
from .questions import (
    QUESTIONS,
    Questions,
    digit_questions,
    held_back_questions,
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
from .stored import Network, certificate, claims, networks, prediction, sweep
from .tables import Table, breast_cancer, diabetes, wine
from .toys import board, films, pieces, two_dots
from .two_tasks import TARGET_QUESTIONS, source_digits, target_digits

__all__ = [
    "LANGUAGES",
    "PLANE_KINDS",
    "PLANE_LIMIT",
    "PLATE_CHARACTERS",
    "PLATE_FONTS",
    "QUESTIONS",
    "TARGET_QUESTIONS",
    "Animals",
    "Arcs",
    "LineProblem",
    "Network",
    "PlanePoints",
    "Plates",
    "Questions",
    "Samples",
    "Sentences",
    "SparseProblem",
    "Table",
    "adding",
    "board",
    "breast_cancer",
    "certificate",
    "claims",
    "diabetes",
    "digit_questions",
    "digits",
    "films",
    "has_speech",
    "held_back_questions",
    "image_from_bytes",
    "large_digits",
    "licence_plates",
    "line_problem",
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
    "plane_points",
    "plate_strips",
    "plate_text",
    "prediction",
    "recall",
    "rgba_picture",
    "ripe_or_not",
    "sentence_text",
    "sentences",
    "source_digits",
    "sparse_problem",
    "spoken_word",
    "sweep",
    "tall_or_wide",
    "target_digits",
    "two_arcs",
    "two_dots",
    "vocabulary",
    "wine",
    "wolves_and_huskies",
    "word_codes",
]
