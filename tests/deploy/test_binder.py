"""binder/ builds an image in which the course runs, as far as shows without Docker."""

import shutil
import sys

import psutil
import pytest

from tests.browser import jupyter
from tests.deploy import binder

pytest.importorskip("repo2docker", exc_type=ImportError)
pytestmark = pytest.mark.deploy

LESSON = "lessons/05_cnn_tensor_shapes.ipynb"
STRICT = ["--nbval", "--nbval-current-env", "-p", "no:cacheprovider"]


@pytest.fixture
def copy(tmp_path):
    """Return a copy of what repo2docker looks at, to be spoiled."""
    shutil.copytree(binder.COURSE / "binder", tmp_path / "binder")
    return tmp_path


@pytest.fixture(scope="module")
def replayed(tmp_path_factory):
    if sys.version_info[:2] != tuple(map(int, binder.PYTHON.split("."))):
        pytest.skip(f"the image has Python {binder.PYTHON}")
    return binder.replay(tmp_path_factory.mktemp("image"))


@pytest.fixture(scope="module")
def served(replayed):
    with binder.serve(replayed) as running:
        yield running


def test_nothing_stands_in_the_way_of_the_image():
    assert binder.faults() == []


def test_the_learner_not_root_installs_and_prepares():
    steps = binder.render().steps
    ours = [step for step in steps if "binder/" in step.command]
    assert {step.user for step in ours} == {"${NB_USER}"}
    assert ours[0].command.endswith('--no-cache-dir -r "binder/requirements.txt"')
    assert "./binder/postBuild" in [step.command for step in ours]


def test_the_image_starts_through_start():
    assert "ENV R2D_ENTRYPOINT=" in binder.render().dockerfile
    assert "binder/start" in binder.render().dockerfile


def replace(name, old, new):
    def spoil(folder):
        path = folder / "binder" / name
        text = path.read_bytes()
        assert old in text
        path.write_bytes(text.replace(old, new))

    return spoil


SPOILED = {
    "no runtime.txt": (
        lambda folder: (folder / "binder" / "runtime.txt").unlink(),
        "the image would have Python 3.10",
    ),
    "another Python": (
        replace("runtime.txt", b"3.11", b"3.12"),
        "the image would have Python 3.12",
    ),
    "a conda environment": (
        lambda folder: (folder / "binder" / "environment.yml").write_text("name: x\n"),
        "another build pack takes over: CondaBuildPack",
    ),
    "a command in apt.txt": (
        replace("apt.txt", b"espeak-ng", b"espeak-ng; touch x"),
        "the image would not install just the packages of apt.txt",
    ),
    "a lock that names another": (
        replace("requirements.txt", b"absl", b"-e .\nabsl"),
        "requirements.txt must be flat, else every commit installs anew",
    ),
    "Windows line ends": (
        replace("postBuild", b"\n", b"\r\n"),
        "postBuild has Windows line ends",
    ),
    "a start that does not end as the server": (
        replace("start", b'exec "$@"', b'"$@" &'),
        "start does not become the server",
    ),
}


@pytest.mark.parametrize(("spoil", "sentence"), SPOILED.values(), ids=SPOILED)
def test_a_fault_is_named(copy, spoil, sentence):
    spoil(copy)
    assert sentence in binder.faults(copy)


def test_the_packages_agree_with_those_of_the_image(replayed):
    assert "No broken requirements found" in replayed.run("pip", "check")


def test_the_server_is_the_process_that_the_image_started(served):
    server, url, token = served
    assert binder.ask(f"{url}/api/status", token)["kernels"] >= 0
    assert "jupyter-lab" in " ".join(psutil.Process(server.pid).cmdline())


def test_the_memory_in_use_is_shown_with_its_limit(served):
    _, url, token = served
    metrics = binder.ask(f"{url}/api/metrics/v1", token)
    assert metrics["rss"] > 10 * 1024**2
    assert metrics["limits"]["memory"]["rss"] == 2 * 1024**3


def test_one_cpu_gets_one_thread(replayed):
    start = str(replayed.home / "binder" / "start")
    assert replayed.run(start, "printenv", "TF_NUM_INTRAOP_THREADS") == "1\n"


def test_lesson_05_gives_the_committed_outputs(replayed):
    python = str(replayed.prefix / "bin" / "python")
    assert " failed" not in replayed.run(python, "-m", "pytest", *STRICT, LESSON)


def test_every_cell_of_lesson_05_runs_in_the_browser(browser, served):
    _, url, token = served
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    lesson = jupyter.Notebook(page, url, token, LESSON)
    lesson.run_all(seconds=400)
    assert lesson.failures() == []
    page.close()
