"""Checks whether the learner's function is right, and whether the notes are."""

from helpers.check._agree import Agreement, SameLayers, agree, difference, same_layers
from helpers.check._claims import Findings, claims
from helpers.check._compare import compare
from helpers.check._exercise import Exercise
from helpers.check._lab_commands import lab_offers
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
from helpers.check.evaluation import (
    fill_missing,
    folds,
    honest_score,
    one_hot,
    scale_by_train,
    three_parts,
)
from helpers.check.foundations import (
    cross_entropy,
    neuron,
    relu,
    softmax,
    two_layers,
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
from helpers.check.own_server import (
    crack_seconds,
    hours_billed,
    may_call,
    month_bill,
)
from helpers.check.pooling import (
    global_average,
    max_pool_by_hand,
    max_pool_grad,
    pooled_size,
)
from helpers.check.problems import majority_score, three_answers
from helpers.check.regularization import (
    decay_step,
    epochs_trained,
    inverted_dropout,
    l1_l2_penalty,
    soft_threshold,
)
from helpers.check.transfer import (
    head_step,
    matching_batch_norm,
    rates_by_layer,
    trainable_count,
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
    "crack_seconds",
    "cross_entropy",
    "decay_step",
    "descent_step",
    "difference",
    "epoch_mean",
    "epochs_trained",
    "fill_missing",
    "folds",
    "global_average",
    "half_life",
    "head_step",
    "honest_score",
    "hours_billed",
    "inverted_dropout",
    "l1_l2_penalty",
    "lab_offers",
    "ledger",
    "lstm_step",
    "majority_score",
    "matching_batch_norm",
    "max_pool_by_hand",
    "max_pool_grad",
    "may_call",
    "mirror_digits",
    "momentum_descent",
    "month_bill",
    "neuron",
    "one_hot",
    "output_size",
    "parameters",
    "plot_outputs",
    "pooled_size",
    "rates_by_layer",
    "relu",
    "same_layers",
    "scale_by_train",
    "setup",
    "shift_right",
    "soft_threshold",
    "softmax",
    "split_and_augment",
    "tanh_layer_grad",
    "three_answers",
    "three_parts",
    "trainable_count",
    "two_layers",
    "unroll_rnn",
]
