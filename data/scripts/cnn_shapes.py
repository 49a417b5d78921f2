"""Six questions about convolutions, each answered by training small networks.

Makes data/sweeps/cnn_shapes.json. Each question is a function that trains one network
with one seed; the last two take a second or two, so a lesson can ask them anew.
"""

import numpy as np
from _common import (
    SEEDS,
    Stack,
    fit,
    layers_of,
    over_seeds,
    score,
    train_and_score,
    write_sweep,
)

from helpers import data


def conv(filters: int, kernel_size: int, **more) -> tuple[str, dict]:
    """Write a convolution with ReLU the short way."""
    size = {"filters": filters, "kernel_size": kernel_size}
    return "Conv2D", {**size, "activation": "relu", **more}


def answers(count: int) -> tuple[str, dict]:
    """Write the last layer: a probability for each answer, or for yes alone."""
    activation = "sigmoid" if count == 1 else "softmax"
    return "Dense", {"units": count, "activation": activation}


GLOBAL_MAX, FLATTEN = ("GlobalMaxPooling2D", {}), ("Flatten", {})
FAR = {"padding": "same", "dilation_rate": 4}

FILTER_SIZES: dict[str, Stack] = {
    "one 7x7, 20 maps": [conv(20, 7)],
    "three 3x3, 8 maps": [conv(8, 3)] * 3,
    "stem, one 5x5, 16 maps": [conv(16, 3), conv(16, 5)],
    "stem, two 3x3, 16 maps": [conv(16, 3)] * 3,
    "stem, two 3x3, 19 maps": [conv(16, 3), conv(19, 3), conv(19, 3)],
}
DILATIONS: dict[str, Stack] = {
    "3x3, 3x3": [conv(8, 3, padding="same")] * 2,
    "3x3, 3x3 dilated by 4": [conv(8, 3, padding="same"), conv(8, 3, **FAR)],
    "11x11": [conv(8, 11, padding="same")],
}
READERS: dict[str, Stack] = {
    "dense": [FLATTEN, ("Dense", {"units": 64, "activation": "relu"})],
    "cnn": [conv(16, 3), ("MaxPooling2D", {}), conv(32, 3), GLOBAL_MAX],
}
EPOCHS = {100: 54, 300: 22, 1200: 12}  # the fewer samples, the more rounds
QUESTIONS = {"which piece": (2, 6), "which square": (16, 8)}  # answers, epochs
LAST = {"global max": GLOBAL_MAX, "flatten": FLATTEN}


def filter_sizes(name: str, seed: int) -> dict:
    """Read digits at random places with one large filter or several small ones."""
    stack = [*FILTER_SIZES[name], GLOBAL_MAX, answers(10)]
    return train_and_score(
        lambda: layers_of(stack), data.moving_digits(), seed, epochs=25, rate=0.01
    )


def dilation(name: str, seed: int) -> dict:
    """Tell whether two dots are 8 apart: who sees 5 pixels has to guess."""
    stack = [*DILATIONS[name], GLOBAL_MAX, answers(1)]
    return train_and_score(
        lambda: layers_of(stack), data.two_dots(), seed, epochs=12, rate=0.01
    )


def samples_needed(network: str, samples: int, seed: int) -> dict:
    """Read digits at random places after having seen so many."""
    x, y, x_test, y_test = data.moving_digits()
    few = data.Samples(x[:samples], y[:samples], x_test, y_test)
    stack = [*READERS[network], answers(10)]
    return train_and_score(lambda: layers_of(stack), few, seed, EPOCHS[samples])


def what_or_where(question: str, last: str, seed: int) -> dict:
    """Tell which of 2 pieces is on the board, or on which of 16 squares it is."""
    count, epochs = QUESTIONS[question]
    board = data.pieces(where=question == "which square")
    stack = [conv(8, 3), LAST[last], answers(count)]
    return train_and_score(lambda: layers_of(stack), board, seed, epochs, rate=0.01)


def frame_by_frame() -> list:
    """Look at each frame alone, then average: the order is lost."""
    from keras import layers

    look = layers.Conv2D(8, 3, padding="same", activation="relu")
    average = layers.GlobalAveragePooling3D()
    return [layers.TimeDistributed(look), average, *layers_of([answers(1)])]


def frames_together() -> list:
    """Look at three frames at once: filters of time x height x width."""
    from keras import layers

    look = layers.Conv3D(8, 3, padding="same", activation="relu")
    return [look, layers.GlobalMaxPooling3D(), *layers_of([answers(1)])]


FILMS = {"frame by frame": frame_by_frame, "Conv3D": frames_together}


def order_of_frames(name: str, seed: int) -> dict:
    """Tell whether a dot moves left or right."""
    return train_and_score(FILMS[name], data.films(), seed, epochs=8, rate=0.02)


def eight_filters(start: str) -> list:
    """Start all filters at random, or all alike and with the same weights going out."""
    from keras import initializers, layers

    alike = start == "identical"
    first = initializers.Constant(0.1) if alike else "glorot_uniform"
    last = initializers.Constant(0.01) if alike else "glorot_uniform"
    return [
        layers.Conv2D(8, 3, activation="relu", kernel_initializer=first),
        layers.Flatten(),
        layers.Dense(10, activation="softmax", kernel_initializer=last),
    ]


def identical_start(start: str, seed: int) -> dict:
    """Train eight filters and see how far apart they have come."""
    x, y, x_test, y_test = data.digits()
    few = data.Samples(x[:600], y[:600], x_test, y_test)
    model = fit(lambda: eight_filters(start), few, seed, epochs=15)
    filters = model.get_weights()[0].reshape(9, 8)
    return {
        "weights": model.count_params(),
        "accuracy": score(model, x_test, y_test),
        "spread": round(float(filters.std(axis=1).mean()), 4),
        "rank": int(np.linalg.matrix_rank(filters, tol=1e-3)),
    }


def each(run, *choices) -> dict:
    """Run every combination of choices over all seeds, nested in their order."""
    first, *rest = choices
    return {
        choice: each(lambda *more, c=choice: run(c, *more), *rest)
        if rest
        else over_seeds(lambda seed, c=choice: run(c, seed))
        for choice in first
    }


def main() -> None:
    """Ask all six questions: some 3 minutes."""
    write_sweep(
        "cnn_shapes",
        {
            "seeds": SEEDS,
            "filter_sizes": each(filter_sizes, FILTER_SIZES),
            "dilation": each(dilation, DILATIONS),
            "samples_needed": each(samples_needed, READERS, EPOCHS),
            "what_or_where": each(what_or_where, QUESTIONS, LAST),
            "order_of_frames": each(order_of_frames, FILMS),
            "identical_start": each(identical_start, ("random", "identical")),
        },
    )


if __name__ == "__main__":
    main()
