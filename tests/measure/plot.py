"""The two pictures of the figures: labs beside interact, and nn beside Keras."""

from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from helpers.draw import style
from tests.measure.bars import good

HAND, PER_PANEL = 50, 34
"""Milliseconds that a hand may wait, and labs that fit below each other."""

MARKS = (
    ("floor", "the same picture on a bare canvas", "|", style.INK),
    ("median", "this lab", "o", style.BLUE),
    ("p95", "this lab, 95 %", ">", style.BLUE),
    ("interact", "the same picture with interact", "x", style.ORANGE),
)


def labs(rows):
    """Return a figure with a line for every lab: floor, lab and interact."""
    rows = good(rows)
    names = sorted(rows, key=lambda name: rows[name]["median"])
    panels = [names[i : i + PER_PANEL] for i in range(0, len(names), PER_PANEL)]
    tallest = max(map(len, panels), default=1)
    with mpl.rc_context(style.SETTINGS):
        size = (5 * max(1, len(panels)), 1.6 + 0.2 * tallest)
        figure = Figure(figsize=size, layout="constrained")
        every = figure.subplots(1, max(1, len(panels)), sharex=True, squeeze=False)
        for axes, shown in zip(every[0], panels, strict=False):
            _panel(axes, shown, rows, tallest)
        figure.supxlabel("from the key to the painted picture, milliseconds", size=10)
        figure.legend(handles=_legend(), loc="outside upper center", ncols=3)
    return figure


def _panel(axes, names, rows, tallest):
    places = range(len(names))
    ends = [[rows[name][key] for name in names] for key in ("floor", "interact")]
    axes.hlines(places, *ends, colors=style.GRID, lw=1, zorder=0)
    for key, _, marker, colour in MARKS:
        times = [rows[name][key] for name in names]
        hollow = {"mfc": "none"} if key == "p95" else {}
        axes.plot(times, places, ls="", marker=marker, color=colour, ms=5, **hollow)
    axes.axvline(HAND, color=style.INK, ls="--", lw=1)
    axes.set(xscale="log", ylim=(tallest - 0.5, -0.5))
    axes.set_yticks(list(places), names, size=8)
    axes.xaxis.set_major_formatter("{x:g}")


def _legend():
    marks = [
        Line2D([], [], ls="", marker=m, color=c, label=text)
        if key != "p95"
        else Line2D([], [], ls="", marker=m, color=c, mfc="none", label=text)
        for key, text, m, c in MARKS
    ]
    bar = f"bar: {HAND} ms for the median"
    return [*marks, Line2D([], [], color=style.INK, ls="--", lw=1, label=bar)]


def nn(rows):
    """Return a figure of time against size, a field for every operation."""
    theirs = {"color": style.ORANGE, "ls": "--", "marker": "s", "mfc": "none"}
    with mpl.rc_context(style.SETTINGS):
        figure = Figure(figsize=(10, 5.2), layout="constrained")
        fields = figure.subplots(2, 4, sharex=True, sharey=True).flat
        for axes, (name, row) in zip(fields, good(rows).items(), strict=False):
            axes.loglog(row["numbers"], row["ours"], "o-", color=style.BLUE)
            axes.loglog(row["numbers"], row["theirs"], **theirs)
            axes.set_title(name)
            axes.grid(color=style.GRID, lw=0.6)
        figure.supxlabel("numbers that go in", size=10)
        figure.supylabel("milliseconds", size=10)
        handles = [
            Line2D([], [], color=style.BLUE, marker="o", label="helpers.nn (NumPy)"),
            Line2D([], [], **theirs, label="Keras"),
        ]
        figure.legend(handles=handles, loc="outside upper center", ncols=2)
    return figure


def save(figure, path):
    """Write a figure as PNG."""
    figure.savefig(Path(path), dpi=110)
