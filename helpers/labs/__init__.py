"""Labs: things to move, one factory function each, one folder for each lesson."""

from helpers.labs._lab import Lab
from helpers.labs._picture import PictureWidget
from helpers.labs._predict import Prediction, predict
from helpers.labs.cnn_shapes.axis_order import axis_order
from helpers.labs.cnn_shapes.channels import channels
from helpers.labs.cnn_shapes.drag_digit import drag_digit
from helpers.labs.cnn_shapes.filter import filter
from helpers.labs.cnn_shapes.learn_kernel import learn_kernel
from helpers.labs.cnn_shapes.receptive_field import receptive_field
from helpers.labs.cnn_shapes.shape_lab import shape_lab
from helpers.labs.cnn_shapes.shuffle_world import shuffle_world
from helpers.labs.cnn_shapes.time_axis import time_axis
from helpers.labs.lstm_gates.dilated import dilated
from helpers.labs.lstm_gates.forget_bias import forget_bias
from helpers.labs.lstm_gates.gate_conductor import gate_conductor
from helpers.labs.lstm_gates.how_far_back import how_far_back
from helpers.labs.lstm_gates.korea import korea
from helpers.labs.lstm_gates.one_cell import one_cell
from helpers.labs.start_here.line import line

LABS = {
    lab.__name__: lab
    for lab in (
        line,
        filter,
        learn_kernel,
        shape_lab,
        channels,
        axis_order,
        time_axis,
        receptive_field,
        drag_digit,
        shuffle_world,
        one_cell,
        gate_conductor,
        forget_bias,
        dilated,
        how_far_back,
        korea,
    )
}
"""Every lab by its name: a function that makes it and needs no argument."""

__all__ = [
    "LABS",
    "Lab",
    "PictureWidget",
    "Prediction",
    "axis_order",
    "channels",
    "dilated",
    "drag_digit",
    "filter",
    "forget_bias",
    "gate_conductor",
    "how_far_back",
    "korea",
    "learn_kernel",
    "line",
    "one_cell",
    "predict",
    "receptive_field",
    "shape_lab",
    "shuffle_world",
    "time_axis",
]
