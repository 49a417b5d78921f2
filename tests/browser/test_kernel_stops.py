"""What a lab says and keeps when its kernel stops."""

import os
import signal

import pytest
from playwright.sync_api import expect

from tests.browser.contents import Contents
from tests.browser.in_kernel import answer

CELLS = "import os, time\nfrom helpers import labs", "labs.line()", "time.sleep(4)"

HOW = "The kernel has stopped, so this lab no longer moves. To revive it, choose"

KERNEL_DOES = """command => {
  window.jupyterapp.shell.currentWidget.sessionContext[command]();
}"""

CLEAR = "() => window.jupyterapp.commands.execute('notebook:clear-all-cell-outputs')"

RUN_LAST = """() => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = notebook.widgets.length - 1;
  window.jupyterapp.commands.execute('notebook:run-cell');
}"""

IS_BUSY = """() => window.jupyterapp.shell.currentWidget.sessionContext
  .session.kernel.status === 'busy'"""


@pytest.fixture(scope="class")
def opened(lab_server, open_notebook):
    """Return a notebook with one lab, opened once."""
    return open_notebook(Contents(*lab_server).write("stops.ipynb", *CELLS))


class TestAKernelThatStops:
    @pytest.fixture
    def notebook(self, opened):
        """Return the notebook with all its cells run."""
        opened.page.evaluate(CLEAR)
        opened.run_all()
        return opened

    @pytest.fixture
    def lab(self, notebook):
        return notebook.cell_with("labs.line()")

    def test_a_busy_kernel_has_not_stopped(self, notebook, lab):
        before = sentence(lab)
        notebook.page.evaluate(RUN_LAST)
        notebook.page.wait_for_function(IS_BUSY)
        drag(lab)
        lab.page.mouse.up()
        expect(lab.locator("figcaption")).not_to_have_text(before)
        expect(words(lab)).to_be_hidden()

    def test_killed_in_a_drag_the_picture_stays_and_says_how_to_revive_it(
        self, notebook, lab
    ):
        before = sentence(lab)
        drag(lab)
        expect(lab.locator("figcaption")).not_to_have_text(before)
        kill(notebook)
        lab.page.mouse.move(0, 0, steps=8)
        lab.page.mouse.up()
        expect(words(lab)).to_contain_text(HOW)
        assert lab.locator("img").evaluate("image => image.naturalWidth") > 0
        assert "The line" in sentence(lab)
        lab.page.get_by_role("button", name="Ok", exact=True).click()

    def test_running_all_revives_it(self, lab):
        expect(words(lab)).to_be_hidden()
        before = sentence(lab)
        drag(lab)
        lab.page.mouse.up()
        expect(lab.locator("figcaption")).not_to_have_text(before)

    @pytest.mark.parametrize("command", ["restartKernel", "shutdown"])
    def test_stopped_on_purpose_it_says_the_same(self, notebook, lab, command):
        notebook.page.evaluate(KERNEL_DOES, command)
        expect(words(lab)).to_contain_text(HOW)
        expect(lab.locator("img")).to_be_visible()


def words(lab):
    return lab.locator(".course-stopped")


def sentence(lab):
    return lab.locator("figcaption").inner_text()


def drag(lab):
    """Take the first slider and drag it, without letting go."""
    box = lab.locator(".noUi-handle").first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    lab.page.mouse.move(x, y)
    lab.page.mouse.down()
    lab.page.mouse.move(x - 60, y, steps=8)


def kill(notebook):
    """Kill the kernel of `notebook` as the system does when memory runs out."""
    os.kill(answer(notebook, "os.getpid()"), signal.SIGKILL)
