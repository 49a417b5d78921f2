"""One learner, as a hub sees one: starts a server, pulls, runs a lesson, moves a lab.

No browser is needed: these are the requests and messages that JupyterLab sends.
"""

import asyncio
import json
import time
from typing import Any, NamedTuple
from urllib.parse import urlencode

from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from deploy.hub.kernel import Kernel
from deploy.hub.link import FOLDER

PATIENCE = 900  # seconds
BUSY = 400  # the hub's answer while a server is starting or stopping

HOW_MUCH = """
import json, os, re
def _of(pid):
    text = open(f"/proc/{pid}/smaps_rollup").read()
    return [int(re.search(rf"^{w}: +(\\d+)", text, re.M)[1]) for w in ("Pss", "Rss")]
print(json.dumps([_of(os.getpid()), _of(os.getppid())]))
"""
"""What a kernel is asked in the end: memory of itself and of its server, in kB."""


class Hub(NamedTuple):
    """A hub and the right to use it."""

    url: str
    token: str
    """Of a service that may make users and start and use their servers."""


class Memory(NamedTuple):
    """What one learner's server and kernel hold, in MB."""

    shared: float
    """On one machine, where learners share what they have loaded alike (PSS)."""

    alone: float
    """In a container of their own (RSS)."""


class Learner:
    """Somebody of the class."""

    def __init__(self, hub: Hub, name: str) -> None:
        self.name = name
        self._hub = hub
        self._client = AsyncHTTPClient(force_instance=True)
        self._made = False
        self._kernel: Kernel | None = None
        self._slider: dict[str, Any] | None = None

    async def start(self) -> None:
        """Start the learner's server and wait until it answers."""
        if await self._status("GET", self._user) == 404:
            await self._ask("POST", self._user)
            self._made = True
        await self._ask("POST", f"{self._user}/server")
        end = time.monotonic() + PATIENCE
        while not await self._is_ready():
            if time.monotonic() > end:
                raise RuntimeError(f"the server of {self.name} did not start in time")
            await asyncio.sleep(0.5)

    async def pull(self, repository: str, branch: str) -> None:
        """Get the course, as the teacher's link does."""
        asked = {"repo": repository, "branch": branch, "targetpath": FOLDER}
        events = await self._ask("GET", self._own(f"git-pull/api?{urlencode(asked)}"))
        if '"phase": "finished"' not in events:
            raise RuntimeError(f"{self.name} could not pull: {events[-500:]}")

    async def open(self, lesson: str) -> list[str]:
        """Open a lesson with a kernel of its own; return its code cells."""
        path = f"{FOLDER}/lessons/{lesson}"
        asked = {"path": path, "name": lesson, "type": "notebook"}
        asked["kernel"] = {"name": "python3"}
        text = await self._ask("GET", self._own(f"api/contents/{path}"))
        session = await self._ask("POST", self._own("api/sessions"), json.dumps(asked))
        kernel = json.loads(session)["kernel"]["id"]
        place = self._request("GET", self._own(f"api/kernels/{kernel}/channels"))
        place.url = "ws" + place.url.removeprefix("http")
        self._kernel = await Kernel.connect(place)
        cells = json.loads(text)["content"]["cells"]
        return [cell["source"] for cell in cells if cell["cell_type"] == "code"]

    async def run(self, cells: list[str]) -> None:
        """Run all cells in turn, and keep the first slider of a lab."""
        for code in cells:
            opened = [
                answer["content"]
                async for answer in self._kernel.run(code)
                if answer["msg_type"] == "comm_open"
            ]
            self._slider = self._slider or slider_of(opened)

    async def move(self) -> float:
        """Move the slider by a step; return the seconds until its picture came."""
        if self._slider is None:
            raise RuntimeError("no lab of this lesson has a slider")
        state = self._slider["state"]
        further = state["value"] + state["step"]
        state["value"] = further if further <= state["max"] else state["min"]
        change = {"method": "update", "state": {"value": state["value"]}}
        content = {
            "comm_id": self._slider["comm_id"],
            "data": {**change, "buffer_paths": []},
        }
        seconds, began = None, time.perf_counter()
        async for answer in self._kernel.ask("comm_msg", content):
            if seconds is None and _has_frame(answer):
                seconds = time.perf_counter() - began
        if seconds is None:
            raise RuntimeError("the lab showed no new picture")
        return seconds

    async def memory(self) -> Memory:
        """Ask the kernel what it and its server hold (on Linux)."""
        parts = json.loads(await self._kernel.printed(HOW_MUCH))
        return Memory(*(sum(kinds) / 1024 for kinds in zip(*parts, strict=True)))

    async def stop(self) -> None:
        """Stop the server; a learner whom `start` made is forgotten again."""
        if self._kernel is not None:
            self._kernel.close()
        place = self._user if self._made else f"{self._user}/server"
        for _ in range(60):
            if await self._status("DELETE", place) != BUSY:
                return
            await asyncio.sleep(1)

    @property
    def _user(self) -> str:
        return f"hub/api/users/{self.name}"

    def _own(self, path: str) -> str:
        return f"user/{self.name}/{path}"

    async def _is_ready(self) -> bool:
        user = json.loads(await self._ask("GET", self._user))
        if "" not in user["servers"]:
            raise RuntimeError(f"the server of {self.name} did not start")
        return user["servers"][""]["ready"]

    async def _ask(self, method: str, path: str, body: str = "") -> str:
        reply = await self._client.fetch(self._request(method, path, body))
        return reply.body.decode()

    async def _status(self, method: str, path: str) -> int:
        request = self._request(method, path)
        return (await self._client.fetch(request, raise_error=False)).code

    def _request(self, method: str, path: str, body: str = "") -> HTTPRequest:
        return HTTPRequest(
            f"{self._hub.url.rstrip('/')}/{path}",
            method=method,
            headers={"Authorization": f"token {self._hub.token}"},
            body=body if method == "POST" else None,
            connect_timeout=PATIENCE,
            request_timeout=PATIENCE,
        )


def slider_of(opened: list[dict]) -> dict[str, Any] | None:
    """Return the first slider among the widgets of a cell, if they make a lab.

    The result holds its ``comm_id`` and its ``state``.
    """
    states = {one["comm_id"]: one["data"].get("state", {}) for one in opened}
    if not any("sentence" in state for state in states.values()):
        return None
    for comm_id, state in states.items():
        if state.get("_model_name") in ("FloatSliderModel", "IntSliderModel"):
            return {"comm_id": comm_id, "state": state}
    return None


def _has_frame(answer: dict) -> bool:
    data = answer["content"].get("data", {})
    return ["frame"] in data.get("buffer_paths", [])
