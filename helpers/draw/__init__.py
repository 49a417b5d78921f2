"""Pictures: artists built once on a figure, then moved by every new result."""

from helpers.draw._quiet import quiet

with quiet("matplotlib"):  # it warns where the home folder cannot be written
    from helpers.draw._picture import Picture

__all__ = ["Picture"]
