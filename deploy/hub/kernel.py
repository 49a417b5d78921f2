"""A kernel behind a hub, spoken to as JupyterLab speaks: over one websocket."""

import json
from collections.abc import AsyncIterator
from uuid import uuid4

from jupyter_server.services.kernels.connection.base import deserialize_binary_message
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

LARGEST = 2**28  # bytes of one message; a lesson's pictures are far smaller


class Kernel:
    """The connection of one open lesson."""

    def __init__(self, socket: WebSocketClientConnection) -> None:
        self._socket = socket
        self._session = uuid4().hex

    @classmethod
    async def connect(cls, request: HTTPRequest) -> "Kernel":
        """Open the websocket at the address of `request`."""
        return cls(await websocket_connect(request, max_message_size=LARGEST))

    async def ask(self, kind: str, content: dict) -> AsyncIterator[dict]:
        """Send a message; give every answer to it until the kernel is done with it.

        Raises
        ------
        RuntimeError
            If the connection ends first: the kernel died, or its server did.
        """
        number = uuid4().hex
        header = {"msg_id": number, "msg_type": kind, "session": self._session}
        message = {
            **{"header": header, "parent_header": {}, "metadata": {}},
            **{"channel": "shell", "content": content},
        }
        await self._socket.write_message(json.dumps(message))
        while (text := await self._socket.read_message()) is not None:
            answer = _unpacked(text)
            if answer["parent_header"].get("msg_id") != number:
                continue
            yield answer
            if answer["content"].get("execution_state") == "idle":
                return
        raise RuntimeError("the kernel fell silent")

    async def run(self, code: str) -> AsyncIterator[dict]:
        """Run `code`; give every answer.

        Raises
        ------
        RuntimeError
            If the code raises.
        """
        asked = {"code": code, "silent": False, "allow_stdin": False}
        async for answer in self.ask("execute_request", asked):
            if answer["msg_type"] == "error":
                raise RuntimeError(f"{answer['content']['evalue']} in:\n{code}")
            yield answer

    async def printed(self, code: str) -> str:
        """Run `code`; return what it printed."""
        return "".join(
            [
                answer["content"]["text"]
                async for answer in self.run(code)
                if answer["msg_type"] == "stream"
            ]
        )

    def close(self) -> None:
        """Close the connection; the kernel lives on."""
        self._socket.close()


def _unpacked(text: str | bytes) -> dict:
    if isinstance(text, bytes):
        return deserialize_binary_message(text)
    return json.loads(text)
