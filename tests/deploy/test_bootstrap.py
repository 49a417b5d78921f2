"""bootstrap.sh makes a server of a bare machine, and does no harm the second time."""

import json
import re
import shutil
import subprocess
from types import SimpleNamespace

import pytest

from tests.deploy.server import AWS, COURSE, MACHINE

NAME = "ec2-203-0-113-9.example.org"


@pytest.fixture(scope="module")
def small_course(tmp_path_factory):
    """A copy of the course's folder whose lock holds only what the server needs."""
    copy = tmp_path_factory.mktemp("opt") / "course"
    shutil.copytree(AWS, copy / "deploy" / "aws")
    shutil.copytree(COURSE / "lessons", copy / "lessons")
    pins = (COURSE / "requirements.txt").read_text().splitlines()
    small = [p for p in pins if re.match(r"(jupyter-server|argon2-cffi)==", p)]
    (copy / "requirements.txt").write_text("\n".join(small) + "\n")
    return copy


def bootstrap(course, prefix, *options):
    script = course / "deploy" / "aws" / "bootstrap.sh"
    command = ["bash", script, "--prefix", prefix, "--name", NAME, *options]
    return subprocess.run(command, check=True, capture_output=True, text=True)


def contents(prefix):
    """Return the bytes of every file below etc, home and usr."""
    return {
        str(path.relative_to(prefix)): path.read_bytes()
        for top in ("etc", "home", "usr")
        for path in (prefix / top).rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def twice(small_course, tmp_path_factory):
    """Run it, let the learner work and the course change, run it again."""
    prefix = tmp_path_factory.mktemp("prefix")
    first_run = bootstrap(small_course, prefix)
    first = contents(prefix)
    lesson = prefix / "home/learner/lessons/05_cnn_tensor_shapes.ipynb"
    lesson.write_text("the learner's work")
    newer = small_course / "lessons" / "05_cnn_tensor_shapes.ipynb"
    newer.write_text("the teacher's correction")
    (small_course / "lessons" / "99_new.ipynb").write_text("a new lesson")
    second_run = bootstrap(small_course, prefix)
    return SimpleNamespace(
        prefix=prefix,
        first=first,
        second=contents(prefix),
        said=first_run.stdout + first_run.stderr + second_run.stdout,
    )


@pytest.mark.deploy
class TestBootstrapTwice:
    def test_the_second_run_changes_nothing_but_lessons(self, twice):
        changed = {
            name
            for name in twice.first.keys() | twice.second.keys()
            if twice.first.get(name) != twice.second.get(name)
        }
        assert changed == {
            "home/learner/lessons/05_cnn_tensor_shapes.ipynb",
            "home/learner/originals/05_cnn_tensor_shapes.ipynb",
            "home/learner/lessons/99_new.ipynb",
            "home/learner/originals/99_new.ipynb",
        }

    def test_the_learners_work_stays(self, twice):
        lesson = twice.second["home/learner/lessons/05_cnn_tensor_shapes.ipynb"]
        assert lesson == b"the learner's work"

    def test_no_password_is_shown(self, twice):
        assert not re.search(r"\b\w{5}(-\w{5}){3}\b|argon2:", twice.said)

    def test_only_root_reads_the_secrets(self, twice):
        file = twice.prefix / "etc/course/secrets.json"
        assert file.stat().st_mode & 0o777 == 0o600
        secrets = json.loads(file.read_text())
        assert secrets["hashed_password"].startswith("argon2:$argon2id$")
        assert secrets["private_key"].startswith("-----BEGIN PRIVATE KEY")

    def test_no_key_is_left_lying(self, twice):
        holders = [name for name, b in twice.second.items() if b"PRIVATE KEY" in b]
        assert holders == ["etc/course/secrets.json"]

    def test_the_certificate_is_of_todays_strength(self, twice):
        file = twice.prefix / "etc/course/certificate.pem"
        command = ["openssl", "x509", "-noout", "-text", "-in", file]
        said = subprocess.run(command, capture_output=True, text=True, check=True)
        assert "prime256v1" in said.stdout and "sha256" in said.stdout.lower()
        assert f"DNS:{NAME}" in said.stdout

    def test_without_a_bucket_no_backup_is_planned(self, twice):
        assert not [name for name in twice.second if "backup" in name]

    def test_a_new_name_gets_a_new_certificate(self, twice, small_course):
        before = (twice.prefix / "etc/course/certificate.pem").read_bytes()
        bootstrap(small_course, twice.prefix, "--name", "other.example.org")
        assert (twice.prefix / "etc/course/certificate.pem").read_bytes() != before


def test_an_option_it_does_not_know_is_refused(tmp_path):
    command = ["bash", AWS / "bootstrap.sh", "--prefix", tmp_path, "--nmae", "x"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2 and "no such option: --nmae" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_gpu_machines_get_tensorflow_with_cuda():
    """The substitution that bootstrap.sh makes finds its line in the lock."""
    script = (AWS / "bootstrap.sh").read_text()
    expression = re.search(r"sed -E '(.*)' \"\$lock\"", script)[1]
    lock = COURSE / "requirements.txt"
    done = subprocess.run(
        ["sed", "-E", expression, lock], capture_output=True, text=True, check=True
    )
    assert re.search(r"(?m)^tensorflow\[and-cuda\]==[\d.]+$", done.stdout)
    assert "tensorflow-cpu" not in done.stdout


@pytest.mark.parametrize("script", [*AWS.rglob("*.sh")], ids=lambda path: path.name)
def test_scripts_have_unix_line_ends_and_parse(script):
    assert b"\r" not in script.read_bytes()
    subprocess.run(["bash", "-n", script], check=True)


def unit_problems(folder, systemd_analyze):
    """Return what systemd says of the units, with programs that exist here."""
    for unit in [*MACHINE.glob("*.service"), *MACHINE.glob("*.timer")]:
        text = re.sub(r"=/opt/course-\w+/bin/\w+", "=/bin/true", unit.read_text())
        text = text.replace("=learner", "=daemon")
        (folder / unit.name).write_text(text)
    done = subprocess.run(
        [systemd_analyze, "verify", *folder.iterdir()], capture_output=True, text=True
    )
    ours = [line for line in done.stderr.splitlines() if str(folder) in line]
    return [line for line in ours if "course-" in line]


def test_systemd_understands_every_line_of_the_units(tmp_path):
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("no systemd here")
    assert unit_problems(tmp_path, program) == []
