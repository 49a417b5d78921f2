"""The learner's work goes to S3 and comes back."""

import importlib.util
import io
import tarfile

import pytest

from tests.deploy.server import MACHINE

BUCKET = "course-backups"


def load(name):
    """Import a module of the machine from its file."""
    spec = importlib.util.spec_from_file_location(name, MACHINE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


backup = load("backup")


@pytest.fixture
def learner(tmp_path):
    folder = tmp_path / "learner"
    (folder / "lessons").mkdir(parents=True)
    (folder / "lessons" / "05.ipynb").write_text("my work")
    (folder / ".cache").mkdir()
    (folder / ".cache" / "big").write_text("not work")
    (folder / "link").symlink_to("/etc/passwd")
    return folder


@pytest.fixture
def s3(monkeypatch):
    """moto's S3, with a bucket."""
    moto = pytest.importorskip("moto")
    import boto3

    for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY"):
        monkeypatch.setenv(f"AWS_{name}", "none")
    with moto.mock_aws():
        client = boto3.client("s3", region_name="us-east-1")
        client.create_bucket(Bucket=BUCKET)
        yield client


def test_work_comes_back_on_a_new_machine(s3, learner, tmp_path):
    backup.save(s3, BUCKET, learner, now=0)
    new = tmp_path / "new"
    assert backup.restore(s3, BUCKET, new) == []
    assert (new / "lessons" / "05.ipynb").read_text() == "my work"


def test_the_newest_copy_comes_back(s3, learner, tmp_path):
    backup.save(s3, BUCKET, learner, now=0)
    (learner / "lessons" / "05.ipynb").write_text("more work")
    backup.save(s3, BUCKET, learner, now=7200)
    backup.restore(s3, BUCKET, tmp_path / "new")
    assert (tmp_path / "new" / "lessons" / "05.ipynb").read_text() == "more work"


def test_without_a_copy_it_says_so(s3, tmp_path):
    with pytest.raises(SystemExit, match="no backup"):
        backup.restore(s3, BUCKET, tmp_path)


def test_a_file_that_differs_is_kept(learner):
    packed = backup.pack(learner)
    lesson = learner / "lessons" / "05.ipynb"
    lesson.write_text("newer work")
    (kept,) = backup.unpack(packed, learner)
    assert lesson.read_text() == "my work" and kept.read_text() == "newer work"


def test_links_and_caches_are_left_out(learner):
    with tarfile.open(fileobj=io.BytesIO(backup.pack(learner))) as archive:
        assert archive.getnames() == ["lessons/05.ipynb"]


def test_an_archive_cannot_write_outside_of_the_folder(tmp_path):
    evil = io.BytesIO()
    with tarfile.open(fileobj=evil, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("../outside"), io.BytesIO())
    with pytest.raises(tarfile.OutsideDestinationError):
        backup.unpack(evil.getvalue(), tmp_path)
