"""The course's server as its systemd unit would start it, on loopback."""

import http.client
import json
import os
import shlex
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from typing import NamedTuple

import websocket

COURSE = Path(__file__).parents[2]
AWS = COURSE / "deploy" / "aws"
MACHINE = AWS / "machine"
NAME = "course.example.org"
OTHER_USER = 65534  # nobody: owns the secrets when root runs the tests

WITHOUT_ROOTS_RIGHTS = "--bounding-set=-all"


class Reply(NamedTuple):
    """What a server answered."""

    status: int
    headers: dict
    text: str


class Server(NamedTuple):
    """A running server and what the test knows of it."""

    port: int
    password: str
    folder: Path
    activity: Path
    secrets: Path
    certificate: Path
    process: subprocess.Popen

    @property
    def url(self):
        return f"https://127.0.0.1:{self.port}"

    def context(self):
        """Return a TLS context that trusts this very certificate and no other."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        context.check_hostname = False
        return context

    def ask(self, path, method="GET", data=None, source=None, **headers):
        """Send one request; redirects are not followed."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(
            self.url + path, data=data, headers=headers, method=method
        )
        handlers = [_StayHere, _Https(self.context(), source)]
        opener = urllib.request.build_opener(*handlers)
        try:
            answer = opener.open(request, timeout=20)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            text = answer.read().decode(errors="replace")
            return Reply(answer.status, answer.headers, text)

    def try_password(self, password, source=None, **more):
        """Fill in the login form, as a browser does."""
        xsrf = cookies(self.ask("/login", source=source))["_xsrf"]
        fields = {"_xsrf": xsrf, "password": password, **more}
        data = urllib.parse.urlencode(fields)
        return self.ask(
            "/login",
            method="POST",
            data=data.encode(),
            source=source,
            Cookie=f"_xsrf={xsrf}",
        )

    def log_in(self):
        """Return the headers of somebody who knows the password."""
        reply = self.try_password(self.password)
        assert reply.status == 302, reply
        cookie = "; ".join(f"{n}={v}" for n, v in cookies(reply).items())
        xsrf = cookies(self.ask("/login"))["_xsrf"]
        page = self.ask("/lab", Cookie=cookie)
        xsrf = cookies(page).get("_xsrf", xsrf)
        return {"Cookie": f"{cookie}; _xsrf={xsrf}", "X_XSRFToken": xsrf}


def cookies(reply):
    """Return the cookies that a reply sets."""
    jar = SimpleCookie()
    for line in reply.headers.get_all("Set-Cookie") or []:
        jar.load(line)
    return {name: morsel.value for name, morsel in jar.items()}


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *ignored):
        return None


class _Https(urllib.request.HTTPSHandler):
    """HTTPS from an address of our choice: all of 127.0.0.0/8 is this machine."""

    def __init__(self, context, source):
        super().__init__(context=context)
        self._source = (source, 0) if source else None

    def https_open(self, request):
        def connect(host, **options):
            return http.client.HTTPSConnection(
                host, source_address=self._source, context=self._context, **options
            )

        return self.do_open(connect, request)


@contextmanager
def serve(learner_folder, *options, **environment):
    """Start the unit's command with this Python; yield a `Server`."""
    with tempfile.TemporaryDirectory(prefix="c") as home:
        home = Path(home)
        (home / "runtime").mkdir()
        password = _make_secrets(home)
        port = free_port()
        settings = {
            "COURSE_NAME": NAME,
            "COURSE_PORT": str(port),
            "COURSE_FOLDER": str(learner_folder),
            "COURSE_CERTIFICATE": str(home / "certificate.pem"),
            "COURSE_ACTIVITY": str(home / "activity"),
            "JUPYTER_CONFIG_DIR": str(home / "config"),
            "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
            "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
            "IPYTHONDIR": str(home / "ipython"),
        }
        secrets = open(home / "secrets.json")  # as systemd does: before it is disowned
        if os.getuid() == 0:
            os.chown(home / "secrets.json", OTHER_USER, OTHER_USER)
        with secrets, open(home / "log", "w+") as log:
            process = subprocess.Popen(
                [*command_of_the_unit(), *options],
                env={**os.environ, **settings, **environment},
                stdin=secrets,
                stdout=log,
                stderr=log,
            )
            server = Server(
                *(port, password, Path(learner_folder), home / "activity"),
                *(home / "secrets.json", home / "certificate.pem", process),
            )
            try:
                _wait_until_up(server, log)
                yield server
            finally:
                process.terminate()
                process.wait()


def command_of_the_unit():
    """Return ExecStart with this Python, less root's rights if root runs the tests."""
    unit = (MACHINE / "course-server.service").read_text()
    line = next(x for x in unit.splitlines() if x.startswith("ExecStart="))
    words = shlex.split(line.removeprefix("ExecStart="))
    assert words[:2] == ["/opt/course-env/bin/jupyter", "lab"]
    words = [word.replace("/opt/course/", f"{COURSE}/") for word in words[2:]]
    command = [sys.executable, "-m", "jupyterlab", *words]
    if os.getuid() == 0:
        return ["setpriv", WITHOUT_ROOTS_RIGHTS, *command, "--allow-root"]
    return command


def _make_secrets(home):
    """Make certificate and password as bootstrap.sh does; return the password."""
    run = ["bash", str(MACHINE / "certificate.sh"), NAME, str(home)]
    subprocess.run(run, check=True)
    code = (
        "import sys; from pathlib import Path; import secrets_file as s;"
        "f = Path(sys.argv[1]); s.write(f, private_key=Path(sys.argv[2]).read_text());"
        "print(s.change_password(f))"
    )
    made = subprocess.run(
        [sys.executable, "-c", code, home / "secrets.json", home / "key.pem"],
        **{"cwd": MACHINE, "capture_output": True, "text": True, "check": True},
    )
    (home / "key.pem").unlink()
    return made.stdout.strip()


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_up(server, log, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.process.poll() is None:
        try:
            server.ask("/api")
            return
        except OSError:
            time.sleep(0.1)
    log.seek(0)
    raise RuntimeError(f"the server did not start:\n{log.read()}")


def run_code(server, who, code):
    """Run `code` in a new kernel over its websocket; return what it printed."""
    reply = server.ask("/api/kernels", "POST", b"{}", **who)
    assert reply.status == 201, reply
    kernel = json.loads(reply.text)["id"]
    socket_ = open_socket(server, kernel, who["Cookie"])
    message = {
        "header": {"msg_id": "1", "msg_type": "execute_request", "session": "t"},
        "parent_header": {},
        "metadata": {},
        "channel": "shell",
        "content": {"code": code, "silent": False, "allow_stdin": False},
    }
    socket_.send(json.dumps(message))
    said = ""
    try:
        while True:
            answer = json.loads(socket_.recv())
            kind = answer["msg_type"]
            if kind == "stream":
                said += answer["content"]["text"]
            if kind == "error":
                said += answer["content"]["ename"]
            ended = kind == "status" and answer["content"]["execution_state"] == "idle"
            if ended and answer["parent_header"].get("msg_id") == "1":
                return said
    except websocket.WebSocketException as error:
        raise AssertionError(f"the kernel fell silent: {error}") from error
    finally:
        socket_.close()


def open_socket(server, kernel, cookie="", origin=None):
    """Open the websocket of a kernel, or raise what the server answered."""
    return websocket.create_connection(
        f"wss://127.0.0.1:{server.port}/api/kernels/{kernel}/channels",
        sslopt={"context": server.context()},
        cookie=cookie,
        origin=origin or server.url,
        timeout=30,
    )
