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
from helpers.train.applications import application
from helpers.train.augmented import augmented, validation_scores
from helpers.train.big_sets import big_set
from helpers.train.draws import augmented_accuracies
from helpers.train.frozen import feature_change, frozen_base, frozen_costs
from helpers.train.generators import old_generator
from helpers.train.honest import honest_scores
from helpers.train.interrupted import epochs_on_two_machines
from helpers.train.last_layer import LastLayer, last_layer
from helpers.train.points import hidden_accuracy, recall_accuracy
from helpers.train.probes import (
    climb,
    first_gradient,
    layer_outputs,
    linear_read_out,
    occlusion_drop,
)
from helpers.train.rate_range import rate_range
from helpers.train.shifts import shift_accuracy
from helpers.train.timing import update_times
from helpers.train.transfer import (
    fine_tune,
    read_outs,
    source_weights,
    target_accuracy,
)
from helpers.train.voices import voice_accuracy, voice_clips, vowel_reader

__all__ = [
    "LastLayer",
    "application",
    "augmented",
    "augmented_accuracies",
    "big_set",
    "climb",
    "epochs_on_two_machines",
    "feature_change",
    "fine_tune",
    "first_gradient",
    "fit",
    "fix_seed",
    "frozen_base",
    "frozen_costs",
    "hidden_accuracy",
    "honest_scores",
    "keras_model",
    "keras_runs_on",
    "last_layer",
    "layer_outputs",
    "linear_read_out",
    "occlusion_drop",
    "old_generator",
    "rate_range",
    "read_outs",
    "recall_accuracy",
    "shift_accuracy",
    "source_weights",
    "target_accuracy",
    "update_times",
    "validation_scores",
    "voice_accuracy",
    "voice_clips",
    "vowel_reader",
]
