"""What many times amount to."""

from statistics import median

import numpy as np


def share_95(times):
    """Return the 95th percentile: nineteen of twenty `times` are at most that."""
    return float(np.percentile(times, 95))


def of_drag(noted):
    """Work out a drag: how late, how many and how long after the hand.

    Parameters
    ----------
    noted : dict
        ``down`` and ``up``, when the button was pressed and let go; ``asked``, how
        often the hand changed a value; ``painted``, a dict for every picture: ``at``,
        when it was on the page, and ``hand``, the newest mouse event of which the
        kernel knew when it was asked for it. All in milliseconds of the page's clock.

    Returns
    -------
    dict
        ``drag_median`` and ``drag_p95`` of the times between these two; ``rate``, the
        pictures in a second while the button was held, and ``asked``, the changes in
        a second; ``after``, the milliseconds from letting go to the last picture.
    """
    down, up = noted["down"], noted["up"]
    seconds = (up - down) / 1000
    painted = [one for one in noted["painted"] if one["hand"] is not None]
    if not painted:
        raise RuntimeError("no picture followed the drag")
    late = [one["at"] - one["hand"] for one in painted]
    return {
        "drag_median": median(late),
        "drag_p95": share_95(late),
        "rate": sum(one["at"] <= up for one in painted) / seconds,
        "asked": noted["asked"] / seconds,
        "after": max(0, painted[-1]["at"] - up),
    }
