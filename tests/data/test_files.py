import re

import pytest

from helpers.data import _files
from helpers.data._files import FOLDER, bundled, manifest, read_stored

SWEEP = "sweeps/cnn_shapes.json"


@pytest.fixture
def folder(tmp_path):
    """A copy of data/ with one stored file."""
    (tmp_path / "sweeps").mkdir()
    for file in ("manifest.json", SWEEP):
        (tmp_path / file).write_bytes((FOLDER / file).read_bytes())
    return tmp_path


@pytest.mark.parametrize("file", manifest())
def test_every_stored_file_is_as_its_manifest_says(file):
    assert read_stored(file)


def test_a_missing_file_is_named_with_the_command_that_restores_it(folder):
    (folder / SWEEP).unlink()
    sentence = f"data/{SWEEP} is missing.*git checkout -- data/{SWEEP}"
    with pytest.raises(FileNotFoundError, match=sentence):
        read_stored(SWEEP, folder)


def test_a_damaged_file_is_named_with_the_command_that_restores_it(folder):
    (folder / SWEEP).write_text("{}")
    sentence = f"data/{SWEEP} is damaged.*git checkout -- data/{SWEEP}"
    with pytest.raises(ValueError, match=sentence):
        read_stored(SWEEP, folder)


def test_a_missing_manifest_is_named(folder):
    (folder / "manifest.json").unlink()
    with pytest.raises(FileNotFoundError, match=r"data/manifest\.json is missing"):
        read_stored(SWEEP, folder)


def test_a_file_that_a_package_no_longer_bundles_is_named_with_its_package():
    with pytest.raises(
        FileNotFoundError, match=r"no\.jpg is missing from scikit-learn"
    ):
        bundled("sklearn", "datasets/images/no.jpg")


def test_a_file_of_a_package_that_is_not_there_is_named():
    with pytest.raises(FileNotFoundError, match=r"pip install .* nosuchpackage"):
        bundled("nosuchpackage", "file.png")


def test_the_manifest_lists_every_stored_file(script):
    assert script("manifest").hashes() == manifest()


def test_the_readme_shows_the_sha256_of_the_manifest(script):
    assert script("manifest").table() in (FOLDER / "README.md").read_text("utf-8")


def test_refreshing_sees_a_file_that_changed(script, folder):
    (folder / "README.md").write_bytes((FOLDER / "README.md").read_bytes())
    (folder / SWEEP).write_text("{}")
    script("manifest").refresh(folder)
    assert read_stored(SWEEP, folder) == b"{}"


def test_the_readme_names_every_stored_file_and_its_script():
    text = (FOLDER / "README.md").read_text("utf-8")
    described = set(
        re.findall(r"^\| ((?:certificates|networks|sweeps)/\S+) \| [^0-9]", text, re.M)
    )
    assert described == set(manifest())


def test_data_lies_at_the_root_of_the_course():
    assert (_files.FOLDER.parent / "pyproject.toml").is_file()
