"""What the learner reads is what ran."""

import math

import pytest

from helpers import source


def double(x):
    """Return twice `x`."""
    return 2 * x  # as before


def test_the_docstring_is_left_out_and_comments_stay():
    assert repr(source(double)) == "def double(x):\n    return 2 * x  # as before"


def test_a_page_gets_code_to_colour_in_its_own_way():
    code = source(double)
    assert code._repr_markdown_() == f"```python\n{code}\n```"


def test_a_function_without_python_code_is_refused_by_name():
    with pytest.raises(ValueError, match="the code of sqrt cannot be read"):
        source(math.sqrt)
