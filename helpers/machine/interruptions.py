"""Work that is interrupted: how many hours are billed, with checkpoints and without."""

from typing import NamedTuple

import numpy as np


class Stints(NamedTuple):
    """One job on a machine that is taken away now and then."""

    kept: np.ndarray
    """(stints,), hours of each stint whose result was kept."""
    lost: np.ndarray
    """(stints,), hours that had to be done again; 0 in the last stint."""

    @property
    def hours(self) -> float:
        """All hours that are billed."""
        return float(self.kept.sum() + self.lost.sum())


def billed_hours(work: float, rate: float, checkpoint: float = 0.0) -> float:
    """Return how many hours are billed in the mean until interrupted work is done.

    ``expm1(rate * piece) / rate`` for each piece between two checkpoints, or for all of
    the work without any: an interruption throws the piece back to its start [1]_.

    Parameters
    ----------
    work : float, in hours
        What the job takes without interruption.
    rate : float
        Interruptions per hour of running; they come at random, each moment alike.
    checkpoint : float, in hours
        Work between two checkpoints; 0 for none. Writing one is taken to cost nothing.

    Raises
    ------
    ValueError
        If `work` is not above 0, or `rate` or `checkpoint` below 0.

    References
    ----------
    .. [1] Daly, "A higher order estimate of the optimum checkpoint interval for restart
       dumps", 2006, equation 2 without costs of its own.

    Examples
    --------
    >>> round(billed_hours(10.0, 0.2), 1), round(billed_hours(10.0, 0.2, 0.5), 1)
    (31.9, 10.5)
    """
    pieces = _pieces(work, rate, checkpoint)
    if rate == 0:
        return float(work)
    return float(np.expm1(rate * pieces).sum() / rate)


def interrupted_runs(
    work: float, rate: float, checkpoint: float, runs: int, rng: np.random.Generator
) -> np.ndarray:
    """Draw how many hours are billed for the same job, again and again: (runs,).

    Each piece is tried until no interruption comes before its end: the number of failed
    trials is drawn, then the length of each.

    Parameters
    ----------
    work, rate, checkpoint : float
        As for `billed_hours`.
    runs : int
    rng : numpy.random.Generator

    Raises
    ------
    ValueError
        As `billed_hours`.
    """
    pieces = _pieces(work, rate, checkpoint)
    if rate == 0:
        return np.full(runs, float(work))
    survive = np.tile(np.exp(-rate * pieces), (runs, 1))
    failures = rng.geometric(survive) - 1  # (runs, pieces)
    owner = np.repeat(np.arange(runs), failures.sum(axis=1))
    ends = np.repeat(np.tile(pieces, runs), failures.ravel())
    lost = -np.log1p(rng.random(len(owner)) * np.expm1(-rate * ends)) / rate
    return work + np.bincount(owner, lost, minlength=runs)


def interrupted_run(
    work: float, rate: float, checkpoint: float, rng: np.random.Generator
) -> Stints:
    """Draw one job, stint by stint, moment for moment.

    Parameters
    ----------
    work, rate, checkpoint : float
        As for `billed_hours`.
    rng : numpy.random.Generator

    Raises
    ------
    ValueError
        As `billed_hours`.

    Examples
    --------
    >>> interrupted_run(10.0, 0.0, 0.0, np.random.default_rng(0)).hours
    10.0
    """
    piece = _pieces(work, rate, checkpoint)[0]
    done, kept, lost = 0.0, [], []
    while done < work:
        run = rng.exponential(1 / rate) if rate else np.inf
        left = work - done
        new = left if run >= left else run // piece * piece
        kept.append(new)
        lost.append(min(run, left) - new)
        done = work if run >= left else done + new
    return Stints(np.array(kept), np.array(lost))


def _pieces(work: float, rate: float, checkpoint: float) -> np.ndarray:
    """Return the hours of work between checkpoints, the last piece perhaps shorter."""
    if not work > 0:
        raise ValueError(f"work must be above 0 hours, not {work}")
    if not rate >= 0:
        raise ValueError(f"rate must be 0 or more per hour, not {rate}")
    if not checkpoint >= 0:
        raise ValueError(f"checkpoint must be 0 or more hours, not {checkpoint}")
    if checkpoint == 0 or checkpoint >= work:
        return np.array([float(work)])
    whole = int(np.floor(work / checkpoint + 1e-9))
    rest = work - whole * checkpoint
    pieces = np.full(whole, float(checkpoint))
    return np.append(pieces, rest) if rest > 1e-9 else pieces
