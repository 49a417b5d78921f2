"""Lessons as HTML, made by nbconvert without running them: docs/front_ends.md."""

import re

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbconvert import HTMLExporter

from tests.refresh_outputs import LESSONS

PATHS = sorted(LESSONS.glob("*.ipynb"))


def stills(notebook):
    """Return the sentences of all pictures that `notebook` holds."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    outputs = [output.get("data", {}) for cell in cells for output in cell.outputs]
    return [data["text/plain"] for data in outputs if "image/png" in data]


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path.stem)
def lesson(request):
    """Return the sentences of a lesson's pictures, and its page."""
    notebook = nbformat.read(request.param, as_version=4)
    html, _ = HTMLExporter(template_name="classic").from_notebook_node(notebook)
    return stills(notebook), BeautifulSoup(html, "html.parser").body


def test_each_picture_stands_in_it_with_its_sentence_as_text_alternative(lesson):
    sentences, page = lesson
    shown = page.select('img[src^="data:image/png;base64,"]')
    assert sentences and [image["alt"] for image in shown] == sentences


def test_nothing_waits_for_a_kernel_or_tells_of_a_fault(lesson):
    _, page = lesson
    assert not page.select("[data-mime-type*=widget], script[type*=widget]")
    assert not re.search(r"Loading widget|Traceback|Error displaying", page.get_text())


def test_it_names_no_folder_of_the_machine_that_ran_it(lesson):
    _, page = lesson
    assert not re.search(r"(?<![\w.])/(home|root|opt|tmp|Users|work)/", page.get_text())


def test_nothing_but_formulas_is_fetched_from_elsewhere(lesson):
    _, page = lesson
    assert not page.select('img[src^="http"], iframe, script[src]')
