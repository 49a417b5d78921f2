"""A sound as a wave and by its frequencies, and what two networks take it for."""

from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

SOFTEST, LOUDEST = -70.0, 0.0
"""Ends of the scale of brightness, in decibels."""
WAVE = 0.03
"""How much of the wave is drawn, in seconds."""

LOOKS = {
    "one voice": (style.BLUE, "o", "-"),
    "varied pitch": (style.FAINT, "<", ":"),
    "varied tract": (style.FAINT, ">", ":"),
    "varied pitch and tract": (style.GREEN, "s", "-."),
    "varied pitch, tract, noise": (style.ORANGE, "D", "-"),
    "people": (style.INK, "*", "--"),
}
"""Colour, marker and dashes of every recipe."""


class Bars(NamedTuple):
    """How the answers of one reader are drawn."""

    color: str
    fill: str
    below: float
    """Where in the row of a word, in rows below its middle."""


READERS = {
    "one voice": Bars(style.BLUE, style.BLUE, -0.19),
    "varied": Bars(style.ORANGE, style.PAPER, 0.19),
}


class VoicesPicture(Picture):
    """Wave over spectrogram, two answers beside each other, accuracy by clips.

    Parameters
    ----------
    seconds : float
        How much of a sound is shown.
    highest : float, in hertz
        Where the spectrogram ends.
    """

    size = (9.8, 4.5)

    def __init__(self, seconds: float, highest: float) -> None:
        self.seconds, self.highest = seconds, highest
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the sound at the left, the answers and the accuracy beside it."""
        places = figure.add_gridspec(
            2, 3, width_ratios=[1.15, 0.95, 1.15], height_ratios=[1, 2.2]
        )
        figure.get_layout_engine().set(wspace=0.07)
        self._wave(figure.add_subplot(places[0, 0]))
        self._spectrogram(figure.add_subplot(places[1, 0]))
        self.answer_axes = figure.add_subplot(places[:, 1])
        self.accuracy_axes = figure.add_subplot(places[:, 2])
        self._drawn = False

    def _wave(self, axes: Axes) -> None:
        axes.set(title="sound", xlabel="time (ms)", ylabel="pressure")
        axes.set(xlim=(0, 1000 * WAVE), ylim=(-1.08, 1.08), yticks=[-1, 0, 1])
        self.wave = self.moving(axes.plot([], [], color=style.BLUE, lw=1.2)[0])

    def _spectrogram(self, axes: Axes) -> None:
        axes.set(title="spectrogram", xlabel="time (s)", ylabel="frequency (kHz)")
        self.image = self.moving(
            axes.imshow(
                np.zeros((2, 2)),
                cmap=style.SHARE,
                vmin=SOFTEST,
                vmax=LOUDEST,
                origin="lower",
                aspect="auto",
                extent=(0, self.seconds, 0, self.highest / 1000),
            )
        )
        axes.set(xlim=(0, self.seconds), ylim=(0, self.highest / 1000))
        self.marks = self.moving(
            axes.plot([], [], "<", color=style.INK, ms=5, clip_on=False)[0]
        )
        self.formants = self.moving(Words(size=9, align="left"))
        axes.add_artist(self.formants)
        self.formants.set_clip_on(False)

    def show(self, result) -> None:
        """Show a ``labs`` voices result."""
        if not self._drawn:
            self._still(result)
        count = round(WAVE * result.sound.rate)
        start = (len(result.shown) - count) // 2
        self.wave.set_data(
            1000 * np.arange(count) / result.sound.rate,
            result.shown[start : start + count],
        )
        self.image.set_data(result.decibels.T)
        kilohertz = result.formants[:3] / 1000
        self.marks.set_data(np.full(len(kilohertz), 1.025 * self.seconds), kilohertz)
        places = [(1.05 * self.seconds, k + 0.16) for k in kilohertz]
        self.formants.show(["F1", "F2", "F3"][: len(kilohertz)], places)
        for reader, bars in self.bars.items():
            bars.set_verts(_bars(result.answers[reader], READERS[reader].below))
        self.spoken.set_ydata([result.words.index(result.word)])

    def _still(self, result) -> None:
        """Draw the figures that never change, once they are known."""
        self._drawn = True
        self._answers(self.answer_axes, result.words)
        self._accuracy(self.accuracy_axes, result)
        self.refresh()

    def _answers(self, axes: Axes, words: tuple[str, ...]) -> None:
        axes.set(title="what the networks hear", xlabel="probability")
        axes.set(xlim=(-0.06, 1.02), ylim=(len(words) - 0.4, -0.6))
        axes.set_yticks(range(len(words)), words)
        axes.tick_params(axis="y", length=0)
        self.bars = {}
        for reader, (color, fill, _) in READERS.items():
            bars = PolyCollection([], fc=fill, ec=color, lw=1.5, label=reader)
            self.bars[reader] = self.moving(axes.add_collection(bars))
        self.spoken = self.moving(
            axes.plot([-0.035], [0], ">", color=style.PINK, ms=9, label="spoken")[0]
        )
        axes.figure.legend(
            [self.spoken, *self.bars.values()],
            ["spoken", "heard by the network taught by one voice", "by varied voices"],
            **{"loc": "outside lower center", "ncols": 3, "frameon": False},
        )

    def _accuracy(self, axes: Axes, result) -> None:
        axes.set(title="vowels as measured in people", xlabel="clips trained on")
        axes.set_ylabel("named rightly (share)")
        axes.set(xscale="log", ylim=(0, 1.02))
        for recipe, accuracy in result.accuracy.items():
            color, marker, dashes = LOOKS[recipe]
            axes.plot(
                result.clips,
                accuracy.mean(axis=1),
                color=color,
                marker=marker,
                ls=dashes,
                label=recipe,
            )
        axes.set_xticks(result.clips, [f"{clips}" for clips in result.clips])
        axes.minorticks_off()
        axes.grid(color=style.GRID)
        axes.legend(loc="lower right", fontsize=8.5, frameon=False)


def _bars(shares: np.ndarray, below: float) -> np.ndarray:
    """Return the corners of a bar for each row: (rows, 4, 2)."""
    rows = np.arange(len(shares))
    corners = [(0, -0.17), (1, -0.17), (1, 0.17), (0, 0.17)]
    return np.stack(
        [np.stack([x * shares, rows + below + y], axis=-1) for x, y in corners], axis=1
    )
