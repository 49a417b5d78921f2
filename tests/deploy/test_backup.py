"""The learner's work goes to S3 and comes back."""

import importlib.util
import io
import shutil
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
    for place in (".cache", ".ipython/profile_default"):
        (folder / place).mkdir(parents=True)
        (folder / place / "big").write_text("not work")
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
    name = backup.save(s3, BUCKET, learner, now=0)
    new = tmp_path / "new"
    assert backup.restore(s3, BUCKET, new, name) == []
    assert (new / "lessons" / "05.ipynb").read_text() == "my work"


@pytest.fixture
def two_copies(s3, learner):
    """Copies of two hours: `my work`, then `more work`."""
    backup.save(s3, BUCKET, learner, now=0)
    (learner / "lessons" / "05.ipynb").write_text("more work")
    backup.save(s3, BUCKET, learner, now=7200)
    return s3


def test_the_newest_copy_comes_back(two_copies, tmp_path, capsys):
    backup.report_restore(two_copies, BUCKET, tmp_path / "new")
    assert (tmp_path / "new" / "lessons" / "05.ipynb").read_text() == "more work"
    said = capsys.readouterr().out
    assert said == "Brought back 1970-01-01T02. Other copies: 1970-01-01T00.\n"


def test_an_older_copy_comes_back_by_its_name(two_copies, tmp_path):
    backup.report_restore(two_copies, BUCKET, tmp_path / "new", "1970-01-01T00")
    assert (tmp_path / "new" / "lessons" / "05.ipynb").read_text() == "my work"


def test_a_name_that_is_none_is_answered_with_those_that_are(two_copies, tmp_path):
    with pytest.raises(
        SystemExit, match=r"no backup 2026.*1970-01-01T00, 1970-01-01T02"
    ):
        backup.report_restore(two_copies, BUCKET, tmp_path, "2026")


def test_without_a_copy_it_says_so(s3, tmp_path):
    with pytest.raises(SystemExit, match="There is no backup in course-backups yet"):
        backup.report_restore(s3, BUCKET, tmp_path)


def test_a_new_machine_does_not_hide_the_work_of_the_old_one(s3, tmp_path, capsys):
    for place in ("lessons", "originals"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "05.ipynb").write_text("as the course brought it")
    backup.report_save(s3, BUCKET, tmp_path)
    assert backup.copies(s3, BUCKET) == []
    assert "Nothing to save" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["05.ipynb", "my own.ipynb"])
def test_what_the_learner_wrote_is_work(learner, name):
    shutil.copytree(learner / "lessons", learner / "originals")
    assert backup.is_untouched(learner)
    (learner / "lessons" / name).write_text("changed")
    assert not backup.is_untouched(learner)


def test_a_file_that_differs_is_kept(learner):
    packed = backup.pack(learner)
    lesson = learner / "lessons" / "05.ipynb"
    lesson.write_text("newer work")
    (kept,) = backup.unpack(packed, learner)
    assert lesson.read_text() == "my work" and kept.read_text() == "newer work"


def test_links_and_hidden_files_are_left_out(learner):
    with tarfile.open(fileobj=io.BytesIO(backup.pack(learner))) as archive:
        assert archive.getnames() == ["lessons/05.ipynb"]


def test_an_archive_cannot_write_outside_of_the_folder(tmp_path):
    evil = io.BytesIO()
    with tarfile.open(fileobj=evil, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("../outside"), io.BytesIO())
    with pytest.raises(tarfile.OutsideDestinationError):
        backup.unpack(evil.getvalue(), tmp_path)
