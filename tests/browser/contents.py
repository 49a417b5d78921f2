"""Notebooks of a test's own, written, read and moved by the Jupyter server."""

import json
import urllib.request
from urllib.parse import quote

import nbformat.v4 as nb

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


class Contents:
    """The files of one server."""

    def __init__(self, url, token):
        self.url, self.token = url, token

    def ask(self, method, address, body=None):
        """Send a request to the server and return its answer."""
        request = urllib.request.Request(
            f"{self.url}/api/{quote(address)}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {self.token}"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read() or "null")

    def write(self, path, *cells):
        """Make a notebook of code cells; return its path."""
        cells = [nb.new_code_cell(cell) for cell in cells]
        notebook = nb.new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
        body = {"type": "notebook", "content": notebook}
        return self.ask("PUT", f"contents/{path}", body)["path"]

    def read(self, path):
        """Return the notebook at `path` as it is stored."""
        return self.ask("GET", f"contents/{path}")["content"]

    def folder(self, path):
        """Make a folder; return its path."""
        return self.ask("PUT", f"contents/{path}", {"type": "directory"})["path"]

    def move(self, old, new):
        """Move or rename a file."""
        self.ask("PATCH", f"contents/{old}", {"path": new})

    def kernel_of(self, path):
        """Return the id of the kernel that runs the notebook at `path`."""
        sessions = self.ask("GET", "sessions")
        return next(s["kernel"]["id"] for s in sessions if s["path"] == path)

    def stop(self, path):
        """Shut the kernel of the notebook at `path` down."""
        kernel = self.kernel_of(path)
        session = next(
            s for s in self.ask("GET", "sessions") if s["kernel"]["id"] == kernel
        )
        self.ask("DELETE", f"sessions/{session['id']}")
