"""A stranger at the door of the course's server, and a learner with the password."""

import json
import os
import socket
import ssl
import sys
import warnings

import pytest
import websocket

from tests.deploy.server import NAME, OTHER_USER, open_socket, run_code, serve

SECRET = "outside, not for you"

needs_root = pytest.mark.skipif(
    os.getuid() != 0 or sys.platform != "linux",
    reason="only root can give a file to another user",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server of a folder, beside which lies a secret that a link points to."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text(SECRET)
    folder = tmp_path_factory.mktemp("learner")
    (folder / "own.txt").write_text("mine")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "linked").symlink_to(outside)
    with serve(folder) as running:
        yield running


@pytest.fixture(scope="module")
def learner(server):
    return server.log_in()


PRIVATE = [
    "/lab",
    "/api/contents",
    "/api/contents/own.txt",
    "/api/kernels",
    "/api/sessions",
    "/api/terminals",
    "/api/status",
    "/api/me",
    "/files/own.txt",
    "/metrics",
    "/lab/api/settings",
    "/nbconvert/html/own.txt",
]


@pytest.mark.parametrize("path", PRIVATE)
@pytest.mark.parametrize(
    "credentials",
    [
        {},
        {"Authorization": "token wrong"},
        {"Authorization": "token "},
        {"Authorization": "Bearer "},
        {"Cookie": "username-127-0-0-1=2|1:0|10:1|forged"},
    ],
    ids=["none", "wrong token", "empty token", "empty bearer", "forged cookie"],
)
def test_a_stranger_sees_nothing(server, path, credentials):
    reply = server.ask(path, **credentials)
    assert reply.status in (302, 403, 404)
    assert "mine" not in reply.text
    if reply.status == 302:
        assert reply.headers["Location"].startswith("/login")


def test_an_empty_token_in_the_address_does_not_open(server):
    assert server.ask("/api/contents?token=").status == 403


@pytest.mark.parametrize("password", ["", "wrong", "argon2:", "a" * 10_000])
def test_a_wrong_password_does_not_open(server, password):
    source = f"127.0.1.{1 + len(password) % 200}"
    assert server.try_password(password, source).status == 401


def test_the_hash_is_not_a_password(server):
    """Another way in would be to know the file."""
    if os.getuid() == 0:
        stored = json.loads(server.secrets.read_text())["hashed_password"]
        assert server.try_password(stored, "127.0.1.250").status == 401


def test_a_login_without_the_forms_token_is_refused(server):
    data = f"password={server.password}".encode()
    assert server.ask("/login", "POST", data).status == 403


def test_a_login_cannot_change_the_password(server):
    server.try_password(server.password, "127.0.1.251", new_password="mine-now")
    assert server.try_password("mine-now", "127.0.1.252").status == 401


def test_the_right_password_opens(server, learner):
    assert server.ask("/api/contents/own.txt", **learner).status == 200


def test_the_login_lasts_a_day_over_https_only(server):
    reply = server.try_password(server.password)
    cookie = next(c for c in reply.headers.get_all("Set-Cookie") if "username" in c)
    assert "Secure" in cookie and "HttpOnly" in cookie and "SameSite=Lax" in cookie


def test_changing_something_wants_the_pages_token(server, learner):
    reply = server.ask("/api/kernels", "POST", b"{}", Cookie=learner["Cookie"])
    assert reply.status == 403


def test_another_page_cannot_use_the_rest_of_the_login(server, learner):
    reply = server.ask("/api/contents", Origin="https://evil.example", **learner)
    assert "Access-Control-Allow-Origin" not in reply.headers
    assert "own.txt" not in reply.text


@pytest.fixture(scope="module")
def kernel(server, learner):
    return json.loads(server.ask("/api/kernels", "POST", b"{}", **learner).text)["id"]


@pytest.mark.parametrize("cookie", ["", "username-127-0-0-1=forged"])
def test_a_strangers_websocket_is_refused(server, kernel, cookie):
    with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
        open_socket(server, kernel, cookie)


def test_another_pages_websocket_is_refused(server, learner, kernel):
    with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
        open_socket(server, kernel, learner["Cookie"], "https://evil.example")


def test_code_runs_for_who_knows_the_password(server, learner):
    assert run_code(server, learner, "print(6 * 7)").strip() == "42"


@pytest.mark.parametrize(
    "host", ["evil.example", "203.0.113.9", f"{NAME}.evil.example"]
)
def test_another_host_name_is_refused(server, host):
    assert server.ask("/login", Host=host).status == 403


