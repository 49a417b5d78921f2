"""The settings of one layer on one line."""

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets

from helpers import nn

NONE = "no layer"

NEW = {
    "Conv2D": nn.Conv2D(8),
    "MaxPooling2D": nn.MaxPooling2D(),
    "AveragePooling2D": nn.AveragePooling2D(),
    "GlobalMaxPooling2D": nn.GlobalMaxPooling2D(),
    "GlobalAveragePooling2D": nn.GlobalAveragePooling2D(),
    "Flatten": nn.Flatten(),
    "Dense": nn.Dense(10),
}
"""What each kind of layer begins with."""

POOLS = ("MaxPooling2D", "AveragePooling2D")

NO_ACTIVATION = "–"
ACTIVATIONS = [NO_ACTIVATION, "relu", "softmax", "tanh", "sigmoid"]
PADDINGS = ["valid", "same"]

SHOWN = {
    "Conv2D": "count height width strides dilation_rate padding activation",
    "MaxPooling2D": "height strides padding",
    "AveragePooling2D": "height strides padding",
    "Dense": "count activation",
}
"""Which fields a kind of layer needs."""


class LayerRow(widgets.HBox):
    """A menu for the kind of a layer, and the settings that apply to it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.kind = self._menu(f"Layer {number}", [NONE, *NEW], 226)
        self.kind.style.description_width = "52px"
        self.fields = {
            "count": self._number("filters", "number of filters or units", 4096, 90),
            "height": self._number("kernel", "height of the window, pixels", 15, 82),
            "width": self._number("×", "width of the window, pixels", 15, 52),
            "strides": self._number("stride", "pixels to the next window", 15, 79),
            "dilation_rate": self._number("dilation", "pixels between taps", 15, 89),
            "padding": self._menu("padding", PADDINGS, 124),
            "activation": self._menu("then", ACTIVATIONS, 112),
        }
        super().__init__(
            [self.kind, *self.fields.values()],
            layout=widgets.Layout(width="100%", flex_flow="row wrap"),
        )
        self._action: Callable[[], None] = lambda: None
        self._filling = False
        self.kind.observe(self._begin, names="value")
        self.fields["height"].observe(self._stride_follows, names="value")
        for field in self.fields.values():
            field.observe(self._edited, names="value")

    def on_change(self, action: Callable[[], None]) -> None:
        """Call `action` after every edit by hand."""
        self._action = action

    def read(self) -> nn.layers.Layer | None:
        """Return the layer that stands here, or None."""
        now = {name: field.value for name, field in self.fields.items()}
        activation = None if now["activation"] == NO_ACTIVATION else now["activation"]
        kind, size = self.kind.value, (now["height"], now["width"])
        if kind == NONE:
            return None
        if kind == "Conv2D":
            size = size[0] if size[0] == size[1] else size
            rest = (now[n] for n in ("strides", "padding", "dilation_rate"))
            return nn.Conv2D(now["count"], size, *rest, activation)
        if kind in POOLS:
            strides = None if now["strides"] == size[0] else now["strides"]
            return type(NEW[kind])(size[0], strides, now["padding"])
        if kind == "Dense":
            return nn.Dense(now["count"], activation)
        return NEW[kind]

    def write(self, layer: nn.layers.Layer | None) -> None:
        """Show `layer` here."""
        kind = type(layer).__name__ if layer is not None else NONE
        self._filling = True
        self.kind.value = kind
        for name, value in _settings(layer).items():
            field = self.fields[name]
            if isinstance(field, widgets.BoundedIntText):
                field.max = max(field.max, value)
            field.value = value
        shown = SHOWN.get(kind, "").split()
        for name, field in self.fields.items():
            field.layout.display = "" if name in shown else "none"
        self.fields["count"].description = "units" if kind == "Dense" else "filters"
        self.fields["height"].description = "pool" if kind in POOLS else "kernel"
        self._filling = False

    def _number(self, label: str, tooltip: str, high: int, width: int) -> Any:
        return widgets.BoundedIntText(
            min=1,
            max=high,
            description=label,
            tooltip=f"Layer {self.number}: {tooltip}",
            layout=_layout(width),
            style={"description_width": "initial"},
        )

    def _menu(self, label: str, options: list[str], width: int) -> widgets.Dropdown:
        return widgets.Dropdown(
            options=options,
            description=label,
            layout=_layout(width),
            style={"description_width": "initial"},
        )

    def _begin(self, _: Any) -> None:
        if not self._filling:
            self.write(NEW.get(self.kind.value))
            self._action()

    def _stride_follows(self, change: dict[str, Any]) -> None:
        strides = self.fields["strides"]
        if self.kind.value in POOLS and strides.value == change["old"]:
            self._filling, filling = True, self._filling
            strides.value = change["new"]
            self._filling = filling

    def _edited(self, _: Any) -> None:
        if not self._filling:
            self._action()


def _layout(width: int) -> widgets.Layout:
    return widgets.Layout(width=f"{width}px", margin="1px 3px 1px 0")


def _settings(layer: nn.layers.Layer | None) -> dict[str, Any]:
    """Return what the fields show for `layer`, by the name of the field."""
    match layer:
        case nn.Conv2D(filters, size, strides, padding, gap, activation):
            height, width = (size, size) if isinstance(size, int) else size
            window = {"height": height, "width": width, "strides": strides}
            rest = {"padding": padding, "dilation_rate": gap}
            return {
                "count": filters,
                "activation": activation or NO_ACTIVATION,
                **window,
                **rest,
            }
        case nn.MaxPooling2D(size, strides, padding) | nn.AveragePooling2D(
            size, strides, padding
        ):
            return {"height": size, "strides": strides or size, "padding": padding}
        case nn.Dense(units, activation):
            return {"count": units, "activation": activation or NO_ACTIVATION}
    return {}
