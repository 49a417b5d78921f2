"""Every last activation with every loss, on five kinds of problem.

Makes data/sweeps/last_layer.json. Each pair is trained once, by ``train.last_layer``.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")

from _common import write_sweep

from helpers import train

PROBLEMS = ("binary", "multiclass", "several labels", "any number", "share")
ACTIVATIONS = ("linear", "relu", "sigmoid", "softmax")
LOSSES = (
    "binary_crossentropy",
    "categorical_crossentropy",
    "mean_squared_error",
    "mean_absolute_error",
)


def run(problem: str, activation: str, loss: str) -> dict:
    """Train one pair; return its score, and each output over the inputs."""
    outputs, score = train.last_layer(problem, activation, loss)
    curves = [[round(float(value), 3) for value in curve] for curve in outputs.T]
    return {"score": round(score, 4), "outputs": curves}


def main() -> None:
    """Train all 80: about 2 minutes."""
    write_sweep(
        "last_layer",
        {
            problem: {
                activation: {loss: run(problem, activation, loss) for loss in LOSSES}
                for activation in ACTIVATIONS
            }
            for problem in PROBLEMS
        },
    )


if __name__ == "__main__":
    main()
