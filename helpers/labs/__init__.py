"""Labs: things to move, one factory function each, one folder for each lesson.

A lab is loaded when it is first asked for, so that a lesson waits for no other's.
"""

from importlib import import_module
from typing import Any

LESSONS = {
    "start_here": ("line",),
    "foundations": (
        "one_neuron",
        "xor",
        "kink_builder",
        "playground",
        "activations",
        "softmax_temperature",
        "loss_and_sigmoid",
        "hidden_size",
    ),
    "gradients": (
        "valley_race",
        "gradient_cloud",
        "updating",
        "momentum_filter",
        "adam_apart",
        "schedule_painter",
        "input_scaling",
    ),
    "regularization": (
        "two_shapes",
        "zero_or_almost",
        "remedy_bench",
        "dropout_scales",
        "all_masks",
        "same_word",
        "weight_or_activity",
    ),
    "evaluation": (
        "lucky_coin",
        "leak_detector",
        "train_below_validation",
        "capacity",
        "batch_norm",
        "ignored_mean",
        "ensemble",
    ),
    "cnn_shapes": (
        "filter",
        "learn_kernel",
        "shape_lab",
        "channels",
        "axis_order",
        "time_axis",
        "receptive_field",
        "drag_digit",
        "shuffle_world",
    ),
    "pooling": (
        "pool_by_hand",
        "one_pixel_nudge",
        "relu_and_pooling",
        "what_or_where",
        "shift_staircase",
    ),
    "augmentation": (
        "augmenter",
        "still_a_six",
        "colour_cue",
        "strength_dial",
        "wolf_and_husky",
        "licence_plates",
        "voices",
    ),
    "lstm_gates": (
        "one_cell",
        "gate_conductor",
        "forget_bias",
        "dilated",
        "how_far_back",
        "korea",
    ),
    "transfer": (
        "cut_point",
        "break_the_features",
        "insert_batch_norm",
        "what_a_unit_sees",
    ),
    "problems": ("last_layer", "threshold"),
    "own_server": (
        "who_can_connect",
        "guess_meter",
        "spot_or_not",
        "forgotten_machine",
    ),
}
"""The labs of every lesson: functions that make a lab and need no argument."""

LABS = {name: lesson for lesson, names in LESSONS.items() for name in names}
"""Every lab's lesson by the lab's name."""

_PARTS = {
    "Lab": "_lab",
    "PictureWidget": "_picture",
    "Prediction": "_predict",
    "predict": "_predict",
    "shown": "_cells",
}

__all__ = ["LABS", "LESSONS", *_PARTS, *LABS]


def __getattr__(name: str) -> Any:
    if name in LABS:
        home = f"{LABS[name]}.{name}"
    elif name in _PARTS:
        home = _PARTS[name]
    else:
        raise AttributeError(f"helpers.labs has no lab {name}; it has {list(LABS)}")
    return getattr(import_module(f"helpers.labs.{home}"), name)


def __dir__() -> list[str]:
    return __all__
