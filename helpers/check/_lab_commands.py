"""What the installed JupyterLab offers in its menus."""

from pathlib import Path


def lab_offers(command: str) -> bool:
    """Say whether a menu of the installed JupyterLab holds a command.

    Parameters
    ----------
    command : str
        Its name inside JupyterLab: ``"docmanager:clone"`` opens a second view of a
        file.

    Examples
    --------
    >>> lab_offers("docmanager:clone"), lab_offers("docmanager:brew-tea")
    (True, False)
    """
    from jupyter_core.paths import jupyter_path

    folders = [Path(folder) for folder in jupyter_path("lab", "schemas")]
    plugins = [file for folder in folders for file in folder.rglob("*.json")]
    wanted = f'"{command}"'
    return any(wanted in file.read_text(encoding="utf-8") for file in plugins)
