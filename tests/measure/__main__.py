"""Measure what the course promises, in real Chromium on real JupyterLab.

    python -m tests.measure                        everything, about 45 minutes
    python -m tests.measure labs filter korea      some labs again
    python -m tests.measure lessons 05_cnn_tensor_shapes
    python -m tests.measure nn                     helpers.nn beside Keras
    python -m tests.measure report                 the page and the plots anew

Every row is kept in docs/measured.json as soon as it is there; docs/measured.md, two
plots and the figures in README.md are written from it at the end. Leave the machine
alone meanwhile. The exit code is 0 if every bar holds.
"""

import sys
import tempfile
import time
from contextlib import contextmanager

from helpers import labs
from tests.browser import jupyter
from tests.measure import lessons, page, pairs, plot, record, report

README = jupyter.COURSE / "README.md"

LESSONS = sorted(path.stem for path in jupyter.LESSONS.glob("*.ipynb"))

FUNCTIONS = {make.__name__: make for make in pairs.SIZES}

NAMES = {"labs": tuple(labs.LABS), "lessons": LESSONS, "nn": tuple(FUNCTIONS)}


@contextmanager
def bench():
    """Yield a browser, a server and the folder that it serves."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, jupyter.serve(folder) as server:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=jupyter.find_browser(), args=jupyter.FLAGS
            )
            record.keep_machine(browser.version)
            yield browser, server, folder
            browser.close()


def keep_each(part, names, measure):
    """Measure by name and keep each row; one that fails says so and the rest go on."""
    for name in names:
        start = time.monotonic()
        try:
            row = measure(name)
        except Exception as error:
            row = {"failed": f"{type(error).__name__}: {error}".splitlines()[0]}
        record.keep(part, name, row)
        print(f"{part} {name}, {time.monotonic() - start:.0f} s: {row}", flush=True)


def in_browser(wanted):
    """Measure labs and lessons with one server and one browser."""
    with bench() as (browser, server, folder):
        keep_each(
            "labs",
            wanted.get("labs", ()),
            lambda name: page.measure(
                browser, server, folder, name, getattr(labs, name)()
            ),
        )
        lessons.copy_lessons(folder)
        keep_each(
            "lessons",
            wanted.get("lessons", ()),
            lambda name: lessons.measure(browser, server, folder, name),
        )


def write_report():
    """Write page, plots and README's figures; say whether the bars hold."""
    kept, docs = record.read(), jupyter.DOCS
    text = report.text(kept, NAMES["labs"], NAMES["lessons"])
    (docs / "measured.md").write_text(text, encoding="utf-8")
    told = report.summary(kept, NAMES["labs"])
    readme = README.read_text(encoding="utf-8")
    README.write_text(report.put_between(readme, told), encoding="utf-8")
    plot.save(plot.labs(kept["labs"]), docs / "speed.png")
    plot.save(plot.nn(kept["nn"]), docs / "nn_speed.png")
    print(text.split("## Labs")[0])
    return "does NOT hold" not in text


def chosen(arguments):
    """Return names by part for what was asked on the command line."""
    if not arguments:
        return NAMES
    part, *names = arguments
    if part != "report" and part not in NAMES:
        raise SystemExit(f"{part}: choose labs, lessons, nn or report")
    unknown = sorted(set(names) - set(NAMES.get(part, ())))
    if unknown:
        raise SystemExit(f"there is no {', '.join(unknown)} among {part}")
    return {} if part == "report" else {part: names or NAMES[part]}


def main(arguments):
    """Measure what is asked for, and write the report."""
    wanted = chosen(arguments)
    if wanted.keys() & {"labs", "lessons"}:
        in_browser(wanted)
    keep_each("nn", wanted.get("nn", ()), lambda name: pairs.measure(FUNCTIONS[name]))
    return write_report()


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
