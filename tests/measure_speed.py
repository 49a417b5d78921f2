"""Measure what a hand feels: from a key press on a control to the changed picture.

    python tests/measure_speed.py            every lab of the course
    python tests/measure_speed.py filter     some

Every lab is opened in real Chromium on real JupyterLab and its first slider (else
menu, else place in the picture) is moved with the arrow keys. Beside it, in turn, the
same picture is drawn anew by ``ipywidgets.interact`` into the output of a cell, as most
courses do it. Times run from the key to the end of the frame in which the browser has
painted the new picture, with the kernel at rest before; the table gives milliseconds.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

import nbformat
from playwright.sync_api import TimeoutError as TooSlow
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from helpers import labs
from tests.browser import jupyter
from tests.browser.hands import bar, handle, is_slider, stepped_control

MOVES, BLOCKS = 12, 3
MEDIAN_BAR, P95_BAR, RATIO_BAR, WORST_RATIO_BAR = 50, 100, 4, 2.5

INTERACT = """\
import copy
import ipywidgets
import matplotlib.pyplot as plt
from helpers.draw import Picture
def redraw(value):
    values = {{name: control.value for name, control in lab.controls.items()}}
    result = lab.compute(**{{**values, {control!r}: {value}}})
    figure = plt.figure(figsize=lab.picture.size, dpi=96)
    picture = copy.copy(lab.picture)
    Picture.__init__(picture, figure)
    picture.show(result)
    plt.show()
ipywidgets.interact(redraw, value=ipywidgets.{widget});
"""

RESTS = """() => {
  const { kernel } = window.jupyterapp.shell.currentWidget.sessionContext.session;
  return kernel.status === 'idle' && !kernel.hasPendingInput;
}"""

WATCH = """where => {
  const place = document.querySelector(`.jp-Cell[data-windowed-list-index="${where}"]`);
  const find = () => place.querySelector('.jp-OutputArea-output img');
  const [old, source] = [find(), find()?.src];
  window.took = null;
  document.addEventListener(
    'keydown', () => { window.pressed = performance.now(); },
    { capture: true, once: true }
  );
  const observer = new MutationObserver(() => {
    const image = find();
    if (!image || (image === old && image.src === source)) return;
    observer.disconnect();
    const note = () => { window.took = performance.now() - window.pressed; };
    const painted = () => requestAnimationFrame(() => setTimeout(note));
    if (image.complete) painted();
    else image.addEventListener('load', painted, { once: true });
  });
  observer.observe(place, { childList: true, subtree: true, attributeFilter: ['src'] });
}"""


def is_ladder(control):
    """Say whether the slider of `control` counts places and not its values."""
    slider = bar(control)
    start, slider.value = slider.value, slider.max
    counts = control.value != slider.max
    slider.value = start
    return counts


def rungs(control):
    """Return the value of a slider over a few numbers, as code."""
    slider, values = bar(control), []
    start = slider.value
    for place in range(slider.max + 1):
        slider.value = place
        values.append(control.value)
    slider.value = start
    return f"{values}[value]"


def as_widget(name, control):
    """Return the widget that interact gets for a control, and its value, as code."""
    if is_slider(control):
        slider = bar(control)
        text = (
            f"{type(slider).__name__}(value={slider.value}, min={slider.min}, "
            f"max={slider.max}, step={slider.step})"
        )
        return text, rungs(control) if is_ladder(control) else "value"
    if control.view is None:
        x, y = control.value
        return (
            f"FloatSlider(value={x}, min={x - 9}, max={x + 9}, step=1)",
            f"(value, {y})",
        )
    count = len(control.source.options)
    return (
        f"IntSlider(value=0, min=0, max={count - 1})",
        f"lab.controls[{name!r}].source.options[value][1]",
    )


def write_notebook(path, name):
    """Write a notebook with the lab in its second cell and interact in its third."""
    lab = getattr(labs, name)()
    control = stepped_control(lab)
    widget, value = as_widget(control, lab.controls[control])
    text = INTERACT.format(control=control, widget=widget, value=value)
    sources = ["from helpers import labs", f"lab = labs.{name}()\nlab", text]
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, path)
    return handle(lab)


def press(page, index, handle):
    """Move one control to and fro; return the times from key to picture."""
    cell = page.locator(f'.jp-Cell[data-windowed-list-index="{index}"]')
    cell.scroll_into_view_if_needed()
    cell.locator(handle if index == 1 else ".noUi-handle").first.focus()
    times = []
    for move in range(MOVES):
        page.wait_for_function(RESTS)
        page.evaluate(WATCH, index)
        page.keyboard.press("ArrowLeft" if move % 2 else "ArrowRight")
        page.wait_for_function("() => window.took !== null", timeout=10_000)
        times.append(page.evaluate("() => window.took"))
    return times[2:]


def measure(browser, server, folder, name):
    """Return the times of the lab and of interact, in milliseconds."""
    handle = write_notebook(folder / f"{name}.ipynb", name)
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(60_000)
    notebook = jupyter.Notebook(page, *server, f"{name}.ipynb")
    notebook.run_all()
    if notebook.failures():
        raise RuntimeError(f"{name}: {notebook.failures()}")
    ours, theirs = [], []
    for _ in range(BLOCKS):
        ours += press(page, 1, handle)
        theirs += press(page, 2, handle)
    page.close()
    return ours, theirs


def row(name, ours, theirs):
    """Return one row of the table: names and rounded figures."""
    p95 = quantiles(ours, n=20)[-1]
    ratio = median(theirs) / median(ours)
    return name, median(ours), p95, median(theirs), ratio


def main(names):
    """Measure every lab of `names` and say whether the bars hold."""
    rows = []
    with tempfile.TemporaryDirectory() as folder, jupyter.serve(folder) as server:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=jupyter.find_browser(), args=jupyter.FLAGS
            )
            print(f"{'lab':<18}{'median':>8}{'95 %':>8}{'interact':>10}{'ratio':>7}")
            for name in names:
                try:
                    rows.append(
                        row(name, *measure(browser, server, Path(folder), name))
                    )
                except TooSlow as slow:
                    raise SystemExit(f"{name}: the picture did not change") from slow
                print("{:<18}{:>8.1f}{:>8.1f}{:>10.1f}{:>7.1f}".format(*rows[-1]))
    ratios = [found[4] for found in rows]
    held = (
        all(found[1] <= MEDIAN_BAR and found[2] <= P95_BAR for found in rows)
        and median(ratios) >= RATIO_BAR
        and min(ratios) >= WORST_RATIO_BAR
    )
    print(f"median over labs: {median(ratios):.1f} times quicker than interact")
    print(f"bars {'hold' if held else 'do NOT hold'}")
    return held


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:] or list(labs.LABS)))
