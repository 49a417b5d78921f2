import json
from pathlib import Path

import pytest

from tests.measure import record


def test_a_row_takes_the_place_of_the_older_one_and_leaves_the_others(tmp_path):
    file = tmp_path / "measured.json"
    for name, figure in (("filter", 1.0), ("korea", 2.0), ("filter", 3.0)):
        record.keep("labs", name, {"median": figure}, file)
    kept = record.read(file)["labs"]
    assert kept == {"filter": {"median": 3.0}, "korea": {"median": 2.0}}


def test_a_fall_while_writing_loses_no_row(tmp_path, monkeypatch):
    file = tmp_path / "measured.json"
    record.keep("labs", "filter", {"median": 1.0}, file)
    before = file.read_text()

    def fall(path, target):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", fall)
    with pytest.raises(KeyboardInterrupt):
        record.keep("labs", "korea", {"median": 2.0}, file)
    assert file.read_text() == before


def test_nothing_is_kept_before_the_first_row(tmp_path):
    kept = record.read(tmp_path / "measured.json")
    assert kept == {"machine": {}, "labs": {}, "lessons": {}, "nn": {}}


def test_figures_are_kept_with_two_digits(tmp_path):
    file = tmp_path / "measured.json"
    record.keep("labs", "filter", {"median": 1.23456, "drags": "slider"}, file)
    row = json.loads(file.read_text())["labs"]["filter"]
    assert row == {"median": 1.23, "drags": "slider"}


def test_the_machine_has_no_name():
    import platform

    assert platform.node() not in json.dumps(record.machine("156")).split('"')
