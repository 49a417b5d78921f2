"""What ``tests.measure`` finds in labs whose faults are known."""

import pytest

from helpers import labs
from tests.browser import jupyter
from tests.measure import bars, hand, page
from tests.measure.notebook import cells_of, write_notebook

SLOW = """\
from time import perf_counter
quick = lab.compute
def slow(**values):
    end = perf_counter() + 0.4
    while perf_counter() < end:
        pass
    return quick(**values)
lab.compute = slow
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("measured")
    with jupyter.serve(folder) as address:
        yield folder, address


@pytest.fixture
def drag(browser, server, monkeypatch):
    """Drag what can be dragged of a lab, after `code` has run in its kernel."""
    monkeypatch.setattr(hand, "SECONDS", 1)
    folder, address = server

    def drag_(name, *code):
        lab = getattr(labs, name)()
        write_notebook(folder / f"{name}.ipynb", [*cells_of(name, lab)[:2], *code])
        with page.opened(browser, address, f"{name}.ipynb") as notebook:
            return page.by_drag(page.prepared(notebook), lab)

    return drag_


def test_a_lab_that_plays_on_after_the_hand_is_caught(drag):
    found = drag("line", SLOW)
    promise = next(bar for bar in bars.LABS if "plays on" in bar.text)
    assert not bars.judge(promise, {"line": found}).holds


def test_a_drag_shows_a_picture_for_what_the_hand_asks(drag):
    found = drag("hidden_size")  # its second slider
    assert found["drags"] == "slider"
    assert 0 < found["rate"] <= found["asked"]
    assert found["drag_median"] > 0
