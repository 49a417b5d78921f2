"""What plot magics really send to the page."""

import warnings
from collections import Counter

PATIENCE = 300  # seconds: a class may start its kernels all at once

PLOT = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"


def plot_outputs(*magics: str) -> list[Counter[str]]:
    """Draw one plot under each magic, in a notebook of its own, and count the outputs.

    Parameters
    ----------
    *magics : str
        First lines of a cell, such as ``"%matplotlib notebook"``; may be empty.

    Returns
    -------
    list of Counter of str
        For each magic, how many outputs of each kind there are, as ``image/png``.

    Raises
    ------
    ValueError
        If a cell fails.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    cells = [nbformat.v4.new_code_cell(f"{magic}\n{PLOT}") for magic in magics]
    notebook = nbformat.v4.new_notebook(cells=cells)
    client = NotebookClient(
        notebook,
        timeout=PATIENCE,
        startup_timeout=PATIENCE,
        extra_arguments=["--log-level=ERROR"],
    )
    try:
        with warnings.catch_warnings():  # of a home folder that cannot be written
            warnings.filterwarnings("ignore", "IPython (dir|parent)")
            client.execute()
    except CellExecutionError as error:
        raise ValueError(f"the cell failed: {error.ename}: {error.evalue}") from error
    return [
        Counter(kind for output in cell.outputs for kind in output.get("data", {}))
        for cell in notebook.cells
    ]
