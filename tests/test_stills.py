"""What the Jupyter server hands out of a notebook whose kernel is gone."""

import copy
import os
from datetime import UTC, datetime
from types import SimpleNamespace

import nbformat.v4 as nb
import pytest
from bs4 import BeautifulSoup

from helpers import _stills
from tests import aside

PATH = "lessons/Übung.ipynb"
LAB = {_stills.VIEW: {"model_id": "a"}, "image/png": "iVBORw0K", "text/plain": "Up."}
BAR = {_stills.VIEW: {"model_id": "b"}}
OUTPUTS = [
    nb.new_output("display_data", LAB),
    nb.new_output("display_data", BAR),
    nb.new_output("stream", text="printed"),
]
CELLS = [nb.new_markdown_cell("words"), nb.new_code_cell("1", outputs=OUTPUTS)]


def notebook(metadata=None):
    return nb.new_notebook(cells=copy.deepcopy(CELLS), metadata=metadata or {})


def handed_out(content, *how, **settings):
    """Return what a server gives for a file with `content`."""
    contents = server(content, *how, **settings).contents_manager
    return aside.run(contents.get(PATH))["content"]


def server(content, kind="notebook", running=(), saved=None, process=None):
    """Return a server with a file with `content`, which remembers what is saved."""
    saved, kept = saved or datetime.now(UTC), []

    async def get(path, **_):
        told = {"type": kind, "path": path, "last_modified": saved}
        return {**told, "content": content}

    async def save(model, path):
        kept.append(copy.deepcopy(model["content"]))

    async def list_sessions():
        return [{"path": path, "kernel": {"id": "k"}} for path in running]

    kernel = SimpleNamespace(provisioner=SimpleNamespace(process=process))
    app = SimpleNamespace(
        contents_manager=SimpleNamespace(get=get, save=save),
        session_manager=SimpleNamespace(list_sessions=list_sessions),
        kernel_manager=SimpleNamespace(get_kernel={"k": kernel}.get),
        kept=kept,
    )
    _stills.show_stills(app)
    return app


def test_without_a_kernel_a_lab_is_a_picture_with_words_and_a_bar_is_nothing():
    lab, printed = handed_out(notebook()).cells[1].outputs
    assert set(lab.data) == {"image/png", "text/plain"}
    assert printed.text == "printed"


TOLD = {"image/png": {"alt": 'At "0" it is < 1.'}}


def told():
    """Return a notebook with a picture that has a text alternative, and one without."""
    pictures = [
        nb.new_output("display_data", LAB, metadata=TOLD),
        nb.new_output("display_data", {"image/png": "iVBORw0K"}),
    ]
    return nb.new_notebook(cells=[nb.new_code_cell("1", outputs=pictures)])


def test_a_picture_with_a_text_alternative_is_shown_with_it():
    first, second = handed_out(told()).cells[0].outputs
    html = BeautifulSoup(first.data["text/html"], "html.parser")
    assert html.img["alt"] == TOLD["image/png"]["alt"]
    assert html.img["src"] == "data:image/png;base64,iVBORw0K"
    assert set(second.data) == {"image/png"}


def test_with_a_kernel_the_live_view_needs_no_html():
    content = told()
    assert handed_out(copy.deepcopy(content), running=[PATH]) == content


def test_what_was_put_beside_a_picture_is_not_saved():
    app = server(told())
    model = aside.run(app.contents_manager.get(PATH))
    aside.run(app.contents_manager.save(model, PATH))
    first, second = app.kept[0].cells[0].outputs
    assert set(first.data) == {"image/png", "text/plain"}
    assert set(second.data) == {"image/png"}


def test_html_of_others_is_saved():
    other = nb.new_output("display_data", {"text/html": "<b>words</b>"})
    content = nb.new_notebook(cells=[nb.new_code_cell("1", outputs=[other])])
    app = server(content)
    model = {"type": "notebook", "content": copy.deepcopy(content)}
    aside.run(app.contents_manager.save(model, PATH))
    assert app.kept == [content]


OLD = {"nbformat": 3, "worksheets": [{"cells": []}]}
BROKEN = {"nbformat": 4, "cells": [{"cell_type": "code"}]}


@pytest.mark.parametrize("content", [OLD, BROKEN])
def test_an_old_or_broken_notebook_is_left_to_jupyter(content):
    app = server(None)
    model = {"type": "notebook", "content": copy.deepcopy(content)}
    aside.run(app.contents_manager.save(model, PATH))
    assert app.kept == [content]


@pytest.mark.parametrize("model", [{"type": "directory"}, {"content": "x"}])
def test_what_is_no_notebook_is_saved_as_it_is(model):
    app = server(None)
    aside.run(app.contents_manager.save({"content": None, **model}, PATH))
    assert app.kept == [model.get("content")]


@pytest.mark.parametrize("path", [PATH, f"/{PATH}"])
def test_with_a_kernel_everything_stays_so_that_a_reloaded_page_is_live(path):
    assert handed_out(notebook(), running=[path]) == notebook()


def test_a_kernel_begun_after_the_notebook_was_saved_is_not_its_own():
    this = SimpleNamespace(pid=os.getpid())
    assert handed_out(notebook(), running=[PATH], process=this) == notebook()
    old = datetime(2024, 5, 1, tzinfo=UTC)
    found = handed_out(notebook(), running=[PATH], process=this, saved=old)
    assert found != notebook()


def test_a_kernel_of_another_notebook_is_none_of_its_own():
    assert handed_out(notebook(), running=["other.ipynb"]) != notebook()


def test_a_notebook_that_keeps_the_state_of_its_widgets_stays_as_it_is():
    kept = notebook({"widgets": {"state": {}}})
    assert handed_out(kept) == notebook({"widgets": {"state": {}}})


def test_a_notebook_asked_for_without_its_content_is_none_to_change():
    assert handed_out(None) is None


def test_other_files_stay_as_they_are():
    assert handed_out("text", kind="file") == "text"


def test_a_server_that_reads_in_a_way_of_its_own_is_left_alone():
    app = SimpleNamespace(contents_manager=SimpleNamespace(get=dict))
    _stills.show_stills(app)
    assert app.contents_manager.get is dict
