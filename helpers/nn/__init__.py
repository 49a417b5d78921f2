"""The mathematics of deep learning in plain NumPy."""

from helpers.nn import augment
from helpers.nn.activate import Activated, ChainGradient, activate, chain_gradient
from helpers.nn.activations import (
    gelu,
    leaky_relu,
    relu,
    sigmoid,
    softmax,
    softplus,
    tanh,
)
from helpers.nn.adam import AdamState, adam, adamw
from helpers.nn.adaptive import AdagradState, RMSpropState, adagrad, rmsprop
from helpers.nn.attention import Attention, attention
from helpers.nn.averaging import (
    SharedErrors,
    average_error,
    draw_errors,
    shared_errors,
)
from helpers.nn.best_of import BestOf, Contest, best_of, coin_contest
from helpers.nn.blur_pool import binomial_kernel, blur_pool2d, blur_pool2d_grad
from helpers.nn.bowl_steps import bowl_excess, steps_to_reach
from helpers.nn.conditioning import LeastSquares, condition_number, least_squares
from helpers.nn.confusion import Confusion, confusion
from helpers.nn.connections import connections
from helpers.nn.convolution import ConvGrad, conv1d, conv2d, conv2d_grad, flip_kernel
from helpers.nn.correlation import correlations, strongest
from helpers.nn.cross_validation import CrossValidation, cross_validate
from helpers.nn.decay import DecayRace, decay_race
from helpers.nn.deep_sums import (
    DeepSums,
    MovingStatistics,
    deep_sums,
    moving_after,
)
from helpers.nn.dense import dense, flatten
from helpers.nn.descent import Descent, crossings, descend, steps_needed
from helpers.nn.dropout import (
    DropoutMoments,
    Dropped,
    dropout,
    dropout_moments,
    inverted_dropout,
    spatial_dropout2d,
)
from helpers.nn.dropout_ridge import (
    DropoutLoss,
    dropout_descent,
    dropout_loss,
    dropout_ridge,
)
from helpers.nn.dropped_neighbours import GivenAway, dropped_neighbours
from helpers.nn.early_stopping import EarlyStopping, early_stopping
from helpers.nn.folds import Fold, group_k_fold, hold_out, k_fold
from helpers.nn.gated_memory import GatedMemory, gated_memory
from helpers.nn.gradient_by_lag import gradient_by_lag
from helpers.nn.gradient_noise import (
    batch_gradients,
    drawn_noise,
    gradient_noise,
    noise_axes,
)
from helpers.nn.half_planes import HalfPlane, best_half_plane
from helpers.nn.hinges import best_heights, hinge_network, power_of
from helpers.nn.image import filter_image
from helpers.nn.influence import influence
from helpers.nn.intervals import Interval, bootstrap_interval, wilson_interval
from helpers.nn.kernel_fit import KernelFit, fit_kernel
from helpers.nn.layer_spread import digit_spread, value_shares
from helpers.nn.layers import (
    AveragePooling2D,
    Conv2D,
    Dense,
    Flatten,
    GlobalAveragePooling2D,
    GlobalMaxPooling2D,
    MaxPooling2D,
    Window,
)
from helpers.nn.level_sets import penalty_contour, quadratic_contour
from helpers.nn.logit_losses import logit_descent, sigmoid_squared_error
from helpers.nn.losses import (
    Loss,
    binary_crossentropy,
    categorical_crossentropy,
    squared_error,
)
from helpers.nn.lstm import LSTMRun, LSTMStep, LSTMWeights, lstm, lstm_step
from helpers.nn.mask_ensemble import MaskEnsemble, all_masks, mask_ensemble
from helpers.nn.mean_removed import MeanRemoved, mean_removed
from helpers.nn.measured_vowels import MEASURED_VOWELS, VOWEL_WORDS
from helpers.nn.minibatches import epoch_mean, minibatches, training_work
from helpers.nn.mlp import (
    DenseGrad,
    DenseLayer,
    MLPGrad,
    MLPRun,
    mlp,
    mlp_grad,
)
from helpers.nn.mlp_fit import MLPFit, fit_mlp
from helpers.nn.mlp_start import mlp_start
from helpers.nn.nearest import nearest_centroid, nearest_neighbour
from helpers.nn.network import train_epoch
from helpers.nn.neuron import binary_step, decision_line, identity, neuron
from helpers.nn.normalization import (
    BatchNorm,
    BatchNormGrad,
    BatchNormWeights,
    batch_norm,
    batch_norm_grad,
)
from helpers.nn.occlusion import occlusion_map
from helpers.nn.optimizers import MomentumState, Step, momentum, nesterov, sgd
from helpers.nn.penalty_path import penalty_path
from helpers.nn.plane_features import PLANE_FEATURES, plane_features
from helpers.nn.polynomials import (
    BiasVariance,
    PolynomialFamily,
    bias_variance,
    polynomial_family,
)
from helpers.nn.pooling import (
    average_pool2d,
    average_pool2d_grad,
    global_average_pool2d,
    global_average_pool2d_grad,
    global_max_pool2d,
    global_max_pool2d_grad,
    max_pool2d,
    max_pool2d_grad,
)
from helpers.nn.principal import variance_shares
from helpers.nn.probabilities import entropy, naive_softmax
from helpers.nn.rate_range import RateRange, read_rate_range
from helpers.nn.receptive import ReceptiveField, receptive_field
from helpers.nn.recurrent import (
    GRURun,
    GRUStep,
    GRUWeights,
    RNNWeights,
    SimpleRNNRun,
    gru,
    gru_step,
    simple_rnn,
    simple_rnn_step,
)
from helpers.nn.recurrent_grad import (
    LSTMGrad,
    SimpleRNNGrad,
    lstm_grad,
    simple_rnn_grad,
)
from helpers.nn.regularizers import (
    Penalty,
    activity_penalty,
    l1,
    l1_l2,
    l2,
    soft_threshold,
)
from helpers.nn.ridge import ridge
from helpers.nn.run import run_stack
from helpers.nn.schedules import constant_rate, cosine_decay, exponential_decay
from helpers.nn.shapes import (
    conv_output_size,
    conv_parameters,
    pad_same,
    window_positions,
)
from helpers.nn.shift_change import map_change, shift_maps
from helpers.nn.softmax_fit import SoftmaxFit, fit_softmax
from helpers.nn.softmax_regression import (
    SampleGrads,
    SoftmaxGrad,
    one_hot,
    softmax_grad,
    softmax_losses,
    softmax_sample_grads,
)
from helpers.nn.sound import Sound, add_noise, loudest_part
from helpers.nn.sparse_regression import (
    SparseFit,
    proximal_descent,
    subgradient_descent,
)
from helpers.nn.spectrogram import Spectrogram, spectrogram, tone_colour
from helpers.nn.stack import LayerShape, layer_shapes
from helpers.nn.standardize import Standardized, standardize
from helpers.nn.straight import PolynomialFit, fit_polynomial, linear_share
from helpers.nn.surfaces import Surface, bowl, bumpy, rosenbrock, saddle
from helpers.nn.unroll import conv_matrix
from helpers.nn.vote import draw_votes, majority_vote, vote_accuracy
from helpers.nn.vowels import formants, larynx, resonate, vowel
from helpers.nn.windows import time_windows

