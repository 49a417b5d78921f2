"""Let a class use a hub at once, and print what each learner needs.

    python -m deploy.hub.load 4
    python -m deploy.hub.load 40 --lesson 06_pooling
    python -m deploy.hub.load 40 --hub https://hub.example.org --repository https://...

Without --hub it starts one on this machine (see local_hub.py). For yours it wants a
token of an admin, from https://hub.example.org/hub/token, in COURSE_HUB_TOKEN.

Every learner starts a server, pulls the course, opens the lesson, runs all its cells
and then moves the first slider of its first lab again and again, all at the same time.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path
from statistics import mean, median, quantiles
from typing import NamedTuple

from deploy.hub import local_hub
from deploy.hub.learner import Hub, Learner, Memory

MOVES = 30
PAUSE = 0.2  # seconds from one picture to the next move of the same hand


class Seen(NamedTuple):
    """What one learner saw."""

    started: float
    """Seconds until the server answered."""

    ran: float
    """Seconds from there until the lesson had run."""

    moves: list[float]
    """Seconds from each move to its picture."""

    memory: Memory


class Held(NamedTuple):
    """A class that was held."""

    seen: list[Seen]
    """Of all who came to the end."""

    failed: list[str]
    """What stopped each of the others."""


class Gate:
    """Lets everybody through when everybody has come."""

    def __init__(self, learners: int) -> None:
        self._missing = learners
        self._open = asyncio.Event()

    def come(self) -> None:
        """Come to the gate: once for each learner."""
        self._missing -= 1
        if self._missing == 0:
            self._open.set()

    async def passed(self) -> None:
        """Wait until it opens."""
        await self._open.wait()


async def attend(
    learner: Learner, lesson: str, repository: str, branch: str, gate: Gate
) -> Seen:
    """Do all that one learner does; what is measured ends before the server does."""
    try:
        began = time.perf_counter()
        await learner.start()
        ready = time.perf_counter()
        await learner.pull(repository, branch)
        await learner.run(await learner.open(lesson))
        ran = time.perf_counter()
    finally:
        gate.come()  # whoever fails must not keep the others waiting
    await gate.passed()
    moves = []
    for _ in range(MOVES):
        moves.append(await learner.move())
        await asyncio.sleep(PAUSE)
    return Seen(ready - began, ran - ready, moves, await learner.memory())


async def hold_class(
    hub: Hub, learners: int, lesson: str, repository: str, branch: str = "main"
) -> Held:
    """Let that many learners attend at once; all servers are stopped in the end.

    Raises
    ------
    RuntimeError
        If nobody comes to the end.
    """
    gate = Gate(learners)
    people = [Learner(hub, f"load{number:03}") for number in range(learners)]
    lessons = [attend(one, lesson, repository, branch, gate) for one in people]
    try:
        return await _all(lessons)
    finally:
        await asyncio.gather(*(one.stop() for one in people))


async def _all(lessons: list[Awaitable[Seen]]) -> Held:
    ended = await asyncio.gather(*lessons, return_exceptions=True)
    failed = [one for one in ended if isinstance(one, BaseException)]
    if len(failed) == len(ended):
        raise RuntimeError("nobody came to the end") from failed[0]
    seen = [one for one in ended if isinstance(one, Seen)]
    return Held(seen, [str(error) or type(error).__name__ for error in failed])


def latency(seen: list[Seen]) -> tuple[float, float]:
    """Return the median and the 95th percentile of all moves, in seconds."""
    moves = [seconds for one in seen for seconds in one.moves]
    return median(moves), quantiles(moves, n=20)[-1]


def report(held: Held) -> str:
    """Say what was seen, in a table."""
    seen, failed = held
    half, most = latency(seen)
    started, ran = [one.started for one in seen], [one.ran for one in seen]
    rows = [
        ("learners", f"{len(seen) + len(failed)}"),
        ("of whom did not come to the end", ", ".join([f"{len(failed)}", *failed])),
        ("server up, seconds", f"{median(started):.1f}, slowest {max(started):.1f}"),
        ("lesson run, seconds", f"{median(ran):.1f}, slowest {max(ran):.1f}"),
        ("memory each, one machine, MB", f"{mean(s.memory.shared for s in seen):.0f}"),
        ("memory each, containers, MB", f"{max(s.memory.alone for s in seen):.0f}"),
        ("move to picture, median, ms", f"{half * 1000:.0f}"),
        ("move to picture, 95 % below, ms", f"{most * 1000:.0f}"),
    ]
    return "\n".join(f"{name:<34}{value}" for name, value in rows)


def on_this_machine(learners: int, lesson: str) -> Held:
    """Hold a class on a hub that lives as long as the class."""
    with tempfile.TemporaryDirectory() as folder:
        repository = local_hub.publish(Path(folder), lesson)
        with local_hub.serve(Path(folder)) as hub:
            return asyncio.run(hold_class(hub, learners, lesson, repository))


def main() -> None:
    """Read the command line, hold the class, print the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("learners", type=int, nargs="?", default=4)
    options.add_argument("--lesson", default="05_cnn_tensor_shapes")
    options.add_argument("--hub", help="default: one that is started on this machine")
    options.add_argument("--repository", help="what to pull; with --hub")
    options.add_argument("--branch", default="main")
    given = options.parse_args()
    lesson = f"{given.lesson.removesuffix('.ipynb')}.ipynb"
    held = _on_theirs(given, lesson) if given.hub else _on_ours(given, lesson)
    print(report(held))
    raise SystemExit(bool(held.failed))


def _on_ours(given: argparse.Namespace, lesson: str) -> Held:
    if missing := local_hub.missing(lesson):
        raise SystemExit(missing)
    return on_this_machine(given.learners, lesson)


def _on_theirs(given: argparse.Namespace, lesson: str) -> Held:
    if not given.repository or "COURSE_HUB_TOKEN" not in os.environ:
        raise SystemExit("--hub wants --repository, and a token in COURSE_HUB_TOKEN")
    hub = Hub(given.hub, os.environ["COURSE_HUB_TOKEN"])
    plan = given.learners, lesson, given.repository, given.branch
    return asyncio.run(hold_class(hub, *plan))


if __name__ == "__main__":
    main()
