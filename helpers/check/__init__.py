"""Checks whether the learner's function is right, and whether the notes are."""

from helpers.check._agree import Agreement, SameLayers, agree, difference, same_layers
from helpers.check._claims import Findings, claims
from helpers.check._compare import compare
from helpers.check._exercise import Exercise
from helpers.check._ledger import Ledger, ledger
from helpers.check._magic import plot_outputs
from helpers.check._setup import Setup, setup
from helpers.check._verdict import Verdict
from helpers.check.augmentation import (
    brighten,
    mirror_digits,
    shift_right,
    split_and_augment,
)
from helpers.check.cnn_shapes import (
    channels_first_to_last,
    convolve_by_hand,
    output_size,
    parameters,
)
from helpers.check.gradients import (
    adam_step,
    batch_means,
    descent_step,
    epoch_mean,
    momentum_descent,
    tanh_layer_grad,
)
from helpers.check.lstm_gates import clip_by_norm, half_life, lstm_step, unroll_rnn
from helpers.check.pooling import (
    global_average,
    max_pool_by_hand,
    max_pool_grad,
    pooled_size,
)
from helpers.check.regularization import (
    decay_step,
    epochs_trained,
    inverted_dropout,
    l1_l2_penalty,
    soft_threshold,
)

__all__ = [
    "Agreement",
    "Exercise",
    "Findings",
    "Ledger",
    "SameLayers",
    "Setup",
    "Verdict",
    "adam_step",
    "agree",
    "batch_means",
    "brighten",
    "channels_first_to_last",
    "claims",
    "clip_by_norm",
    "compare",
    "convolve_by_hand",
    "decay_step",
    "descent_step",
    "difference",
    "epoch_mean",
    "epochs_trained",
    "global_average",
    "half_life",
    "inverted_dropout",
    "l1_l2_penalty",
    "ledger",
    "lstm_step",
    "max_pool_by_hand",
    "max_pool_grad",
    "mirror_digits",
    "momentum_descent",
    "output_size",
    "parameters",
    "plot_outputs",
    "pooled_size",
    "same_layers",
    "setup",
    "shift_right",
    "soft_threshold",
    "split_and_augment",
    "tanh_layer_grad",
    "unroll_rnn",
]
