"""A real JupyterLab and a real Chromium, driven as a learner would drive them."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

COURSE = Path(__file__).parents[2]
DOCS = COURSE / "docs"
LESSONS = COURSE / "lessons"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def find_browser():
    """Return the path of an installed Chromium or Chrome, or None."""
    names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    return os.environ.get("COURSE_BROWSER") or next(
        filter(None, map(shutil.which, names)), None
    )


LAB, NOTEBOOK_7 = "doc/tree", "notebooks"
"""Where a server shows a notebook in JupyterLab, and where in Notebook 7."""


@contextmanager
def serve(folder):
    """Serve `folder` in Jupyter on this machine alone; yield url and token."""
    token = secrets.token_hex(16)
    port = _free_port()
    with tempfile.TemporaryDirectory() as home:
        _ask_nothing(Path(home) / "settings")
        command = [
            *[sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root"],
            *["--ip=127.0.0.1", f"--port={port}", "--expose-app-in-browser"],
            "--JupyterNotebookApp.expose_app_in_browser=True",
            *[f"--ServerApp.root_dir={folder}", f"--IdentityProvider.token={token}"],
        ]
        settings = {
            "JUPYTER_CONFIG_DIR": f"{home}/config",
            "JUPYTERLAB_SETTINGS_DIR": f"{home}/settings",
            "JUPYTERLAB_WORKSPACES_DIR": f"{home}/workspaces",
            "JUPYTER_RUNTIME_DIR": f"{home}/runtime",
        }
        log = open(f"{home}/log", "w+")
        server = subprocess.Popen(
            command,
            cwd=COURSE,
            env={**os.environ, **settings},
            stdout=log,
            stderr=log,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_up(server, f"{url}/api", log)
            yield url, token
        finally:
            server.terminate()
            server.wait()
            log.close()


def _ask_nothing(settings):
    """Keep JupyterLab from offering news, which would lie over the lesson."""
    folder = settings / "@jupyterlab" / "apputils-extension"
    folder.mkdir(parents=True)
    answer = '{"fetchNews": "false", "checkForUpdates": false}'
    (folder / "notification.jupyterlab-settings").write_text(answer)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_up(server, url, log, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=1).read()
            return
        except OSError:
            time.sleep(0.1)
    log.seek(0)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read()}")


class Notebook:
    """One notebook open in one page of the browser."""

    def __init__(self, page, url, token, path, front_end=LAB):
        self.page = page
        self.errors = []
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{url}/{front_end}/{path}?token={token}&reset")
        page.wait_for_function(
            "() => window.jupyterapp?.shell.currentWidget?.content?.widgets?.length > 0"
            "&& window.jupyterapp.shell.currentWidget.sessionContext.isReady"
            "&& window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel",
            timeout=60_000,
        )

    def _listen(self, message):
        if message.type == "error" and not re.search(IGNORED, message.text):
            self.errors.append(f"{message.text} ({message.location.get('url')})")

    def run_all(self, seconds=120):
        """Choose Run, Run All Cells in the menu and wait until the kernel rests."""
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        menu = self.page.locator("#jp-mainmenu-run")
        menu.get_by_text("Run All Cells", exact=True).click()
        self.page.wait_for_function(ALL_RUN, timeout=seconds * 1000)

    def failures(self):
        """Return the error outputs of all cells."""
        return self.page.evaluate(FAILURES)

    def cell_with(self, text):
        """Scroll to the first code cell that holds `text`, and return its output."""
        index = self.page.evaluate(FIND, text)
        if index < 0:
            raise LookupError(f"no code cell holds {text!r}")
        self.page.evaluate(SCROLL, index)
        cell = self.page.locator(f'.jp-Cell[data-windowed-list-index="{index}"]')
        cell.scroll_into_view_if_needed()
        return cell.locator(".jp-Cell-outputWrapper")


IGNORED = r"favicon|Failed to load resource.*(workspaces|settings|translations|404)"

ALL_RUN = """() => {
  const panel = window.jupyterapp.shell.currentWidget;
  const code = panel.content.widgets.filter(c => c.model.type === 'code'
    && c.model.sharedModel.getSource().trim() !== '');
  const failed = code.some(c => c.model.outputs.toJSON().some(
    o => o.output_type === 'error'));
  const done = code.every(c => c.model.executionCount !== null
    && c.model.executionState !== 'running');
  const idle = panel.sessionContext.session.kernel.status === 'idle';
  return (done || failed) && idle;
}"""

FAILURES = """() => window.jupyterapp.shell.currentWidget.content.widgets
  .filter(c => c.model.type === 'code')
  .flatMap(c => c.model.outputs.toJSON())
  .filter(o => o.output_type === 'error')
  .map(o => `${o.ename}: ${o.evalue}`)"""

FIND = """text => window.jupyterapp.shell.currentWidget.content.widgets.findIndex(
  c => c.model.type === 'code' && c.model.sharedModel.getSource().includes(text))"""

SCROLL = """async index => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = index;
  await notebook.scrollToItem(index, 'start');
}"""
