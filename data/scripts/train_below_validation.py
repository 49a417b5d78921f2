"""Where the gap between the training score and the validation score comes from.

Makes data/sweeps/train_below_validation.json: a network for the digits, trained with
every combination of dropout, penalty and augmentation, its training score measured
in six ways after every epoch. What Keras reports is a running average; `all on` is
the same score without it, so eight trainings show all sixteen combinations.
"""

import os
from itertools import product

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")

from _common import write_sweep

from helpers.train.honest import EPOCHS, honest_scores

SEEDS = (0, 1)
SWITCHES = ("dropout", "penalty", "augmentation")


def name(on: dict[str, bool]) -> str:
    """Name what is switched on: ``dropout + penalty``, or ``nothing``."""
    return " + ".join(one for one in SWITCHES if on[one]) or "nothing"


def main() -> None:
    """Train all eight, with both seeds: some 2 minutes."""
    combinations = [
        dict(zip(SWITCHES, on, strict=True)) for on in product((False, True), repeat=3)
    ]
    write_sweep(
        "train_below_validation",
        {
            "epochs": EPOCHS,
            "seeds": SEEDS,
            "runs": {
                name(on): [honest_scores(**on, seed=seed) for seed in SEEDS]
                for on in combinations
            },
        },
    )


if __name__ == "__main__":
    main()
