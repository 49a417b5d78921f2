"""What Jupyter's server makes of a file of settings."""

import tempfile
from pathlib import Path
from typing import Any

OLD_NAME = "jupyter_notebook_config.py"
"""The file that the notes write."""

NEW_NAME = "jupyter_server_config.py"
"""The file that JupyterLab's server reads."""

OLD_SETTINGS = """\
c.IPKernelApp.pylab = "inline"
c.NotebookApp.certfile = "mycert.pem"
c.NotebookApp.ip = "*"
c.NotebookApp.open_browser = False
c.NotebookApp.password = "sha1:51a2f965ee85:4a735c500ede19a082844017e9973bc2daadc93c"
c.NotebookApp.port = 9999
"""
"""Those of the notes, with a port of our own to tell it from Jupyter's."""

NEW_SETTINGS = """\
c.ServerApp.certfile = "mycert.pem"
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.open_browser = False
c.PasswordIdentityProvider.hashed_password = "argon2:..."
c.ServerApp.port = 9999
"""
"""The same today, except that it listens at 127.0.0.1 only."""


def jupyter_settings(text: str = "", name: str = NEW_NAME) -> dict[str, Any]:
    """Return the settings in force in Jupyter's server that finds this one file.

    The server is made, as JupyterLab makes it, and reads its files; it is not started.
    Settings of this machine are left out.

    Parameters
    ----------
    text : str
        The content of the file; by default none.
    name : str
        What the file is called.

    Returns
    -------
    dict
        ``port``, ``ip``, ``certfile``, ``open_browser`` and ``password``, the hash.
        An ip of ``""`` is all addresses of the machine, an empty hash a token.

    Examples
    --------
    >>> jupyter_settings("c.ServerApp.port = 9999")["port"]
    9999
    >>> jupyter_settings("c.NotebookApp.port = 9999", OLD_NAME)["port"]
    8888
    """
    from jupyter_server.auth import PasswordIdentityProvider
    from jupyter_server.serverapp import ServerApp
    from traitlets import default

    class Server(ServerApp):
        """A server that looks for its settings in one folder only."""

        @default("open_browser")
        def _as_jupyterlab(self) -> bool:
            return True

        @property
        def config_file_paths(self) -> list[str]:
            return [self.config_dir]

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_text(text, encoding="utf-8")
        server = Server(config_dir=folder, log_level="CRITICAL")
        server.load_config_file()
    login = PasswordIdentityProvider(config=server.config)
    return {
        "port": server.port,
        "ip": server.ip,
        "certfile": server.certfile,
        "open_browser": server.open_browser,
        "password": login.hashed_password,
    }
