"""What a threshold makes of probabilities: right answers, misses, false alarms."""

from typing import NamedTuple

import numpy as np

from helpers.nn._checks import shaped, tensor


class Confusion(NamedTuple):
    """How many samples of a yes-or-no problem ended where."""

    true_positives: int
    """Yes, and said to be."""
    false_positives: int
    """No, but said to be yes: false alarms."""
    false_negatives: int
    """Yes, but said to be no: misses."""
    true_negatives: int
    """No, and said to be."""

    @property
    def accuracy(self) -> float:
        """Share of all samples that were named rightly."""
        return (self.true_positives + self.true_negatives) / sum(self)

    @property
    def precision(self) -> float:
        """Share of yes among those said to be yes; 0 if there are none, as in Keras."""
        said = self.true_positives + self.false_positives
        return self.true_positives / said if said else 0.0

    @property
    def recall(self) -> float:
        """Share found among those that are yes; 0 if there are none, as in Keras."""
        there = self.true_positives + self.false_negatives
        return self.true_positives / there if there else 0.0


def confusion(
    y_true: np.ndarray, probabilities: np.ndarray, threshold: float = 0.5
) -> Confusion:
    """Count right and wrong answers if yes is said above a threshold.

    ``said = probabilities > threshold``

    Parameters
    ----------
    y_true : array of shape (samples,)
        1 for yes, 0 for no.
    probabilities : array of shape (samples,)
        Of yes.
    threshold : float from 0 to 1, default 0.5

    Returns
    -------
    Confusion

    Raises
    ------
    ValueError
        If the shapes differ, there are no samples, `y_true` holds something else than
        0 and 1, or a probability or the threshold is not from 0 to 1.

    References
    ----------
    https://keras.io/api/metrics/classification_metrics/

    Examples
    --------
    >>> found = confusion(np.array([1, 1, 0, 0]), np.array([0.9, 0.4, 0.6, 0.1]))
    >>> found
    Confusion(true_positives=1, false_positives=1, false_negatives=1, true_negatives=1)
    >>> found.precision, found.recall
    (0.5, 0.5)
    """
    probabilities = tensor(probabilities, "probabilities", ("samples",))
    y_true = shaped(y_true, "y_true", probabilities.shape, like=probabilities)
    if not np.isin(y_true, (0, 1)).all():
        raise ValueError("y_true must hold 0 and 1 only")
    if not (0 <= probabilities.min() and probabilities.max() <= 1):
        raise ValueError("probabilities must be from 0 to 1")
    if not 0 <= threshold <= 1:
        raise ValueError(f"threshold must be from 0 to 1, not {threshold}")
    said, there = probabilities > threshold, y_true == 1
    counts = (said & there, said & ~there, ~said & there, ~said & ~there)
    return Confusion(*(int(count.sum()) for count in counts))
