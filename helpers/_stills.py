"""A notebook that no kernel runs shows its stills instead of widgets that are gone.

A saved lab keeps its live view beside its picture. Jupyter prefers the view, and where
the kernel is no more it shows "Error displaying widget: model not found". So the server
hands such a notebook out without its views. JupyterLab also shows a picture without its
text alternative, but not the same picture in HTML: that is put beside it, and taken out
again before the notebook is saved.
"""

from collections.abc import Awaitable, Callable
from functools import wraps
from html import escape
from inspect import iscoroutinefunction
from typing import Any

import psutil

VIEW = "application/vnd.jupyter.widget-view+json"

OURS = '<img class="course-still" '
"""How the HTML begins that stands beside a picture."""


def show_stills(app: Any) -> None:
    """Leave the views out of what `app` reads, unless it reads in a way of its own."""
    contents = app.contents_manager
    if iscoroutinefunction(contents.get):
        contents.get = _without_lost_views(contents.get, app)
        contents.save = _without_html(contents.save)


def _without_lost_views(
    get: Callable[..., Awaitable[dict]], app: Any
) -> Callable[..., Awaitable[dict]]:
    @wraps(get)
    async def get_still(*args: Any, **kwargs: Any) -> dict:
        model = await get(*args, **kwargs)
        notebook = model["type"] == "notebook" and model["content"]
        if notebook and not await _has_its_kernel(model, app):
            _leave_out_views(notebook)
            for output in _outputs(notebook):
                _give_alternative(output)
        return model

    return get_still


def _without_html(save: Callable[..., Awaitable[dict]]) -> Callable:
    @wraps(save)
    async def save_still(model: dict, *args: Any, **kwargs: Any) -> dict:
        content = model.get("content")
        if model.get("type") == "notebook" and content:
            for output in _outputs(content):
                if str(output["data"].get("text/html")).startswith(OURS):
                    del output["data"]["text/html"]
        return await save(model, *args, **kwargs)

    return save_still


async def _has_its_kernel(model: dict, app: Any) -> bool:
    """Say whether the kernel that runs a notebook began before it was saved."""
    path, saved = model["path"].strip("/"), model["last_modified"].timestamp()
    running = {
        one["path"].strip("/"): one["kernel"]["id"]
        for one in await app.session_manager.list_sessions()
    }
    return path in running and _began(app.kernel_manager, running[path]) < saved


def _began(kernels: Any, kernel_id: str) -> float:
    """Return when a kernel began: at 0 where it is no process of this machine."""
    process = getattr(kernels.get_kernel(kernel_id).provisioner, "process", None)
    try:
        return psutil.Process(process.pid).create_time() if process else 0.0
    except psutil.NoSuchProcess:
        return float("inf")


def _leave_out_views(notebook: dict) -> None:
    """Take out the views of `notebook`, unless it keeps what they would show."""
    if "widgets" in notebook["metadata"]:
        return
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [one for one in cell["outputs"] if _is_left(one)]


def _outputs(notebook: dict) -> list[dict]:
    """Return the outputs of `notebook` that can be shown in several ways."""
    outputs = [cell.get("outputs", []) for cell in notebook.get("cells", [])]
    return [one for some in outputs for one in some if "data" in one]


def _give_alternative(output: dict) -> None:
    """Put a picture that has words for those who do not see it into HTML with them."""
    data, told = output["data"], output.get("metadata", {}).get("image/png", {})
    if "alt" in told and "image/png" in data and VIEW not in data:
        picture = "".join(data["image/png"]).replace("\n", "")
        words = f'alt="{escape(told["alt"])}"'
        data["text/html"] = f'{OURS}{words} src="data:image/png;base64,{picture}">'


def _is_left(output: dict) -> bool:
    """Take the view out of `output`; say whether there is anything else in it."""
    if VIEW not in output.get("data", {}):
        return True
    del output["data"][VIEW]
    return bool(output["data"])
