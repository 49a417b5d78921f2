"""What old commands do on a machine of today, tried anew where the programs are."""

import shutil

import pytest

from helpers import data

SWEEP = data.sweep("own_server")

needs_openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl")
needs_ssh = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="no OpenSSH")


@pytest.fixture
def own_server(script):
    return script("own_server")


@needs_ssh
def test_ssh_still_reads_a_key_that_nobody_else_can_read(own_server):
    assert own_server.key_modes() == SWEEP["ssh key by mode"]


@needs_openssl
def test_the_command_of_the_notes_still_makes_the_same(own_server):
    assert own_server.old_certificate() == SWEEP["certificate of the notes"]


@needs_openssl
@pytest.mark.parametrize("kind", ["rsa:2048", "ec -pkeyopt ec_paramgen_curve:P-256"])
def test_a_new_certificate_holds_a_key_and_a_certificate(own_server, kind):
    made = own_server.certificate(kind)
    assert made.index("PRIVATE KEY") < made.index("-----BEGIN CERTIFICATE")


def test_there_is_a_certificate_of_each_kind(own_server):
    for name in own_server.KINDS:
        assert b"BEGIN CERTIFICATE" in data.certificate(name)
