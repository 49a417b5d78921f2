"""What Keras needs around it: seeds, a quiet log, a live chart, small models.

Importing this package keeps TensorFlow's start-up messages out of the lesson; it does
not import TensorFlow. That happens when one of the functions runs.
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")  # announces itself, and rounds anew
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

from helpers.train._chart import fit
from helpers.train._models import keras_model, keras_runs_on
from helpers.train._seed import fix_seed
from helpers.train.draws import augmented_accuracies
from helpers.train.points import recall_accuracy
from helpers.train.probes import (
    climb,
    first_gradient,
    layer_outputs,
    linear_read_out,
    occlusion_drop,
)
from helpers.train.shifts import shift_accuracy
from helpers.train.timing import update_times

__all__ = [
    "augmented_accuracies",
    "climb",
    "first_gradient",
    "fit",
    "fix_seed",
    "keras_model",
    "keras_runs_on",
    "layer_outputs",
    "linear_read_out",
    "occlusion_drop",
    "recall_accuracy",
    "shift_accuracy",
    "update_times",
]
