import importlib
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "data" / "scripts"


@pytest.fixture
def script(monkeypatch):
    """Import a script of data/scripts by its name, as it runs from its own folder."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module
