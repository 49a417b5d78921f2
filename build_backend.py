"""Build with setuptools, and add the server's setting to an editable install.

``pip install -e .`` leaves data files out, so JupyterLab would not learn of the server
extension ``helpers.server``. This wraps the standard hook (PEP 660) and adds a file to
the wheel it makes.
"""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from setuptools import build_meta
from setuptools.build_meta import *  # noqa: F403

FILE = "etc/jupyter/jupyter_server_config.d/deep-learning-by-hand.json"
SETTING = '{"ServerApp": {"jpserver_extensions": {"helpers.server": true}}}\n'


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    """Build the wheel as setuptools does, and put the setting into it."""
    name = build_meta.build_editable(
        wheel_directory, config_settings, metadata_directory
    )
    _add(Path(wheel_directory, name))
    return name


def _add(wheel):
    project = "-".join(wheel.name.split("-")[:2])
    place = f"{project}.data/data/{FILE}"
    with ZipFile(wheel) as old:
        contents = {name: old.read(name) for name in old.namelist()}
    contents[place] = SETTING.encode()
    contents[f"{project}.dist-info/RECORD"] += f"{place},,\n".encode()
    with ZipFile(wheel, "w", ZIP_DEFLATED) as new:
        for name, content in contents.items():
            new.writestr(name, content)
