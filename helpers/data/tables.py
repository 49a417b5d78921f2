"""Real tables with an answer in every row, as scikit-learn brings them."""

from typing import Any, NamedTuple

import numpy as np

from ._files import reading


class Table(NamedTuple):
    """Rows of measurements, each with the answer that is to be foretold."""

    x: np.ndarray  # (rows, features), float64, as measured
    y: np.ndarray  # (rows,), int64 the class, or float64 the number
    features: tuple[str, ...]
    """What each column of `x` holds."""
    classes: tuple[str, ...]
    """What each class is called; empty where the answer is a number."""


def breast_cancer() -> Table:
    """Load 569 tumours, measured under the microscope, to be named malignant or benign.

    Returns
    -------
    Table
        30 measurements of cell nuclei, in units of the microscope's picture: mean,
        standard error and worst of ten kinds. 1 for malignant, 0 for benign;
        scikit-learn counts the other way round.

    References
    ----------
    Wolberg, Mangasarian, Street and Street, Breast Cancer Wisconsin (Diagnostic), UCI
    Machine Learning Repository, 1995, https://doi.org/10.24432/C5DW2B (CC BY 4.0).

    Examples
    --------
    >>> table = breast_cancer()
    >>> table.x.shape, int(table.y.sum()), table.classes
    ((569, 30), 212, ('benign', 'malignant'))
    """
    from sklearn.datasets import load_breast_cancer

    with reading("sklearn", "datasets/data/breast_cancer.csv"):
        found = load_breast_cancer()
    return _table(found, 1 - found.target.astype(np.int64), ("benign", "malignant"))


def wine() -> Table:
    """Load 178 wines, analysed by a chemist, of three cultivars to be told apart.

    The rows are sorted by cultivar: shuffle before you part them.

    Returns
    -------
    Table
        13 measurements; 0, 1 or 2 for the cultivar of the grapes.

    References
    ----------
    Aeberhard and Forina, Wine, UCI Machine Learning Repository, 1992,
    https://doi.org/10.24432/C5PC7J (CC BY 4.0).

    Examples
    --------
    >>> np.bincount(wine().y)
    array([59, 71, 48])
    """
    from sklearn.datasets import load_wine

    with reading("sklearn", "datasets/data/wine_data.csv"):
        found = load_wine()
    names = tuple(f"cultivar {number}" for number in (1, 2, 3))
    return _table(found, found.target.astype(np.int64), names)


def diabetes() -> Table:
    """Load 442 people with diabetes, to foretell their disease a year later.

    Returns
    -------
    Table
        Age in years, sex as 1 or 2, body mass index, mean blood pressure, and six
        measurements of the blood; a score of the disease from 25 to 346, without unit.

    References
    ----------
    Efron, Hastie, Johnstone and Tibshirani, "Least Angle Regression", Annals of
    Statistics 32, 2004, https://doi.org/10.1214/009053604000000067.

    Examples
    --------
    >>> table = diabetes()
    >>> table.x.shape, table.y.min(), table.y.max()
    ((442, 10), np.float64(25.0), np.float64(346.0))
    """
    from sklearn.datasets import load_diabetes

    with reading("sklearn", "datasets/data/diabetes_data_raw.csv.gz"):
        found = load_diabetes(scaled=False)
    return _table(found, found.target.astype(np.float64), ())


def _table(found: Any, y: np.ndarray, classes: tuple[str, ...]) -> Table:
    features = tuple(str(name) for name in found.feature_names)
    return Table(found.data.astype(np.float64), y, features, classes)
