"""A measured figure: the band in which it supports a verdict, and how it is printed."""

import re
from collections.abc import Iterable, Mapping
from numbers import Real
from typing import Any, NamedTuple

import numpy as np

NAMES = {
    "adagrad": "Adagrad",
    "adam": "Adam",
    "adamw": "AdamW",
    "boston": "Boston",
    "cnn": "CNN",
    "conv3d": "Conv3D",
    "debian": "Debian",
    "gb": "GB",
    "gpu": "GPU",
    "gru": "GRU",
    "jupyterlab": "JupyterLab",
    "keras": "Keras",
    "l1": "L1",
    "l2": "L2",
    "lstm": "LSTM",
    "numpy": "NumPy",
    "png": "PNG",
    "relu": "ReLU",
    "rgb": "RGB",
    "rmsprop": "RMSprop",
    "rnn": "RNN",
    "sgd": "SGD",
    "ssh": "SSH",
    "tensorflow": "TensorFlow",
    "theano": "Theano",
    "vgg": "VGG",
    "vgg16": "VGG16",
    "xor": "XOR",
}
"""Words that are not written in small letters."""


class Figure(NamedTuple):
    """A named figure of the ledger, with what it must be to support its verdict.

    Examples
    --------
    >>> figure = Figure("dense_upper_left", unit="accuracy", high=0.25, trained=True)
    >>> figure.supports(0.0719), figure.show(0.0719)
    (True, '≈0.07 accuracy')
    >>> figure.supports(0.9), figure.band
    (False, 'at most 0.25')
    """

    name: str
    unit: str = ""
    equal: Any = None
    """The one value that supports the verdict: a number, a shape, a word."""
    low: float | None = None
    high: float | None = None
    below: float | None = None
    """For what must only be tiny; its digits mean nothing and are not printed."""
    digits: int = 2
    """Decimals to print of a number that is not whole."""
    trained: bool = False
    """Whether the value differs a little between machines."""

    @property
    def label(self) -> str:
        """The name in words."""
        words = re.sub(r"(\d)x(\d)", r"\1×\2", self.name).split("_")
        return " ".join(NAMES.get(word, word) for word in words)

    @property
    def band(self) -> str:
        """What supports the verdict, in words."""
        if self.equal is not None:
            return f"exactly {self._plain(self.equal)}"
        if self.below is not None:
            return f"below {self._limit}"
        if self.low is None:
            return f"at most {self.high:g}"
        if self.high is None:
            return f"at least {self.low:g}"
        return f"from {self.low:g} to {self.high:g}"

    def read(self, value: Any) -> Any:
        """Return a measured value as Python's own number, list, truth value or text.

        Raises
        ------
        ValueError
            If it is none of these, or no number though the band is one of numbers.

        Examples
        --------
        >>> Figure("shape", equal=[3, 4]).read((np.int64(3), 4))
        [3, 4]
        """
        value = self._own(value)
        number = isinstance(value, Real) and not isinstance(value, bool)
        if self.equal is None and not number:
            raise ValueError(f"{self.name} must be one number, not {value!r}")
        return value

    def supports(self, value: Any) -> bool:
        """Tell whether a value, as `read` returns it, lies in the band."""
        if self.equal is not None:
            return value == self.equal
        if self.below is not None:
            return abs(value) < self.below
        low = -np.inf if self.low is None else self.low
        high = np.inf if self.high is None else self.high
        return bool(low <= value <= high)

    def show(self, value: Any) -> str:
        """Return a value with its unit, the sign ≈ before what training made."""
        if self.below is not None:
            tiny = self.supports(value)
            number = f"below {self._limit}" if tiny else f"{value:.2g}"
        else:
            number = self._plain(value)
        return f"{'≈' if self.trained else ''}{number} {self.unit}".rstrip()

    @property
    def _limit(self) -> str:
        return f"{self.below:g}".replace("e-0", "e-")

    def _plain(self, value: Any) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list):
            return str(tuple(value))
        if isinstance(value, float) and not value.is_integer():
            return f"{value:.{self.digits}f}"
        if isinstance(value, float):
            value = int(value) if self.equal is not None else f"{value:.{self.digits}f}"
        return f"{value:,}" if isinstance(value, int) and value > 999 else str(value)

    def _own(self, value: Any) -> Any:
        if hasattr(value, "__array__"):
            value = np.asarray(value).tolist()
        if isinstance(value, bool | int | float | str):
            return value
        if isinstance(value, Iterable) and not isinstance(value, Mapping):
            return [self._own(entry) for entry in value]  # TensorFlow's shapes too
        kind = type(value).__name__
        raise ValueError(
            f"{self.name} must be a number, a shape or a word, not a {kind}"
        )


def read_figures(specifications: Mapping[str, Mapping[str, Any]]) -> tuple[Figure, ...]:
    """Turn the figures of one claim in the ledger into `Figure` objects.

    Raises
    ------
    ValueError
        If a figure has a property that figures do not have, or has no band.
    """
    return tuple(_read_figure(*item) for item in specifications.items())


def _read_figure(name: str, specification: Mapping[str, Any]) -> Figure:
    if unknown := set(specification) - set(Figure._fields[1:]):
        raise ValueError(f"the figure {name} has an unknown property {min(unknown)}")
    figure = Figure(name, **specification)
    if all(part is None for part in (figure.equal, figure.low, figure.high)):
        if figure.below is None:
            raise ValueError(f"the figure {name} needs equal, low, high or below")
    return figure
