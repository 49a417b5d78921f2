"""Menus with the room that their options need."""

from helpers.labs.controls import Control


def sized(menu: Control, width: int, label_width: int) -> Control:
    """Give a menu its `width` and its label `label_width`, in pixels of the page."""
    menu.source.layout.width = f"{width}px"
    menu.source.style.description_width = f"{label_width}px"
    menu.view.layout.margin = "1px 8px 1px 0"
    return menu
