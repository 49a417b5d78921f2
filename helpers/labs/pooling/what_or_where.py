"""Lab: move a piece on a board, and see what pooling leaves of what and of where."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.pooling.what_or_where import (
    FIELD,
    FIRST,
    WhatOrWherePicture,
    square_name,
)
from helpers.labs._lab import Lab
from helpers.labs.controls import again, choice, ladder, point, slider

MAP = 18
"""Side of a feature map: a board of 20 pixels, less the rim of a 3×3 window."""
WINDOWS = (1, 2, 3, 6, 9, MAP)
PIECES = ("cross", "plus")
QUESTIONS = ("which piece", "which square")
CHANCE = (1 / 2, 1 / 16)
B3 = (7.5, 7.5)
"""Middle of that square: column and row, in pixels."""


class OnBoard(NamedTuple):
    """One piece on one square, and what two networks say of it behind a pooling."""

    window: int
    """Side of the pooling window, in pixels; 1 is no pooling, 18 the whole map."""
    piece: int
    """0 cross, 1 plus."""
    square: int
    """0 to 15, row by row from the top."""
    image: np.ndarray
    """(20, 20), 1 where the piece is, plus noise."""
    pooled: np.ndarray
    """(18 / window, 18 / window), the strongest map of the network for squares."""
    says_piece: np.ndarray
    """(2,), probabilities."""
    says_square: np.ndarray
    """(4, 4), probabilities."""
    windows: tuple[int, ...]
    """Those for which networks were trained."""
    accuracy: np.ndarray
    """(2, windows, seeds), which piece and which square; share of 500 test boards."""
    chance: tuple[float, float]
    """What guessing gives."""


def what_or_where() -> Lab:
    """Pool more and more, and see that the network knows what, but no longer where."""
    return Lab(
        compute=_compute,
        picture=WhatOrWherePicture(),
        describe=_describe,
        window=ladder("Pooling window", WINDOWS, 1, unit="pixels"),
        piece=choice("Piece", {name: i for i, name in enumerate(PIECES)}, 1),
        noise=slider("Noise", 0.0, 0.5, 0.1, step=0.05),
        others=again("Other noise"),
        place=point("Square", B3, [(1, 1), (19, 19), (19, 1)], step=FIELD),
    )


def _compute(window, piece, noise, others, place) -> OnBoard:
    column, row = (int(np.clip((pixel - FIRST) // FIELD, 0, 3)) for pixel in place)
    square = 4 * row + column
    image = data.board(piece, square, noise, seed=others)
    what, where = (_run(f"{question} {window}", image) for question in QUESTIONS)
    maps = where[0 if window == 1 else 1][0]
    return OnBoard(
        window=window,
        piece=piece,
        square=square,
        image=image[..., 0],
        pooled=maps[..., maps.max(axis=(0, 1)).argmax()],
        says_piece=what[-1][0],
        says_square=where[-1].reshape(4, 4),
        windows=WINDOWS,
        accuracy=_sweep(),
        chance=CHANCE,
    )


def _run(network: str, image: np.ndarray) -> list[np.ndarray]:
    """Return what every layer of a stored network makes of one board."""
    stored = _networks()[network]
    stack = [getattr(nn, layer)(**settings) for layer, settings in stored.stack]
    return nn.run_stack(image[None], stack, stored.weights)


@cache
def _networks() -> dict[str, data.Network]:
    return data.networks("what_or_where")


@cache
def _sweep() -> np.ndarray:
    stored = data.sweep("pooling")["what_or_where"]
    return np.array([[stored[q][str(w)] for w in WINDOWS] for q in QUESTIONS])


def _describe(result: OnBoard) -> str:
    piece, square = int(result.says_piece.argmax()), int(result.says_square.argmax())
    what, where = result.accuracy[:, result.windows.index(result.window)].mean(axis=1)
    return (
        f"{_pooling(result.window)}: for the {PIECES[result.piece]} on "
        f"{square_name(result.square)} the networks say {PIECES[piece]} "
        f"({result.says_piece[piece]:.0%}) and {square_name(square)} "
        f"({result.says_square.ravel()[square]:.0%}). Of 500 test boards they "
        f"tell {what:.0%} of the pieces and {where:.0%} of the squares; guessing gives "
        f"{CHANCE[0]:.0%} and {CHANCE[1]:.0%}."
    )


def _pooling(window: int) -> str:
    if window == 1:
        return f"No pooling, {MAP} × {MAP} numbers per filter"
    if window == MAP:
        return "Global max pooling, one number per filter"
    side = MAP // window
    return f"{window} × {window} pooling, {side} × {side} numbers per filter"
