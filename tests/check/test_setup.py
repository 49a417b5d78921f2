"""Whether the machine is ready, in words."""

import sys
from importlib.metadata import PackageNotFoundError

import pytest

from helpers import check
from helpers.check import _setup


def test_this_machine_is_ready():
    found = check.setup()
    assert found
    assert repr(found).endswith("This machine is ready.")


def test_an_old_python_is_marked(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    found = check.setup()
    assert not found
    assert "✗ Python, version 3.9.1 (wanted: 3.11 to 3.13)" in repr(found)


def test_a_missing_package_is_named(monkeypatch):
    def version(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr(_setup, "version", version)
    assert "✗ anywidget is missing" in repr(check.setup())
    assert "Quick start" in repr(check.setup())


def test_too_little_memory_is_marked(monkeypatch):
    monkeypatch.setattr(_setup, "MEMORY", 1e6)
    assert "✗ free memory" in repr(check.setup())


def test_plots_are_pictures_by_default_and_scripts_under_the_old_magic():
    plain, old = check.plot_outputs("", "%matplotlib notebook")
    assert plain["image/png"] == 1
    assert old["image/png"] == 0 and old["application/javascript"] == 1


def test_a_magic_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="the cell failed"):
        check.plot_outputs("%matplotlib crayon")
