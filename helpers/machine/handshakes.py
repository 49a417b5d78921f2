"""Real TLS handshakes between two ends in this process, with stored certificates."""

import hashlib
import ssl
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from helpers import data

CERTIFICATES = ("rsa-1024", "rsa-2048", "p-256", "impostor")
"""All for the name localhost; the last is an RSA key of 2048 bits of somebody else."""

STRICT = 2
"""OpenSSL's security level, in Python and on today's Debian and Ubuntu."""


class Handshake(NamedTuple):
    """How a handshake ended."""

    accepted: bool
    refused_by: str
    """``"server"``, ``"client"``, or empty."""
    words: str
    """The version agreed upon, or the reason in OpenSSL's words."""


def handshake(
    certificate: str,
    trusted: str = "",
    server_level: int = STRICT,
    client_level: int = STRICT,
) -> Handshake:
    """Let a client and a server with this certificate shake hands, as TLS says.

    Parameters
    ----------
    certificate : str
        What the server shows: one of `CERTIFICATES`.
    trusted : str
        The one certificate that the client has learned to trust beforehand; by default
        none, as in a browser that sees a self-signed certificate.
    server_level, client_level : int
        Security level of either end: 1 was usual in 2016, 2 is today.

    Raises
    ------
    ValueError
        If there is no such certificate.

    Examples
    --------
    >>> handshake("rsa-2048", trusted="rsa-2048").accepted
    True
    >>> handshake("rsa-1024", trusted="rsa-1024")
    Handshake(accepted=False, refused_by='server', words='EE_KEY_TOO_SMALL')
    """
    client = _end(ssl.PROTOCOL_TLS_CLIENT, client_level)
    if trusted:
        client.load_verify_locations(cadata=_certificate(trusted))
    server = _end(ssl.PROTOCOL_TLS_SERVER, server_level)
    try:
        _load(server, certificate)
    except ssl.SSLError as error:
        return Handshake(False, "server", error.reason)
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    name = {"server_hostname": "localhost"}
    there = client.wrap_bio(to_client, to_server, **name)
    here = server.wrap_bio(to_server, to_client, server_side=True)
    return _shake(there, here)


def fingerprint(certificate: str) -> str:
    """Return the SHA-256 of a certificate, by which a person can tell it from another.

    Raises
    ------
    ValueError
        If there is no such certificate.

    Examples
    --------
    >>> len(fingerprint("p-256"))
    64
    """
    der = ssl.PEM_cert_to_DER_cert(_certificate(certificate))
    return hashlib.sha256(der).hexdigest()


def _end(protocol: int, level: int) -> ssl.SSLContext:
    context = ssl.SSLContext(protocol)
    context.set_ciphers(f"DEFAULT:@SECLEVEL={level}")
    return context


def _load(server: ssl.SSLContext, certificate: str) -> None:
    """Give a server its certificate and key; Python reads them from a file only."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "key-and-certificate.pem"
        file.touch(mode=0o600)
        file.write_bytes(data.certificate(certificate))
        server.load_cert_chain(file)


def _certificate(name: str) -> str:
    text = data.certificate(name).decode()
    return text[text.index("-----BEGIN CERTIFICATE") :]


def _shake(client: ssl.SSLObject, server: ssl.SSLObject) -> Handshake:
    """Let both ends speak in turn until they agree or one refuses."""
    turns: list[tuple[str, Callable[[], None]]] = [
        ("client", client.do_handshake),
        ("server", server.do_handshake),
    ]
    for who, speak in turns * 4:
        try:
            speak()
        except ssl.SSLWantReadError:
            continue  # it waits for the other end
        except ssl.SSLError as error:
            words = getattr(error, "verify_message", "") or error.reason
            return Handshake(False, who, words)
    return Handshake(True, "", client.version() or "")
