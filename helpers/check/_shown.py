"""What a notebook shows as a page, and everything else as plain text."""

from html import escape
from textwrap import fill

INK = "color: var(--jp-ui-font-color1, inherit)"
LINE = "var(--jp-border-color1, currentColor)"


class Shown:
    """A result that displays itself; never by colour alone.

    A subclass writes ``text`` and ``html``.
    """

    def text(self) -> str:
        """Return the result as plain text, up to 80 characters wide."""
        raise NotImplementedError

    def html(self) -> str:
        """Return the result as HTML in the colours of JupyterLab's theme."""
        raise NotImplementedError

    def __repr__(self) -> str:
        """Return the plain text, so that a terminal shows it too."""
        return self.text()

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, str]:
        return {"text/plain": self.text(), "text/html": self.html()}


def wrapped(words: str, start: str = "  ") -> str:
    """Return lines of up to 80 characters, the later ones indented below `start`."""
    return fill(
        words,
        width=80,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )


def box(heading: str, *rows: str, edge: str = LINE) -> str:
    """Return a box of rows of HTML under a bold heading of plain text."""
    style = f"{INK}; border-left: 4px solid {edge}; padding: 0.2em 0 0.2em 0.8em"
    lines = "".join(f"<div>{row}</div>" for row in rows)
    return f'<div style="{style}"><strong>{escape(heading)}</strong>{lines}</div>'


def code(text: str) -> str:
    """Return plain text as HTML in the letters of code, its line breaks kept."""
    return f'<code style="{INK}; white-space: pre-wrap">{escape(text)}</code>'


def table(caption: str, widths: dict[str, int], rows: list[tuple[str, ...]]) -> str:
    """Return an HTML table as wide as the notebook, whose cells wrap.

    Parameters
    ----------
    caption : str
        Plain text that says what the table holds.
    widths : dict of str to int, in per cent
        Plain headings of the columns, and their widths.
    rows : list of tuples
        The HTML of the cells.
    """
    cell = f"{INK}; text-align: left; vertical-align: top; white-space: normal"
    heads = "".join(
        f'<th scope="col" style="{cell}; width: {width}%">{escape(head)}</th>'
        for head, width in widths.items()
    )
    body = "".join(
        "<tr>" + "".join(f'<td style="{cell}">{part}</td>' for part in row) + "</tr>"
        for row in rows
    )
    return (
        f'<table style="{INK}; width: 100%; margin: 0">'
        f'<caption style="{cell}">{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )
