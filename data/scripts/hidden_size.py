"""How wide a hidden layer must be to read digits.

Makes data/sweeps/hidden_size.json: one network in about a second.
"""

from _common import SEEDS, write_sweep

from helpers import train

WIDTHS = (1, 2, 4, 8, 16, 32, 64, 128, 256)
COPIES = (1, 16)


def main() -> None:
    """Train with every width, on the pixels and on copies of them: some 2 minutes."""
    accuracy = {
        str(copies): {
            str(width): [train.hidden_accuracy(width, copies, seed) for seed in SEEDS]
            for width in WIDTHS
        }
        for copies in COPIES
    }
    write_sweep("hidden_size", {"seeds": SEEDS, "accuracy": accuracy})


if __name__ == "__main__":
    main()
