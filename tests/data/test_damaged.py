"""Files of the course that are missing or damaged: named, with how to restore them."""

import shutil
from pathlib import Path

import pytest

from helpers import data
from helpers._faults import DamagedFileError, MissingFileError
from helpers.data import _files, plates
from tests.course_copy import copy_course, run_cells

READ = {
    "networks/korea.npz": lambda: data.networks("korea"),
    "sweeps/xor.json": lambda: data.sweep("xor"),
    "certificates/rsa-1024.pem": lambda: data.certificate("rsa-1024"),
    "claims.yaml": data.claims,
    "predictions.yaml": lambda: data.prediction("start_here.bias"),
    "manifest.json": lambda: data.sweep("xor"),
}
"""A file of every kind in data/, and what reads it."""

BUNDLED = {
    "datasets/data/digits.csv.gz": data.digits,
    "datasets/images/flower.jpg": data.photograph,
    "mpl-data/sample_data/Minduka_Present_Blue_Pack.png": data.rgba_picture,
    "mpl-data/fonts/ttf/DejaVuSans-Bold.ttf": lambda: plates._glyph.__wrapped__(
        "sans", "A"
    ),
}
"""A file of every kind that comes with a package, and what reads it."""


def empty(path):
    path.write_bytes(b"")


def cut(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def overwrite(path):
    content = bytearray(path.read_bytes())
    content[: len(content) // 2] = b"\xff" * (len(content) // 2)
    path.write_bytes(bytes(content))


each_damage = pytest.mark.parametrize("damage", [empty, cut, overwrite])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Let the course read a copy of data/ that may be damaged."""
    copy = tmp_path / "data"
    for name in READ:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(_files.FOLDER / name, copy / name)
    for function in ("read", "read_stored", "manifest", "stored_names"):
        monkeypatch.setattr(getattr(_files, function), "__defaults__", (copy,))
    return copy


@pytest.mark.parametrize("file", READ)
def test_a_missing_file_is_named_with_what_restores_it(folder, file):
    (folder / file).unlink()
    with pytest.raises(MissingFileError, match="is missing") as told:
        READ[file]()
    assert f"git checkout -- data/{file}`" in str(told.value)


@each_damage
@pytest.mark.parametrize("file", READ)
def test_a_damaged_file_is_named_with_what_restores_it(folder, file, damage):
    damage(folder / file)
    with pytest.raises(DamagedFileError, match=f"data/{file} is damaged") as told:
        READ[file]()
    assert f"git checkout -- data/{file}`" in str(told.value)


def test_a_file_that_cannot_be_read_says_why(folder):
    (folder / "claims.yaml").unlink()
    (folder / "claims.yaml").mkdir()
    with pytest.raises(DamagedFileError, match=r"Is a directory.*git checkout"):
        data.claims()


def test_every_entry_is_needed_for_a_ledger_to_count_as_whole(folder):
    """Cut between two entries, YAML alone would notice nothing."""
    file = folder / "predictions.yaml"
    file.write_text(file.read_text("utf-8").rpartition("\n- id:")[0] + "\n", "utf-8")
    with pytest.raises(DamagedFileError, match="its last line"):
        data.prediction("start_here.bias")


@each_damage
@pytest.mark.parametrize("file", BUNDLED)
def test_a_damaged_file_of_a_package_is_named_with_it(
    tmp_path, monkeypatch, file, damage
):
    package = "sklearn" if file.startswith("datasets") else "matplotlib"
    copy = tmp_path / Path(file).name
    shutil.copy(_files.bundled(package, file), copy)
    damage(copy)
    monkeypatch.setattr(_files, "bundled", lambda package, file: copy)
    with pytest.raises(DamagedFileError, match=f"{file} is damaged in") as told:
        BUNDLED[file]()
    assert "pip install --force-reinstall" in str(told.value)


@pytest.mark.parametrize("load", [data.wine, data.breast_cancer, data.diabetes])
def test_a_damaged_table_of_a_package_is_named(monkeypatch, load):
    def fail(*args, **kwargs):
        raise ValueError("could not convert string to float")

    monkeypatch.setattr(f"sklearn.datasets.load_{load.__name__}", fail)
    with pytest.raises(DamagedFileError, match=r"pip install .* scikit-learn"):
        load()


def test_a_lab_and_a_check_show_the_sentence_in_place_of_a_traceback(tmp_path):
    course = copy_course(tmp_path, "helpers", "data")
    cut(course / "data/sweeps/hidden_size.json")
    (course / "data/sweeps/fine_tuning.json").unlink()
    empty(course / "data/claims.yaml")
    asked = {
        "labs.hidden_size().problem": "hidden_size.json",
        "labs.cut_point()": "fine_tuning.json",
        "check.ledger()": "claims.yaml",
    }
    _, *shown = run_cells(["from helpers import check, labs", *asked], course)
    for (output,), file in zip(shown, asked.values(), strict=True):
        text = output.get("data", {}).get("text/plain") or "".join(output.traceback)
        assert text.strip("'").startswith("data/") and "\n" not in text
        assert f"{file}`" in text
