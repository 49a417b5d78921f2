import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

HESSIAN = np.array([[2.0, 1.2], [1.2, 3.0]])


@pytest.mark.parametrize("strengths", [(0.7, 0.0), (0.0, 0.7), (0.4, 0.9)])
def test_the_penalty_is_the_same_all_around(strengths):
    places = nn.penalty_contour(1.5, *strengths)
    values = [nn.l1_l2(place, *strengths).value for place in places]
    assert_allclose(values, 1.5)


def test_l1_alone_is_a_diamond_and_l2_alone_a_circle():
    assert_allclose(np.abs(nn.penalty_contour(3.0, 1.5, 0)).sum(axis=1), 2)
    assert_allclose((nn.penalty_contour(3.0, 0, 0.75) ** 2).sum(axis=1), 4)


def test_no_penalty_leaves_one_point():
    assert_allclose(nn.penalty_contour(0.0, 1, 1), 0, atol=1e-300)


def test_the_loss_is_the_same_all_around_the_ellipse():
    centre = np.array([1.0, -2.0])
    away = nn.quadratic_contour(0.8, HESSIAN, centre) - centre
    assert_allclose(np.einsum("pi,ij,pj->p", away, HESSIAN, away) / 2, 0.8)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.penalty_contour(1, 0, 0), "one of l1 and l2 must be above 0"),
        (lambda: nn.penalty_contour(-1, 1, 0), "value must be 0 or more"),
        (
            lambda: nn.quadratic_contour(1, -HESSIAN, np.zeros(2)),
            r"hessian must be symmetric and positive definite, not \[\[-2.0",
        ),
        (
            lambda: nn.quadratic_contour(1, [[2, 1], [0, 2]], np.zeros(2)),
            "hessian must be symmetric",
        ),
        (
            lambda: nn.quadratic_contour(1, HESSIAN, np.zeros(3)),
            r"centre must be \(2,\), not \(3,\)",
        ),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()
