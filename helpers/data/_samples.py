"""The one shape that every data set of the course has."""

from typing import NamedTuple

import numpy as np


class Samples(NamedTuple):
    """Pictures or films with their answers, to learn from and to test on."""

    x_train: np.ndarray  # (train, height, width, channels), float32
    y_train: np.ndarray  # (train,), int64, the class
    x_test: np.ndarray  # (test, height, width, channels)
    y_test: np.ndarray  # (test,)
