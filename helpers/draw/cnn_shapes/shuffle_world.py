"""Digits before and after a shuffle of their pixels, and who can read them."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

LOOKS = {
    "cnn": {"color": style.BLUE, "marker": "o", "ls": "-", "label": "CNN"},
    "dense": {"color": style.ORANGE, "marker": "s", "ls": "--", "label": "dense net"},
}
WORLDS = {"centred": "digits in the middle", "moving": "digits anywhere"}
CHANCE = 0.1


class ShuffleWorldPicture(Picture):
    """Two strips of digits over what two networks read of them in two worlds."""

    size = (9.0, 5.6)

    def build(self, figure: Figure) -> None:
        """Lay out the strips above bars and curves."""
        top, bottom = figure.subfigures(2, 1, height_ratios=[1, 1.5])
        strips = top.subplots(2, 1)
        self.strips = [self._strip(axes) for axes in strips]
        for axes, label in zip(strips, ("as they are", "shuffled"), strict=True):
            axes.set_ylabel(label)
        strips[0].set_title("test digits: all pictures go through the same shuffle")
        now, *worlds = bottom.subplots(1, 3, width_ratios=[1, 1.6, 1.6])
        self._bars(now)
        self.panels = dict(zip(WORLDS, worlds, strict=True))
        self.cursors = {
            name: self.moving(axes.axvline(0, color=style.PINK, lw=2))
            for name, axes in self.panels.items()
        }
        self._drawn = False

    def _strip(self, axes: Axes):
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
        return self.moving(axes.imshow(np.zeros((2, 2, 3), np.uint8)))

    def _bars(self, axes: Axes) -> None:
        names = [look["label"] for look in LOOKS.values()]
        axes.set(title="read rightly", ylabel="accuracy", ylim=(0, 1.1))
        axes.set_xlabel("dots: three training runs")
        axes.set(xlim=(-0.5, 2.1), xticks=[0, 1], xticklabels=names)
        colors = [look["color"] for look in LOOKS.values()]
        bars = axes.bar([0, 1], [0, 0], width=0.7, color=colors, alpha=style.SHEER)
        self.bars = [self.moving(bar) for bar in bars]
        self.seeds = self.moving(
            axes.plot([], [], "o", color=style.INK, ms=4, zorder=4)[0]
        )
        self.values = [
            self.moving(axes.text(x, 0, "", ha="center", va="bottom")) for x in (0, 1)
        ]
        _chance(axes)

    def show(self, result) -> None:
        """Show a ``labs`` shuffle result: digits, bars, and the place on the curves."""
        if not self._drawn:
            self._curves(result)
        for strip, digits in zip(
            self.strips, (result.before, result.after), strict=True
        ):
            row = _in_a_row(digits)
            strip.set_data(row)
            height, width, _ = row.shape
            strip.set_extent((-0.5, width - 0.5, height - 0.5, -0.5))
        nets = result.accuracy[result.world]
        runs = [nets[name][result.number] for name in LOOKS]
        for bar, value, seeds in zip(self.bars, self.values, runs, strict=True):
            bar.set_height(seeds.mean())
            value.set_text(f"{seeds.mean():.0%}")
            value.set_y(seeds.max() + 0.02)
        offsets = np.linspace(-0.2, 0.2, len(runs[0]))
        places = [x + offsets for x in (0, 1)]
        self.seeds.set_data(np.concatenate(places), np.concatenate(runs))
        for name, cursor in self.cursors.items():
            cursor.set_visible(name == result.world)
            cursor.set_xdata([100 * result.shares[result.number]] * 2)

    def _curves(self, result) -> None:
        self._drawn = True
        shares = 100 * np.array(result.shares)
        for world, axes in self.panels.items():
            axes.set(title=WORLDS[world], xlabel="pixels shuffled (%)")
            axes.set_ylabel("accuracy, correlation")
            axes.set(xlim=(-5, 105), ylim=(-0.05, 1.1), xticks=shares)
            axes.grid(color=style.GRID)
            axes.plot(
                shares,
                result.neighbours[world],
                color=style.FAINT,
                ls=":",
                label="neighbours correlate",
            )
            for name, look in LOOKS.items():
                runs = result.accuracy[world][name]
                axes.plot(shares, runs.mean(axis=1), **look)
                axes.plot(shares, runs, ".", color=look["color"], ms=5)
            _chance(axes)
        self.panels["centred"].legend(loc=(0.29, 0.42), frameon=False)
        self.refresh()


def _chance(axes: Axes) -> None:
    axes.axhline(CHANCE, color=style.INK, lw=1, ls=(0, (1, 2)))
    axes.text(
        0.98,
        CHANCE + 0.01,
        "chance",
        ha="right",
        va="bottom",
        fontsize=9,
        transform=axes.get_yaxis_transform(),
    )


def _in_a_row(digits: np.ndarray) -> np.ndarray:
    """Lay images side by side, a white column after each: (height, width, 3) bytes."""
    gapped = np.full((*digits.shape[:2], digits.shape[2] + 1), 255, np.uint8)
    gapped[:, :, :-1] = np.round(255 * digits)
    return np.repeat(np.hstack(gapped)[:, :, None], 3, axis=2)
