"""What the code of the widgets must not use, so that it runs beyond JupyterLab too."""

import re
from pathlib import Path

import pytest

HELPERS = Path(__file__).parents[2] / "helpers"
SCRIPTS = sorted((HELPERS / "labs").glob("*.js"))
STYLED = sorted(p for k in ("*.js", "*.css", "*.py") for p in HELPERS.rglob(k))

OF_ONE_FRONT_END = r"jupyterapp|jupyterlab/|\bIPython\b|\brequire\(|google\.colab"
FETCHED = r"https?:|\bfetch\(|XMLHttpRequest|^import\b|@import"


def code(path):
    """Return the lines of a script without its comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("//"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_asks_for_nothing_that_one_front_end_alone_has(path):
    assert re.findall(OF_ONE_FRONT_END, code(path)) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_fetches_nothing(path):
    assert re.findall(FETCHED, code(path), re.MULTILINE) == []


def test_every_colour_of_jupyterlab_has_another_beside_it():
    bare = r"var\(\s*--jp-[\w-]+\s*\)"
    texts = [path.read_text(encoding="utf-8") for path in STYLED]
    assert [found for text in texts for found in re.findall(bare, text)] == []
