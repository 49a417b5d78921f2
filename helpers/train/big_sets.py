"""The large data sets of the book, downloaded only when a learner asks."""

import socket
from types import ModuleType
from typing import Any

NAMES = ("imdb", "reuters", "california_housing")

BOSTON = (
    "boston_housing is no longer used: one of its columns was made from the share of "
    "Black residents of a district, on the assumption that it moves prices, and what "
    "it was made from cannot be got back. scikit-learn took the set out in version "
    "1.2. Take california_housing, or data.diabetes(), which needs no network."
)

PATIENCE = 20
"""Seconds to wait for an answer from the network."""


def big_set(name: str, **options: Any) -> tuple[tuple, tuple]:
    """Download a large data set, or take it from where Keras kept it last time.

    Parameters
    ----------
    name : str
        ``"imdb"``: 50 000 film reviews, good or bad. ``"reuters"``: 11 228 newswires of
        46 topics. ``"california_housing"``: prices of 20 640 districts.
    **options
        As for ``keras.datasets.<name>.load_data``, such as ``num_words=10_000``.

    Returns
    -------
    tuple
        ``(x_train, y_train), (x_test, y_test)``

    Raises
    ------
    ValueError
        If there is no such set, or it is the one of Boston, with the reason why not.
    ConnectionError
        If there is no network, in one sentence.
    """
    if name == "boston_housing":
        raise ValueError(BOSTON)
    if name not in NAMES:
        raise ValueError(f"there is no big set {name!r}: choose {', '.join(NAMES)}")
    import keras

    return _load(getattr(keras.datasets, name), name, options)


def _load(
    module: ModuleType, name: str, options: dict[str, Any]
) -> tuple[tuple, tuple]:
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(PATIENCE)
    try:
        return module.load_data(**options)
    except Exception as error:  # Keras raises no narrower one
        if not isinstance(error, OSError) and "URL fetch failure" not in str(error):
            raise
        raise ConnectionError(
            f"{name} could not be downloaded: it needs the network once, then never "
            "again. The rest of the lesson works without it."
        ) from None
    finally:
        socket.setdefaulttimeout(before)
