"""Say whether the course's numbers and Keras's are the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from helpers.check._shown import Shown, code


@dataclass(frozen=True, repr=False)
class Agreement(Shown):
    """Whether two results are the same numbers."""

    shape: tuple[int, ...]
    difference: float
    """The largest, sign left out."""
    within: float

    def __bool__(self) -> bool:
        return self.difference <= self.within

    def text(self) -> str:
        """Return one sentence."""
        count = int(np.prod(self.shape))
        if self:
            return (
                f"✓ Both give the same {count:,} numbers of shape {self.shape}: no two "
                f"differ by more than {self.within:g}."
            )
        return f"✗ They differ by up to {self.difference:.3g}."

    def html(self) -> str:
        """Return the sentence as a paragraph."""
        return f"<p>{self.text()}</p>"


def agree(ours: ArrayLike, keras: ArrayLike, within: float = 1e-5) -> Agreement:
    """Compare a result of this course with Keras's, number by number.

    Parameters
    ----------
    ours, keras : arrays of the same shape
    within : float, in the unit of the numbers
        The largest difference that counts as the same; rounding makes some.

    Raises
    ------
    ValueError
        If the shapes differ.

    Examples
    --------
    >>> agree([1.0, 2.0], [1.0, 2.0])
    ✓ Both give the same 2 numbers of shape (2,): no two differ by more than 1e-05.
    """
    ours, keras = np.asarray(ours), np.asarray(keras)
    if ours.shape != keras.shape:
        raise ValueError(f"ours is {ours.shape} and Keras's is {keras.shape}")
    return Agreement(ours.shape, float(np.abs(ours - keras).max()), within)


def difference(one: ArrayLike, other: ArrayLike) -> float:
    """Return the largest difference between two results, sign left out.

    Examples
    --------
    >>> difference([1.0, 5.0], [1.0, 3.0])
    2.0
    """
    return agree(one, other).difference


@dataclass(frozen=True, repr=False)
class SameLayers(Shown):
    """Shapes and parameters as foretold, beside those of a Keras model."""

    rows: tuple[tuple[str, tuple[int, ...], int, bool], ...]
    """Name, output shape, parameters, and whether Keras says the same."""

    def __bool__(self) -> bool:
        return all(same for *_, same in self.rows)

    def text(self) -> str:
        """Return one line for each layer, and the total."""
        lines = [
            f"{sign(same)} {name:<24}{shape!s:<16}{parameters:>10,} parameters"
            for name, shape, parameters, same in self.rows
        ]
        total = sum(parameters for _, _, parameters, _ in self.rows)
        agreed = "as in Keras" if self else "NOT as in Keras"
        return "\n".join([*lines, f"{total:,} parameters in all: {agreed}"])

    def html(self) -> str:
        """Return the same lines in the letters of code."""
        return code(self.text())


def sign(good: bool) -> str:
    """Return a sign that says yes or no without colour."""
    return "✓" if good else "✗"


def same_layers(rows: Sequence[Any], model: Any) -> SameLayers:
    """Hold the shapes foretold by ``nn.layer_shapes`` against a Keras model.

    Parameters
    ----------
    rows : sequence of LayerShape
    model : keras.Sequential
        Built from the same stack.

    Raises
    ------
    ValueError
        If the model has another number of layers.
    """
    if len(rows) != len(model.layers):
        raise ValueError(
            f"{len(rows)} layers were foretold and the model has {len(model.layers)}"
        )
    found = []
    for row, layer in zip(rows, model.layers, strict=True):
        same = (
            row.output_shape == tuple(layer.output.shape[1:])
            and row.parameters == layer.count_params()
        )
        found.append((row.name, row.output_shape, row.parameters, same))
    return SameLayers(tuple(found))
