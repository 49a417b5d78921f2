"""A class on a real JupyterHub behind its proxy: who gets in, and how many fit."""

import os
import shutil
import subprocess
import urllib.error
import urllib.request

import pytest

from deploy.hub import link, load, local_hub
from tests import aside
from tests.deploy import chart

pytest.importorskip("jupyterhub", exc_type=ImportError)
pytest.importorskip("nativeauthenticator", exc_type=ImportError)
pytest.importorskip("nbgitpuller", exc_type=ImportError)
pytestmark = pytest.mark.deploy

LESSON = "05_cnn_tensor_shapes.ipynb"
LEARNERS = 4
PASSWORD = "correct-horse-battery"


@pytest.fixture(scope="session")
def proxy(tmp_path_factory):
    """The proxy of package-lock.json, installed below a temporary folder."""
    if shutil.which("npm") is None:
        reason = "npm is missing: the hub's proxy cannot be installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("proxy")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(local_hub.HERE / "proxy" / name, folder)
    command = ["npm", "ci", "--no-audit", "--no-fund", "--prefix", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "node_modules" / ".bin" / "configurable-http-proxy"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hub")


@pytest.fixture(scope="module")
def repository(folder):
    return local_hub.publish(folder, LESSON)


@pytest.fixture(scope="module")
def hub(proxy, folder):
    with local_hub.serve(folder, proxy) as running:
        yield running


@pytest.fixture(scope="module")
def held(hub, repository):
    return aside.run(load.hold_class(hub, LEARNERS, LESSON, repository))


@pytest.fixture
def seen(held):
    return held.seen


def test_everybody_runs_the_lesson_at_once(held, capsys):
    with capsys.disabled():
        print(f"\n{load.report(held)}")
    assert held.failed == []
    assert len(held.seen) == LEARNERS


def test_a_lesson_fits_into_what_a_learner_is_guaranteed(seen):
    guaranteed = chart.values()["singleuser"]["memory"]["guarantee"]
    assert guaranteed == "1200M"
    assert max(one.memory.alone for one in seen) < 1200


def test_a_lab_follows_the_hand_while_all_move_theirs(seen):
    _, slowest = load.latency(seen)
    assert slowest < 1, "seconds"


def test_a_stranger_gets_no_list_of_names(hub):
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(f"{hub.url}/hub/api/users")
    assert refusal.value.code == 403
    refusal.value.close()


@pytest.mark.parametrize("path", ["user/learner/api/contents", "hub/home"])
def test_a_stranger_ends_at_the_login(hub, path):
    with urllib.request.urlopen(f"{hub.url}/{path}") as answer:
        assert answer.url.startswith(f"{hub.url}/hub/login")


@pytest.fixture(scope="module")
def person(browser, hub):
    """Return a function that gives the page of somebody with cookies of their own."""
    contexts = []

    def enter():
        contexts.append(browser.new_context())
        return contexts[-1].new_page()

    yield enter
    for context in contexts:
        context.close()


def sign_up(page, hub, name, password=PASSWORD):
    page.goto(f"{hub.url}/hub/signup")
    page.locator("[name=username]").fill(name)
    page.locator("[name=signup_password]").fill(password)
    page.locator("[name=signup_password_confirmation]").fill(password)
    page.locator("#signup_submit").click()
    return page.locator(".alert").inner_text()


def log_in(page, hub, name, password=PASSWORD, to="/hub/home"):
    """Log in; return the address at which that ended."""
    page.goto(f"{hub.url}/hub/login?next={to}")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    page.locator("#login_submit").click()
    page.wait_for_load_state()
    return page.url.removeprefix(hub.url)


@pytest.fixture(scope="module")
def teacher(person, hub):
    page = person()
    sign_up(page, hub, "teacher")
    assert log_in(page, hub, "teacher") == "/hub/home"
    return page


def test_a_short_password_is_refused(person, hub):
    assert "at least 10 characters" in sign_up(person(), hub, "hasty", "12345")


def test_who_is_not_let_in_stays_out(person, hub):
    page = person()
    assert "sent to the admin" in sign_up(page, hub, "stranger")
    assert log_in(page, hub, "stranger").startswith("/hub/login")


def test_five_wrong_passwords_lock_a_name(person, hub, teacher):
    page = person()
    sign_up(page, hub, "guessed")
    teacher.goto(f"{hub.url}/hub/authorize/guessed")
    for guess in range(5):
        log_in(page, hub, "guessed", f"a-wrong-guess-{guess}")
    assert log_in(page, hub, "guessed").startswith("/hub/login")


def test_a_learner_cannot_let_others_in(learner, hub):
    answer = learner.goto(f"{hub.url}/hub/authorize/stranger")
    assert answer.status in (403, 404)


@pytest.fixture(scope="module")
def learner(person, hub, teacher):
    """The page of a learner whom the teacher let in."""
    page = person()
    sign_up(page, hub, "learner")
    teacher.goto(f"{hub.url}/hub/authorize/learner")
    assert log_in(page, hub, "learner") == "/hub/home"
    return page


def test_a_learner_sees_no_other(learner, hub):
    answer = learner.goto(f"{hub.url}/user/teacher/api/contents")
    assert answer.status in (403, 404)


def test_the_link_opens_the_lesson_in_a_copy_of_ones_own(
    learner, hub, repository, folder
):
    learner.goto(link.link(hub.url, repository, lesson=LESSON.removesuffix(".ipynb")))
    heading = learner.get_by_role("heading", name="How does a picture become")
    heading.first.wait_for(timeout=180_000)
    assert (folder / "homes" / "learner" / "course" / "lessons" / LESSON).exists()
