"""How the Jupyter server sends the messages of a kernel, and reads notebooks.

The server's web sockets wait with a small message until the one before it has been
acknowledged (Nagle's algorithm), which browsers on the same machine delay by 40 ms: a
picture would trail the hand by that much. Installing the course (``build_backend.py``)
makes this module an extension of the server in the same environment. Notebooks without
a kernel are read as `helpers._stills` says.
"""

from typing import Any

from jupyter_server.services.kernels.connection.channels import (
    ZMQChannelsWebsocketConnection,
)

from helpers._stills import show_stills

SETTING = "kernel_websocket_connection_class"


class PromptConnection(ZMQChannelsWebsocketConnection):
    """A connection between kernel and browser that lets no message wait."""

    def connect(self) -> Any:
        """Connect as always, with TCP_NODELAY set."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "helpers.server"}]


def _load_jupyter_server_extension(app: Any) -> None:
    """Let kernels answer promptly, unless the server has connections of its own.

    And let notebooks that no kernel runs show their pictures.
    """
    settings = app.web_app.settings
    if settings.get(SETTING) is ZMQChannelsWebsocketConnection:
        settings[SETTING] = PromptConnection
    show_stills(app)
