"""Checks whether the learner's function is right, and whether the notes are."""

from helpers.check._agree import Agreement, SameLayers, agree, difference, same_layers
from helpers.check._claims import Findings, claims
from helpers.check._compare import compare
from helpers.check._exercise import Exercise
from helpers.check._ledger import Ledger, ledger
from helpers.check._magic import plot_outputs
from helpers.check._setup import Setup, setup
from helpers.check._verdict import Verdict
from helpers.check.cnn_shapes import (
    channels_first_to_last,
    convolve_by_hand,
    output_size,
    parameters,
)
from helpers.check.lstm_gates import clip_by_norm, half_life, lstm_step, unroll_rnn

__all__ = [
    "Agreement",
    "Exercise",
    "Findings",
    "Ledger",
    "SameLayers",
    "Setup",
    "Verdict",
    "agree",
    "channels_first_to_last",
    "claims",
    "clip_by_norm",
    "compare",
    "convolve_by_hand",
    "difference",
    "half_life",
    "ledger",
    "lstm_step",
    "output_size",
    "parameters",
    "plot_outputs",
    "same_layers",
    "setup",
    "unroll_rnn",
]
