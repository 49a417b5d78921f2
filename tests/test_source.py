"""What the learner reads is what ran."""

import math

import pytest

from helpers import source


def double(x):
    """Return twice `x`."""
    return 2 * x  # as before


def test_the_docstring_is_left_out_and_comments_stay():
    assert repr(source(double)) == "def double(x):\n    return 2 * x  # as before"


def test_a_page_gets_coloured_code():
    assert "<span" in source(double)._repr_html_()


def test_a_function_without_python_code_is_refused_by_name():
    with pytest.raises(ValueError, match="the code of sqrt cannot be read"):
        source(math.sqrt)
