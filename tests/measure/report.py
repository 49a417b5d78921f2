"""The tables of docs/measured.md, and what README.md says of them."""

import textwrap
from statistics import median

from tests.measure import bars

COMMAND = "python -m tests.measure"

START, END = f"<!-- written by {COMMAND} -->", "<!-- to here -->"
"""Marks in README.md, around its figures."""

HEAD = """\
# Measured: how quick the labs and lessons are

`{command}` measures all of it in real Chromium on real JupyterLab and writes this
page; one part and some names are enough to measure these again: `{command} labs
filter`, `{command} lessons 05_cnn_tensor_shapes`, `{command} nn`.

Measured with {machine}.

"""

LABS = """\
## Labs

*key*: milliseconds from a key press on a control to the end of the frame in which the
browser has painted the changed picture, median and 95th percentile. *interact*: the
same picture drawn anew by `ipywidgets.interact`, in turn in the same page, and how
many times *quicker* the lab is. *canvas*: the lab's own pictures drawn on a bare canvas
by a key, with no kernel: the floor, and how many times *slower* the lab is.
*drag*: a hand drags for two seconds to and fro; for every picture painted,
milliseconds since the newest mouse event of which the kernel knew when it drew it,
median and 95th percentile. That is more than after a key: the browser hands on a mouse
event with its next frame, ipywidgets sends a value when the kernel has answered the one
before, and JupyterLab draws its toolbar anew whenever the kernel turns busy or idle.
What is promised in milliseconds is promised of the key. *a second*: pictures painted in
a second of dragging, of changes that the hand asked for and an eye can see. *after*:
milliseconds from letting go to the last picture. *kB*: of a picture. *MB*: by how much
the kernel's memory grows in 500 moves.

"""

LESSONS = """\
## Lessons

*seconds*: all cells, from kernel start to kernel end. *MB*: the most that the kernel
held. *first picture*: seconds from asking for the page to the first live lab on it.
*import*: seconds that a fresh Python takes to import the lesson's labs.

"""

NN = """\
## helpers.nn beside Keras

Milliseconds of the function and of the same operation in Keras, as a cell calls it;
medians, in turn.

![Time against size of eight operations, in NumPy and in Keras](nn_speed.png)

"""


def text(kept, lab_names, lesson_names):
    """Return the whole page for rows as ``record.read`` gives them."""
    machine = ", ".join(f"{k} {v}" for k, v in kept["machine"].items())
    parts = [
        HEAD.format(command=COMMAND, machine=machine or "nothing yet"),
        "## What is promised\n\n",
        promises(bars.of_labs(kept["labs"], lab_names)),
        promises(bars.of_lessons(kept["lessons"], lesson_names)),
        "\n" + LABS + of_labs(in_order(kept["labs"], lab_names)),
        "\n![Every lab beside interact and a bare canvas](speed.png)\n\n",
        LESSONS + of_lessons(in_order(kept["lessons"], lesson_names)),
        "\n" + NN + of_nn(kept["nn"]),
    ]
    return "".join(parts)


def summary(kept, lab_names):
    """Return the figures of the labs in a few sentences, for README.md."""
    rows = bars.good(in_order(kept["labs"], lab_names))
    if not rows:
        return "Nothing is measured yet."
    mid = middle(rows.values())
    slowest = max(rows, key=lambda name: rows[name]["median"])
    quicker = {name: bars.times_quicker(row) for name, row in rows.items()}
    least = min(quicker, key=quicker.get)
    told = (
        f"In the median over {len(rows)} labs the changed picture is painted "
        f"{mid['median']:.0f} ms after the key, {median(quicker.values()):.1f} times "
        "quicker than when the same picture is redrawn by `ipywidgets.interact` "
        f"({mid['interact']:.0f} ms); the slowest, `{slowest}`, takes "
        f"{rows[slowest]['median']:.0f} ms, and the least is gained by `{least}`, "
        f"{quicker[least]:.1f} times."
    )
    return "\n".join(textwrap.wrap(told, 116, break_on_hyphens=False))


def put_between(text, new, start=START, end=END):
    """Return `text` with `new` between two marks."""
    before, rest = text.split(start, 1)
    return f"{before}{start}\n{new}\n{end}{rest.split(end, 1)[1]}"


def in_order(rows, names):
    """Return the rows in the order of the course, and those it no longer has not."""
    return {name: rows[name] for name in names if name in rows}


def promises(verdicts):
    """Return a line for every promise: holds, or does NOT hold and where."""
    lines = [
        f"- {'holds' if one.holds else '**does NOT hold**'}: {one.text}: {one.detail}"
        for one in verdicts
    ]
    return "\n".join(lines) + "\n"


def of_labs(rows):
    """Return the table of labs, with the medians over labs at its end."""
    columns = (
        *("lab", "key", "95 %", "interact", "quicker", "canvas", "slower"),
        *("drag", "95 %", "a second", "after", "kB", "MB"),
    )
    lines = [[name, *lab_cells(row)] for name, row in rows.items()]
    measured = bars.good(rows).values()
    if measured:
        lines.append(["**median over labs**", *lab_cells(middle(measured))])
    return table(columns, lines)


def middle(rows):
    """Return a row of the medians of all figures."""
    rows = [{**row, "drags": "slider"} for row in rows]
    keys = {key for row in rows for key in row} - {"drags"}
    found = {key: median(row[key] for row in rows if key in row) for key in keys}
    return found | {"drags": "slider" if "rate" in found else "-"}


def lab_cells(row):
    """Return the cells of one lab as text."""
    if "failed" in row:
        return [f"not measured: {row['failed']}", *[""] * 11]
    cells = [row["median"], row["p95"], row["interact"], bars.times_quicker(row)]
    cells += [row["floor"], bars.times_floor(row)]
    if "rate" in row:
        dragged = [row["drag_median"], row["drag_p95"]]
        dragged = [f"{late:.0f}" for late in dragged]
        dragged += [f"{row['rate']:.0f} of {row['asked']:.0f}", f"{row['after']:.0f}"]
    else:
        dragged = [row["drags"], "", "", ""]
    ends = [f"{row['bytes'] / 1000:.0f}", f"{row['growth']:.1f}"]
    return [f"{cell:.1f}" for cell in cells] + dragged + ends


def of_lessons(rows):
    """Return the table of lessons."""
    columns = ("lesson", "seconds", "MB", "first picture", "import")
    return table(columns, [[name, *lesson_cells(row)] for name, row in rows.items()])


def lesson_cells(row):
    """Return the cells of one lesson as text."""
    if "failed" in row:
        return [f"not measured: {row['failed']}", "", "", ""]
    whole = [f"{row[key]:.0f}" for key in ("seconds", "memory")]
    return [*whole, f"{row['first']:.1f}", f"{row['import']:.2f}"]


def of_nn(rows):
    """Return the table of functions: both times at each size, and their ratio."""
    lines = []
    for name, row in rows.items():
        if "failed" in row:
            lines.append([name, f"not measured: {row['failed']}", "", "", ""])
            continue
        for count, ours, theirs in zip(
            row["numbers"], row["ours"], row["theirs"], strict=True
        ):
            cells = [f"{count:,}", f"{ours:.3g}", f"{theirs:.3g}"]
            lines.append([f"`{name}`", *cells, f"{ours / theirs:.2g}"])
    return table(("function", "numbers in", "nn, ms", "Keras, ms", "ratio"), lines)


def table(columns, lines):
    """Return a table in Markdown."""
    rows = [columns, ["---"] * len(columns), *lines]
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in rows) + "\n"