@pytest.mark.parametrize("host", [NAME, "localhost", "127.0.0.1"])
def test_its_own_names_are_served(server, host):
    assert server.ask("/login", Host=host).status == 200


TRAVERSALS = [
    "/files/../secret.txt",
    "/files/..%2f..%2fetc/passwd",
    "/files/%2e%2e/%2e%2e/etc/passwd",
    "/files//etc/passwd",
    "/files/%2fetc%2fpasswd",
    "/files/..%5c..%5cetc%5cpasswd",
    "/files/....//....//etc/passwd",
    "/api/contents/../../etc/passwd",
    "/api/contents/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/static/../../../../../../../../etc/passwd",
    "/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/nbconvert/html/..%2f..%2fetc%2fpasswd",
]


@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_path_leads_out_of_the_folder(server, learner, path):
    reply = server.ask(path, **learner)
    assert reply.status in (302, 400, 403, 404, 405)
    assert "root:" not in reply.text and SECRET not in reply.text


@pytest.mark.parametrize(
    "path",
    ["/files/link.txt", "/api/contents/link.txt", "/files/linked/secret.txt"],
)
def test_no_link_leads_out_of_the_folder(server, learner, path):
    reply = server.ask(path, **learner)
    assert reply.status in (403, 404) and SECRET not in reply.text


def test_there_are_no_terminals(server, learner):
    assert server.ask("/api/terminals", "POST", b"{}", **learner).status == 404


def test_plain_http_gets_no_answer(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as plain:
        plain.sendall(b"GET /api HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try:
            answer = plain.recv(100)
        except ConnectionResetError:
            answer = b""
    assert b"HTTP" not in answer


def handshake(server, version):
    """Return the TLS version agreed with a client that speaks only `version`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = version
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as plain:
        with context.wrap_socket(plain) as secure:
            return secure.version()


@pytest.mark.parametrize("version", ["TLSv1", "TLSv1_1"])
def test_old_tls_is_refused(server, version):
    with pytest.raises((ssl.SSLError, ConnectionResetError)):
        handshake(server, getattr(ssl.TLSVersion, version))


@pytest.mark.parametrize("version", ["TLSv1_2", "TLSv1_3"])
def test_present_tls_is_spoken(server, version):
    assert handshake(server, getattr(ssl.TLSVersion, version)).startswith("TLSv1.")


def test_thirty_wrong_passwords_are_not_thirty_guesses(server):
    statuses = [
        server.try_password(f"guess {n}", "127.0.2.1").status for n in range(30)
    ]
    assert statuses[:4] == [401] * 4  # the fourth begins the waiting
    assert statuses.count(429) >= 24


def test_who_is_locked_out_gets_in_with_no_password(server):
    for n in range(6):
        server.try_password(f"guess {n}", "127.0.2.2")
    reply = server.try_password(server.password, "127.0.2.2")
    assert reply.status == 429 and int(reply.headers["Retry-After"]) >= 1


def test_the_guesses_of_one_do_not_lock_out_another(server):
    for n in range(6):
        server.try_password(f"guess {n}", "127.0.2.3")
    assert server.try_password(server.password, "127.0.2.4").status == 302


@needs_root
def test_a_kernel_cannot_read_the_secrets(server, learner):
    assert server.secrets.stat().st_uid == OTHER_USER
    said = run_code(server, learner, f"print(open({str(server.secrets)!r}).read())")
    assert said == "PermissionError"


@needs_root
@pytest.mark.parametrize("what", ["mem", "environ", "fd/0"])
def test_a_kernel_cannot_look_into_the_server(server, learner, what):
    code = f"print(open('/proc/{server.process.pid}/{what}', 'rb').read(10))"
    assert run_code(server, learner, code) == "PermissionError"


def test_no_file_of_the_server_holds_the_key_or_the_hash(server):
    home = server.certificate.parent
    held = [
        path
        for path in home.rglob("*")
        if path.is_file() and path != server.secrets
        if b"PRIVATE KEY" in (text := path.read_bytes()) or b"argon2:$" in text
    ]
    assert held == []


def test_no_link_is_written_through(server, learner):
    text = json.dumps({"type": "file", "format": "text", "content": "changed"})
    reply = server.ask("/api/contents/link.txt", "PUT", text.encode(), **learner)
    assert reply.status == 404
    assert (server.folder / "link.txt").read_text() == SECRET
