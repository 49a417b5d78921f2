"""What pooling buys and what it costs, asked of small networks.

Makes data/sweeps/pooling.json and data/networks/what_or_where.npz. Each question is a
function that trains one network with one seed, in 1 to 4 seconds.
"""

import numpy as np
from _common import Stack, fit, layers_of, score, write_networks, write_sweep

from helpers import data
from helpers.train import shifts

SEEDS = (0, 1)
MOVED = (0, 1, 2, 3)
SHOWN = 100
"""Test digits of which the answers are kept."""

_RELU = {"kernel_size": 3, "activation": "relu"}
FLATTEN = ("Flatten", {})
TEN = ("Dense", {"units": 10, "activation": "softmax"})

BOARD_WINDOWS = (1, 2, 3, 6, 9, 18)
"""Sides of the pooling window on a map of 18×18; 1 is no pooling, 18 the whole map."""
QUESTIONS = {"which piece": (2, 6), "which square": (16, 8)}  # answers, epochs

DIGIT_WINDOWS = (1, 2, 4, 8)
HALVE = {"strides": 2}
SHRINKING: dict[str, Stack] = {
    "max pooling": [
        ("Conv2D", {"filters": 12, "padding": "same", **_RELU}),
        ("MaxPooling2D", {}),
        ("Conv2D", {"filters": 24, "padding": "same", **_RELU}),
        ("MaxPooling2D", {}),
    ],
    "strided convolutions": [
        ("Conv2D", {"filters": 12, "padding": "same", **_RELU, **HALVE}),
        ("Conv2D", {"filters": 24, "padding": "same", **_RELU, **HALVE}),
    ],
}


def staircase(pooling: str, moved: int, seed: int) -> tuple[dict, dict]:
    """Return accuracies after each shift, and the answers to some digits as text."""
    answers = shifts.shift_answers(shifts.shift_network(pooling, moved, seed))
    texts = {
        direction: ["".join(map(str, guesses[:SHOWN])) for guesses in each]
        for direction, each in answers.items()
    }
    return shifts.shift_scores(answers), texts


def all_staircases() -> tuple[dict, dict]:
    """Climb the staircase with every pooling; answers are those of the first seed."""
    accuracy, answers = {}, {}
    for pooling in shifts.POOLINGS:
        accuracy[pooling], answers[pooling] = {}, {}
        for moved in MOVED:
            runs = [staircase(pooling, moved, seed) for seed in SEEDS]
            accuracy[pooling][moved] = {
                direction: [[run[0][direction][k] for run in runs] for k in range(4)]
                for direction in shifts.DIRECTIONS
            }
            answers[pooling][moved] = runs[0][1]
    return accuracy, answers


def board_stack(question: str, window: int) -> Stack:
    """Describe a network that looks at a board through one pooling."""
    pool = [("MaxPooling2D", {"pool_size": window})] if window > 1 else []
    last = ("Dense", {"units": QUESTIONS[question][0], "activation": "softmax"})
    return [("Conv2D", {"filters": 8, **_RELU}), *pool, FLATTEN, last]


def board_network(question: str, window: int, seed: int):
    """Train such a network, its weights rounded as they are stored."""
    board, stack = board_of(question), board_stack(question, window)
    epochs = QUESTIONS[question][1]
    model = fit(lambda: layers_of(stack), board, seed, epochs, rate=0.01)
    rounded = [w.astype(np.float16).astype(np.float32) for w in model.get_weights()]
    model.set_weights(rounded)
    return model


def board_of(question: str) -> data.Samples:
    """Return the boards of a question."""
    return data.pieces(where=question == "which square")


def all_boards() -> dict:
    """Ask both questions through every window, and keep the networks of one seed."""
    stacks, weights, accuracy = {}, {}, {}
    for question in QUESTIONS:
        board, accuracy[question] = board_of(question), {}
        for window in BOARD_WINDOWS:
            models = [board_network(question, window, seed) for seed in SEEDS]
            accuracy[question][window] = [
                score(model, board.x_test, board.y_test) for model in models
            ]
            name = f"{question} {window}"
            stacks[name] = board_stack(question, window)
            weights[name] = list(zip(*[iter(models[0].get_weights())] * 2, strict=True))
    write_networks("what_or_where", stacks, weights)
    return accuracy


def large_digits() -> data.Samples:
    """Return the digits at 16×16 pixels, each pixel four times."""
    x, y, x_test, y_test = data.digits()
    twice = [part.repeat(2, axis=1).repeat(2, axis=2) for part in (x, x_test)]
    return data.Samples(twice[0][:1000], y[:1000], twice[1], y_test)


def read_digits(stack: Stack, seed: int) -> tuple[int, float]:
    """Return the weights of a network for digits, and what share it reads."""
    digits, layers = large_digits(), [*stack, FLATTEN, TEN]
    model = fit(lambda: layers_of(layers), digits, seed, epochs=12)
    return model.count_params(), score(model, digits.x_test, digits.y_test)


def window_stack(window: int) -> Stack:
    """Describe one convolution and one pooling by that window."""
    look = ("Conv2D", {"filters": 12, "padding": "same", **_RELU})
    return [look, ("MaxPooling2D", {"pool_size": window})]


def over_seeds(stack: Stack) -> dict:
    """Read digits with each seed."""
    runs = [read_digits(stack, seed) for seed in SEEDS]
    return {"weights": runs[0][0], "accuracy": [accuracy for _, accuracy in runs]}


def main() -> None:
    """Answer all questions and keep the networks of the boards: some 4 minutes."""
    accuracy, answers = all_staircases()
    write_sweep(
        "pooling",
        {
            "seeds": SEEDS,
            "canvas": shifts.CANVAS,
            "middle": shifts.MIDDLE,
            "staircase": accuracy,
            "answers": answers,
            "what_or_where": all_boards(),
            "window_size": {w: over_seeds(window_stack(w)) for w in DIGIT_WINDOWS},
            "not_mandatory": {n: over_seeds(s) for n, s in SHRINKING.items()},
        },
    )


if __name__ == "__main__":
    main()
