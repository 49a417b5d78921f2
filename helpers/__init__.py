"""The shared package of the course: see CONTRIBUTING.md for its layers."""

from helpers._source import source

__all__ = ["source"]
