"""What the scripts share that make the stored results: train, score, write."""

import json
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from manifest import refresh

from helpers.data import Samples

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

DATA = Path(__file__).resolve().parents[1]
SEEDS = (0, 1, 2)
BATCH = 50

Stack = list[tuple[str, dict[str, Any]]]  # per layer: Keras's name, its arguments


def layers_of(stack: Stack) -> list:
    """Make the Keras layers of a stack."""
    from keras import layers

    return [getattr(layers, name)(**arguments) for name, arguments in stack]


def fit(
    make_layers: Callable[[], list],
    samples: Samples,
    seed: int,
    epochs: int,
    rate: float = 0.005,
):
    """Train with Adam, the same way each time for the same seed.

    The layers are made in here, after the seed is set: a Keras layer draws the seed of
    its first weights when it is made.
    """
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(seed)
    tf.config.experimental.enable_op_determinism()
    model = keras.Sequential([keras.Input(samples.x_train.shape[1:]), *make_layers()])
    yes_or_no = model.output_shape[-1] == 1
    model.compile(
        keras.optimizers.Adam(rate),
        "binary_crossentropy" if yes_or_no else "sparse_categorical_crossentropy",
    )
    model.fit(
        samples.x_train, samples.y_train, batch_size=BATCH, epochs=epochs, verbose=0
    )
    return model


def score(model, x: np.ndarray, y: np.ndarray) -> float:
    """Return the share of pictures the model names rightly."""
    outputs = np.asarray(model(x, training=False))
    yes_or_no = outputs.shape[1] == 1
    guesses = outputs[:, 0] > 0.5 if yes_or_no else outputs.argmax(1)
    return round(float(np.mean(guesses == y)), 4)


def train_and_score(
    make_layers: Callable[[], list],
    samples: Samples,
    seed: int,
    epochs: int,
    rate: float = 0.005,
) -> dict[str, Any]:
    """Return the number of weights and the accuracy on the test pictures."""
    model = fit(make_layers, samples, seed, epochs, rate)
    accuracy = score(model, samples.x_test, samples.y_test)
    return {"weights": model.count_params(), "accuracy": accuracy}


def over_seeds(run: Callable[[int], dict[str, Any]]) -> dict[str, Any]:
    """Repeat a run with each seed: its weights once, its measured figures as lists."""
    runs = [run(seed) for seed in SEEDS]
    return {
        name: value if name == "weights" else [r[name] for r in runs]
        for name, value in runs[0].items()
    }


def rounded_over(
    seeds: Sequence[int], run: Callable[..., Any], *choice: Any
) -> dict[str, list[float]] | list[float]:
    """Repeat a run with each seed; every figure becomes a list, to four places."""
    runs = [run(*choice, seed) for seed in seeds]
    if isinstance(runs[0], float):
        return [round(value, 4) for value in runs]
    return {name: [round(r[name], 4) for r in runs] for name in runs[0]}


def write_sweep(name: str, result: dict[str, Any]) -> None:
    """Write data/sweeps/<name>.json, one innermost list per line."""
    text = json.dumps(result, indent=1)
    text = re.sub(
        r"\[[^\[\]{}]*\]", lambda part: re.sub(r"\s+", " ", part.group()), text
    )
    path = DATA / "sweeps" / f"{name}.json"
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
    refresh()


def write_networks(name: str, stacks: dict[str, Stack], weights: dict) -> None:
    """Write data/networks/<name>.npz: per network its stack, float16 weights."""
    arrays = {"stacks": np.array(json.dumps(stacks))}
    for network, pairs in weights.items():
        for i, (kernel, *recurrent, bias) in enumerate(pairs):
            arrays[f"{network}/kernel{i}"] = kernel.astype(np.float16)
            for array in recurrent:
                arrays[f"{network}/recurrent{i}"] = array.astype(np.float16)
            arrays[f"{network}/bias{i}"] = bias.astype(np.float16)
    np.savez_compressed(DATA / "networks" / f"{name}.npz", **arrays)
    refresh()
