"""The mathematics of deep learning in plain NumPy."""

from helpers.nn.activations import leaky_relu, relu, sigmoid, softmax, tanh
from helpers.nn.attention import Attention, attention
from helpers.nn.connections import connections
from helpers.nn.convolution import ConvGrad, conv1d, conv2d, conv2d_grad, flip_kernel
from helpers.nn.dense import dense, flatten
from helpers.nn.gated_memory import GatedMemory, gated_memory
from helpers.nn.gradient_by_lag import gradient_by_lag
from helpers.nn.image import filter_image
from helpers.nn.influence import influence
from helpers.nn.kernel_fit import KernelFit, fit_kernel
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
from helpers.nn.lstm import LSTMRun, LSTMStep, LSTMWeights, lstm, lstm_step
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
from helpers.nn.run import run_stack
from helpers.nn.shapes import (
    conv_output_size,
    conv_parameters,
    pad_same,
    window_positions,
)
from helpers.nn.stack import LayerShape, layer_shapes
from helpers.nn.unroll import conv_matrix
from helpers.nn.windows import time_windows

__all__ = [
    "Attention",
    "AveragePooling2D",
    "Conv2D",
    "ConvGrad",
    "Dense",
    "Flatten",
    "GRURun",
    "GRUStep",
    "GRUWeights",
    "GatedMemory",
    "GlobalAveragePooling2D",
    "GlobalMaxPooling2D",
    "KernelFit",
    "LSTMGrad",
    "LSTMRun",
    "LSTMStep",
    "LSTMWeights",
    "LayerShape",
    "MaxPooling2D",
    "RNNWeights",
    "ReceptiveField",
    "SimpleRNNGrad",
    "SimpleRNNRun",
    "Window",
    "attention",
    "average_pool2d",
    "average_pool2d_grad",
    "connections",
    "conv1d",
    "conv2d",
    "conv2d_grad",
    "conv_matrix",
    "conv_output_size",
    "conv_parameters",
    "dense",
    "filter_image",
    "fit_kernel",
    "flatten",
    "flip_kernel",
    "gated_memory",
    "global_average_pool2d",
    "global_average_pool2d_grad",
    "global_max_pool2d",
    "global_max_pool2d_grad",
    "gradient_by_lag",
    "gru",
    "gru_step",
    "influence",
    "layer_shapes",
    "leaky_relu",
    "lstm",
    "lstm_grad",
    "lstm_step",
    "max_pool2d",
    "max_pool2d_grad",
    "pad_same",
    "receptive_field",
    "relu",
    "run_stack",
    "sigmoid",
    "simple_rnn",
    "simple_rnn_grad",
    "simple_rnn_step",
    "softmax",
    "tanh",
    "time_windows",
    "window_positions",
]
