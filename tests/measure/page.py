"""One lab in a real browser, measured from the hand to the painted picture."""

import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.browser import jupyter
from tests.browser.hands import handle
from tests.measure import hand
from tests.measure.figures import of_drag, share_95
from tests.measure.notebook import (
    INTERACT_CELL,
    LAB_CELL,
    MEMORY_CELL,
    cells_of,
    write_notebook,
)

BLOCKS, OURS, THEIRS, FLOOR, WARM_UP = 2, 24, 10, 24, 2
"""Key presses in each of the blocks; the first of each block are not counted.

Even, so that each block begins where the one before it began."""

KEPT = 4
"""Pictures of the lab that the floor draws."""

WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")

RESTS = "() => window.measured.rests()"

TOOK = "() => window.measured.took !== null"

PRINTED = """index => window.jupyterapp.shell.currentWidget.content.widgets[index]
  .model.outputs.toJSON()[0].text"""

SHUT_DOWN = """() =>
  window.jupyterapp.shell.currentWidget.sessionContext.shutdown()"""

NOTED = """() => {
  const { down, up, asked, painted } = window.measured;
  return { down, up, asked, painted };
}"""


@contextmanager
def opened(browser, server, path):
    """Open a notebook in a page of its own; its kernel ends with the page."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(60_000)
    notebook = None
    try:
        notebook = jupyter.Notebook(page, *server, path)
        yield notebook
    finally:
        if notebook:
            page.evaluate(SHUT_DOWN)
        page.close()


def prepared(notebook):
    """Run all cells of a notebook with a lab, and return its page, ready to measure."""
    notebook.run_all(seconds=300)
    if notebook.failures():
        raise RuntimeError(notebook.failures()[0])
    notebook.page.evaluate(jupyter.SCROLL, LAB_CELL)
    notebook.page.evaluate(WATCH, LAB_CELL)
    return notebook.page


def measure(browser, server, folder, name, lab):
    """Return what was measured of one lab, a figure by its name."""
    write_notebook(Path(folder) / f"{name}.ipynb", cells_of(name, lab))
    with opened(browser, server, f"{name}.ipynb") as notebook:
        page = prepared(notebook)
        found = by_key(page, lab)
        found["bytes"] = median(page.evaluate("() => window.measured.bytes"))
        found |= by_drag(page, lab)
        found["growth"] = float(page.evaluate(PRINTED, MEMORY_CELL))
    return found


def by_key(page, lab):
    """Press keys on the lab, on interact's slider and on the floor, in turn."""
    ours, theirs = [], []
    keys = ["ArrowRight", "ArrowLeft"]
    if hand.starts_at_its_end(lab):
        keys.reverse()
    for _ in range(BLOCKS):
        cell(page, LAB_CELL).locator(handle(lab)).first.focus()
        ours += press(page, LAB_CELL, keys, OURS, keep=not ours)
        cell(page, INTERACT_CELL).locator(".noUi-handle").first.focus()
        theirs += press(page, INTERACT_CELL, keys, THEIRS)
    page.evaluate("() => window.measured.floor()")
    floor = press(page, None, keys, FLOOR)
    page.locator("#floor").evaluate("canvas => canvas.remove()")
    return {
        "median": median(ours),
        "p95": share_95(ours),
        "interact": median(theirs),
        "floor": median(floor),
    }


def cell(page, index):
    """Return a cell of the notebook, in view."""
    found = page.locator(f'.jp-Cell[data-windowed-list-index="{index}"]')
    found.scroll_into_view_if_needed()
    return found


def press(page, index, keys, count, keep=False):
    """Move what has the focus to and fro; return the times from key to picture.

    With `keep` the first pictures are kept for the floor; that of no cell is `index`
    None.
    """
    times = []
    for number in range(count):
        page.wait_for_function(RESTS)
        if index is None:
            page.evaluate("() => { window.measured.took = null; }")
        else:
            page.evaluate("index => window.measured.watch(index)", index)
        page.keyboard.press(keys[number % 2])
        page.wait_for_function(TOOK)
        times.append(page.evaluate("() => window.measured.took"))
        if keep and number < KEPT:
            page.evaluate("() => window.measured.keep().then(() => null)")
    return times[WARM_UP:]


def by_drag(page, lab):
    """Drag what can be dragged to and fro, and say how the pictures followed."""
    drag = hand.what_to_drag(lab)
    if not drag.kind:
        return {"drags": f"- ({hand.why_not(lab)})"}
    image = cell(page, LAB_CELL).locator(".course-picture img")
    image.scroll_into_view_if_needed()
    if drag.kind == "slider":
        track, grip = (
            cell(page, LAB_CELL).locator(kind).nth(drag.number)
            for kind in (".noUi-base", ".noUi-handle")
        )
        track.scroll_into_view_if_needed()
        way = hand.along_slider(track.bounding_box(), grip.bounding_box())
    else:
        way = hand.over_picture(lab, image.bounding_box())
    page.wait_for_function(RESTS)
    page.evaluate("() => window.measured.begin()")
    follow(page.mouse, way, page.wait_for_timeout)
    page.wait_for_function(RESTS)
    page.wait_for_function("() => window.measured.settled()")
    noted = page.evaluate(NOTED)
    if drag.kind == "place":
        noted["asked"] = hand.changes_of_place(lab)
    return {"drags": drag.kind} | of_drag(noted)


def follow(mouse, way, wait):
    """Move the mouse along `way` with the button held, as often as a hand's moves."""
    mouse.move(*way(0))
    mouse.down()
    start, moves = time.monotonic(), 0
    while (now := time.monotonic() - start) < hand.SECONDS:
        mouse.move(*way(now))
        moves += 1
        wait(max(0, 1000 * (start + moves / hand.EVENTS - time.monotonic())))
    mouse.up()