__all__ = [
    "MEASURED_VOWELS",
    "PLANE_FEATURES",
    "VOWEL_WORDS",
    "Activated",
    "AdagradState",
    "AdamState",
    "Attention",
    "AveragePooling2D",
    "BatchNorm",
    "BatchNormGrad",
    "BatchNormWeights",
    "BestOf",
    "BiasVariance",
    "ChainGradient",
    "Confusion",
    "Contest",
    "Conv2D",
    "ConvGrad",
    "CrossValidation",
    "DecayRace",
    "DeepSums",
    "Dense",
    "DenseGrad",
    "DenseLayer",
    "Descent",
    "DropoutLoss",
    "DropoutMoments",
    "Dropped",
    "EarlyStopping",
    "Flatten",
    "Fold",
    "GRURun",
    "GRUStep",
    "GRUWeights",
    "GatedMemory",
    "GivenAway",
    "GlobalAveragePooling2D",
    "GlobalMaxPooling2D",
    "HalfPlane",
    "Interval",
    "KernelFit",
    "LSTMGrad",
    "LSTMRun",
    "LSTMStep",
    "LSTMWeights",
    "LayerShape",
    "LeastSquares",
    "Loss",
    "MLPFit",
    "MLPGrad",
    "MLPRun",
    "MaskEnsemble",
    "MaxPooling2D",
    "MeanRemoved",
    "MomentumState",
    "MovingStatistics",
    "Penalty",
    "PolynomialFamily",
    "PolynomialFit",
    "RMSpropState",
    "RNNWeights",
    "RateRange",
    "ReceptiveField",
    "SampleGrads",
    "SharedErrors",
    "SimpleRNNGrad",
    "SimpleRNNRun",
    "SoftmaxFit",
    "SoftmaxGrad",
    "Sound",
    "SparseFit",
    "Spectrogram",
    "Standardized",
    "Step",
    "Surface",
    "Window",
    "activate",
    "activity_penalty",
    "adagrad",
    "adam",
    "adamw",
    "add_noise",
    "all_masks",
    "attention",
    "augment",
    "average_error",
    "average_pool2d",
    "average_pool2d_grad",
    "batch_gradients",
    "batch_norm",
    "batch_norm_grad",
    "best_half_plane",
    "best_heights",
    "best_of",
    "bias_variance",
    "binary_crossentropy",
    "binary_step",
    "binomial_kernel",
    "blur_pool2d",
    "blur_pool2d_grad",
    "bootstrap_interval",
    "bowl",
    "bowl_excess",
    "bumpy",
    "categorical_crossentropy",
    "chain_gradient",
    "coin_contest",
    "condition_number",
    "confusion",
    "connections",
    "constant_rate",
    "conv1d",
    "conv2d",
    "conv2d_grad",
    "conv_matrix",
    "conv_output_size",
    "conv_parameters",
    "correlations",
    "cosine_decay",
    "cross_validate",
    "crossings",
    "decay_race",
    "decision_line",
    "deep_sums",
    "dense",
    "descend",
    "digit_spread",
    "draw_errors",
    "draw_votes",
    "drawn_noise",
    "dropout",
    "dropout_descent",
    "dropout_loss",
    "dropout_moments",
    "dropout_ridge",
    "dropped_neighbours",
    "early_stopping",
    "entropy",
    "epoch_mean",
    "exponential_decay",
    "filter_image",
    "fit_kernel",
    "fit_mlp",
    "fit_polynomial",
    "fit_softmax",
    "flatten",
    "flip_kernel",
    "formants",
    "gated_memory",
    "gelu",
    "global_average_pool2d",
    "global_average_pool2d_grad",
    "global_max_pool2d",
    "global_max_pool2d_grad",
    "gradient_by_lag",
    "gradient_noise",
    "group_k_fold",
    "gru",
    "gru_step",
    "hinge_network",
    "hold_out",
    "identity",
    "influence",
    "inverted_dropout",
    "k_fold",
    "l1",
    "l1_l2",
    "l2",
    "larynx",
    "layer_shapes",
    "leaky_relu",
    "least_squares",
    "linear_share",
    "logit_descent",
    "loudest_part",
    "lstm",
    "lstm_grad",
    "lstm_step",
    "majority_vote",
    "map_change",
    "mask_ensemble",
    "max_pool2d",
    "max_pool2d_grad",
    "mean_removed",
    "minibatches",
    "mlp",
    "mlp_grad",
    "mlp_start",
    "momentum",
    "moving_after",
    "naive_softmax",
    "nearest_centroid",
    "nearest_neighbour",
    "nesterov",
    "neuron",
    "noise_axes",
    "occlusion_map",
    "one_hot",
    "pad_same",
    "penalty_contour",
    "penalty_path",
    "plane_features",
    "polynomial_family",
    "power_of",
    "proximal_descent",
    "quadratic_contour",
    "read_rate_range",
    "receptive_field",
    "relu",
    "resonate",
    "ridge",
    "rmsprop",
    "rosenbrock",
    "run_stack",
    "saddle",
    "sgd",
    "shared_errors",
    "shift_maps",
    "sigmoid",
    "sigmoid_squared_error",
    "simple_rnn",
    "simple_rnn_grad",
    "simple_rnn_step",
    "soft_threshold",
    "softmax",
    "softmax_grad",
    "softmax_losses",
    "softmax_sample_grads",
    "softplus",
    "spatial_dropout2d",
    "spectrogram",
    "squared_error",
    "standardize",
    "steps_needed",
    "steps_to_reach",
    "strongest",
    "subgradient_descent",
    "tanh",
    "time_windows",
    "tone_colour",
    "train_epoch",
    "training_work",
    "value_shares",
    "variance_shares",
    "vote_accuracy",
    "vowel",
    "wilson_interval",
    "window_positions",
]
