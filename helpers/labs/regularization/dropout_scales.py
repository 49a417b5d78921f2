"""Lab: what dropout passes on in training, and what must be passed on in use."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.regularization.dropout_scales import DropoutScalesPicture
from helpers.labs._lab import Lab
from helpers.labs._own import array, lent
from helpers.labs.controls import again, choice, player, slider

UNITS = np.array([0.2, 0.5, 1.3, 0.8, 1.1, 0.4, 0.9, 0.8])
"""What eight units put out; the first five are the example of the notes."""

MOST = 300
SEED = 2

PLAIN, INVERTED = "plain", "inverted"
FORMS = {"keep survivors as they are": PLAIN, "divide survivors by 1 − rate": INVERTED}
TIMES_KEPT, TIMES_RATE, AS_IT_IS = "times 1 − rate", "times rate", "as it is"


class DropoutScales(NamedTuple):
    """What units pass on under dropout, and in a network that is used."""

    x: np.ndarray
    """(units,), without dropout."""
    rate: float
    form: str
    """"plain" or "inverted"."""
    rule: str
    """What the network does in use: a key of `rules`."""
    count: int
    """How many masks were averaged."""
    mask: np.ndarray
    """(units,), the last of them; True where a unit was kept."""
    outputs: np.ndarray
    """(count, units), passed on in training."""
    means: np.ndarray
    """(units,), their mean."""
    sums: np.ndarray
    """(count,), the sum over the units under each mask."""
    running: np.ndarray
    """(count,), mean of the sums so far."""
    expected: float
    """Mean of the sums over all masks there are."""
    used: np.ndarray
    """(units,), passed on in use by the chosen rule."""
    rules: dict[str, float]
    """Sum over the units in use, by rule."""


def dropout_scales(drop: Callable[..., np.ndarray] | None = None) -> Lab:
    """Average masks, and find out by what a network must be scaled in use.

    Parameters
    ----------
    drop : callable, optional
        ``drop(x, mask, rate) -> output``: a function of the learner's own that divides
        the survivors by what is kept; by default ``nn.inverted_dropout``.
    """
    masks = player("Masks averaged", 1, MOST, unit="masks")
    masks.set(200)
    return Lab(
        compute=partial(_compute, lent(drop) or nn.inverted_dropout),
        picture=DropoutScalesPicture(len(UNITS), MOST, float(UNITS.sum())),
        describe=_describe,
        rate=slider("Rate", 0.0, 0.9, 0.2, step=0.05),
        count=masks,
        form=choice("In training", FORMS, INVERTED if drop else PLAIN),
        rule=choice(
            "In use",
            [TIMES_KEPT, TIMES_RATE, AS_IT_IS],
            AS_IT_IS if drop else TIMES_RATE,
        ),
        seed=again("Other masks"),
    )


def _compute(drop, rate, count, form, rule, seed) -> DropoutScales:
    masks = np.random.default_rng(SEED + seed).random((MOST, len(UNITS))) >= rate
    train = partial(_checked, drop) if form == INVERTED else _plain
    outputs = train(UNITS, masks[:count], rate)
    ends = np.array([[False], [True]]) & np.ones(len(UNITS), bool)
    none, all_ = train(UNITS, ends, rate)
    factors = {TIMES_KEPT: 1 - rate, TIMES_RATE: rate, AS_IT_IS: 1.0}
    sums = outputs.sum(axis=1)
    return DropoutScales(
        x=UNITS,
        rate=rate,
        form=form,
        rule=rule,
        count=count,
        mask=masks[count - 1],
        outputs=outputs,
        means=outputs.mean(axis=0),
        sums=sums,
        running=np.cumsum(sums) / np.arange(1, count + 1),
        expected=float(np.sum(rate * none + (1 - rate) * all_)),
        used=UNITS * factors[rule],
        rules={name: float(UNITS.sum() * by) for name, by in factors.items()},
    )


def _plain(x: np.ndarray, masks: np.ndarray, rate: float) -> np.ndarray:
    return x * masks


def _checked(
    drop: Callable, x: np.ndarray, masks: np.ndarray, rate: float
) -> np.ndarray:
    """Drop by a function that may be the learner's: (masks, units)."""
    rows = np.tile(x, (len(masks), 1))
    who = f"at rate {rate:g} your function"
    return array(drop(rows, masks, rate), rows.shape, "an output", who)


def _describe(result: DropoutScales) -> str:
    form = next(words for words, form in FORMS.items() if form == result.form)
    masks = "1 mask gives" if result.count == 1 else f"{result.count} masks average"
    return (
        f"Rate {result.rate:g}, {form}: {masks} a sum of {result.running[-1]:.2f}; "
        f"without dropout it is {result.x.sum():.2f}. In use, {result.rule}, it is "
        f"{result.used.sum():.2f}: {_verdict(float(result.used.sum()), result)}"
    )


def _verdict(used: float, result: DropoutScales) -> str:
    wanted = result.expected
    if np.isclose(used, wanted):
        return f"that meets {wanted:.2f}, the mean over all masks."
    if used <= 0 or wanted <= 0:
        return f"that misses {wanted:.2f}, the mean over all masks."
    times = f"{max(used / wanted, wanted / used):.2g} times"
    how = "large" if used > wanted else "small"
    return f"{times} too {how}, as the mean over all masks is {wanted:.2f}."
