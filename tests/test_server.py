"""The Jupyter server sends a kernel's messages at once."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

from jupyter_server.services.kernels.connection.channels import (
    ZMQChannelsWebsocketConnection,
)

import build_backend
from helpers import server


def app_with(connection):
    settings = {server.SETTING: connection}
    app = SimpleNamespace(
        web_app=SimpleNamespace(settings=settings),
        contents_manager=SimpleNamespace(get=dict),
    )
    server._load_jupyter_server_extension(app)
    return settings[server.SETTING]


def test_the_usual_connection_becomes_a_prompt_one():
    assert app_with(ZMQChannelsWebsocketConnection) is server.PromptConnection


def test_a_connection_of_another_kind_is_left_alone():
    assert app_with(SimpleNamespace) is SimpleNamespace


def test_a_prompt_connection_lets_no_message_wait(monkeypatch):
    set_to = []
    handler = SimpleNamespace(set_nodelay=set_to.append)
    monkeypatch.setattr(
        ZMQChannelsWebsocketConnection, "connect", lambda self: "connected"
    )
    monkeypatch.setattr(server.PromptConnection, "websocket_handler", handler)
    connection = object.__new__(server.PromptConnection)
    assert connection.connect() == "connected" and set_to == [True]


def test_installing_the_course_enables_it_in_this_environment():
    setting = json.loads(Path(sys.prefix, build_backend.FILE).read_text())
    assert setting["ServerApp"]["jpserver_extensions"] == {"helpers.server": True}
