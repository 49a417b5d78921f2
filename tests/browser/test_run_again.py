"""A cell that is run again and again leaves nothing behind, here or in the kernel."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.browser.contents import Contents
from tests.browser.in_kernel import answer

CELLS = "from helpers import labs", "labs.line()"

LEFT = """\
import gc, ipywidgets
from helpers.draw import Picture
gc.collect()
pictures = sum(isinstance(one, Picture) for one in gc.get_objects())
widgets = len(ipywidgets.widgets.widget._instances)
"""

RUN = """async () => {
  const { content, sessionContext } = window.jupyterapp.shell.currentWidget;
  content.activeCellIndex = 1;
  await window.jupyterapp.commands.execute('notebook:run-cell');
}"""

MODELS = """() => window.jupyterapp.shell.currentWidget.sessionContext
  .session.kernel._comms.size"""

PICTURES = """function () {
  const drawn = one => {
    try { return one.matches('.course-picture') } catch { return false }
  };
  return this.filter(drawn).length;
}"""
"""Prototypes are found as well as elements; asked anything, they raise."""


@pytest.fixture(scope="class")
def counts(lab_server, open_notebook):
    """Return what there is after two runs of a cell, and after ten more."""
    notebook = open_notebook(Contents(*lab_server).write("again.ipynb", *CELLS))
    notebook.run_all()
    return counted(notebook, 2), counted(notebook, 10)


def counted(notebook, runs):
    """Run the cell so many times, and count what there is."""
    picture = notebook.cell_with("labs.line()").locator("img")
    for _ in range(runs):
        picture.evaluate("image => image.dataset.old = 'yes'")
        notebook.page.evaluate(RUN)
        expect(picture).not_to_have_attribute("data-old", "yes")
        expect(picture).to_be_visible()
    devtools = notebook.page.context.new_cdp_session(notebook.page)
    counts = {
        "in the kernel": answer(notebook, "(widgets, pictures)", LEFT),
        "models": notebook.page.evaluate(MODELS),
        "pictures": in_memory(devtools),
        "listeners": listeners(devtools),
    }
    devtools.detach()  # else it would hold what it counted
    return counts


def in_memory(devtools):
    """Return how many pictures of labs the page holds, shown or not."""
    devtools.send("HeapProfiler.collectGarbage")
    kind = value(devtools, "HTMLElement.prototype")
    found = devtools.send("Runtime.queryObjects", {"prototypeObjectId": kind})
    call = {
        "objectId": found["objects"]["objectId"],
        "functionDeclaration": PICTURES,
        "returnByValue": True,
    }
    return devtools.send("Runtime.callFunctionOn", call)["result"]["value"]


def listeners(devtools):
    """Return how many listeners the whole page has, by kind of event."""
    pages = [{"objectId": value(devtools, name)} for name in ("document", "window")]
    found = [devtools.send("DOMDebugger.getEventListeners", page) for page in pages]
    return Counter(one["type"] for some in found for one in some["listeners"])


def value(devtools, expression):
    found = devtools.send("Runtime.evaluate", {"expression": expression})
    return found["result"]["objectId"]


class TestRunAgain:
    def test_the_kernel_keeps_the_widgets_and_the_picture_of_the_last_run(self, counts):
        two, twelve = (count["in the kernel"] for count in counts)
        assert two == twelve and twelve[1] == 1

    def test_the_page_keeps_the_models_of_the_last_run(self, counts):
        assert counts[0]["models"] == counts[1]["models"]

    def test_the_page_keeps_the_picture_of_the_last_run_or_two(self, counts):
        assert all(count["pictures"] in (1, 2) for count in counts)

    def test_the_page_gathers_no_listeners(self, counts):
        more = counts[1]["listeners"] - counts[0]["listeners"]
        assert max(more.values(), default=0) < 5, "one for every second run of ten"
