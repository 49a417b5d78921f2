"""course.py asks AWS for what it should."""

import json
import shutil
import socket
import subprocess
import sys

import pytest

from tests.deploy.server import AWS, free_port

CREATE = ("create", "--repository", "https://example.org/course.git")


def call(calls, *words):
    """Return the first call that begins with `words`, as its options."""
    found = next(c for c in calls if tuple(c[: len(words)]) == words)
    flags = found[len(words) :]
    return dict(zip(flags[::2], flags[1::2], strict=True))


def parameters(calls):
    given = call(calls, "cloudformation", "create-stack")["--parameters"]
    return {p["ParameterKey"]: p["ParameterValue"] for p in json.loads(given)}


def test_a_server_is_closed_and_without_gpu_unless_asked(course):
    done, calls = course(*CREATE)
    assert done.returncode == 0, done.stderr
    made = parameters(calls)
    assert made["AllowedCidr"] == "" and made["Hardware"] == "cpu"
    assert made["Image"] == "ami-0123456789abcdef0" and made["Terminals"] == "no"


def test_a_gpu_brings_its_image_and_type(course):
    _, calls = course(*CREATE, "--gpu")
    asked = call(calls, "ssm", "get-parameter")["--name"]
    assert "deeplearning" in asked
    assert parameters(calls)["InstanceType"] == "g4dn.xlarge"


def test_every_parameter_is_one_of_the_template(course):
    from helpers.machine import read_template as load

    template = load((AWS / "course-server.yaml").read_text())
    _, calls = course(*CREATE, "--backup")
    assert set(parameters(calls)) <= set(template["Parameters"])
    assert parameters(calls)["BackupBucket"] == "some-bucket"


def test_an_update_can_never_replace_the_machine(course):
    _, calls = course(*CREATE)
    policy = call(calls, "cloudformation", "create-stack")["--stack-policy-body"]
    denied = [s for s in json.loads(policy)["Statement"] if s["Effect"] == "Deny"]
    assert denied[0]["Resource"] == "LogicalResourceId/Instance"
    assert "Update:Replace" in denied[0]["Action"]


def test_opening_makes_a_tunnel_to_the_servers_port(course):
    port = str(free_port())
    _, calls = course("open", "--port", port)
    options = call(calls, "ssm", "start-session")
    assert options["--document-name"] == "AWS-StartPortForwardingSession"
    ports = json.loads(options["--parameters"])
    assert ports == {"portNumber": ["8888"], "localPortNumber": [port]}


def test_a_port_that_another_jupyter_has_is_not_opened(course):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done, calls = course("open", "--port", str(port))
    assert f"Port {port} of this computer is in use" in done.stderr
    assert ["ssm", "start-session"] not in [words[:2] for words in calls]


def test_a_bigger_machine_keeps_all_other_settings(course):
    _, calls = course("update", "--type", "m7i.xlarge")
    given = json.loads(call_parameters(calls))
    assert {"ParameterKey": "InstanceType", "ParameterValue": "m7i.xlarge"} in given
    kept = [p["ParameterKey"] for p in given if p.get("UsePreviousValue")]
    assert kept == ["Image", "AllowedCidr"]


def call_parameters(calls):
    words = next(c for c in calls if c[:2] == ["cloudformation", "update-stack"])
    return words[words.index("--parameters") + 1]


def test_a_branch_cannot_smuggle_in_a_command(course):
    _, calls = course("update", "--branch", "main; reboot")
    command = json.loads(call(calls, "ssm", "start-session")["--parameters"])
    assert command["command"][0].endswith("update.sh 'main; reboot'")


def test_a_machine_that_was_stopped_runs_with_its_new_type(course):
    _, calls = course("update", "--type", "m7i.xlarge")
    asked = [tuple(words[:2]) for words in calls]
    changed = asked.index(("cloudformation", "update-stack"))
    assert asked.index(("ec2", "start-instances")) > changed


def test_an_update_stays_on_the_branch_of_the_beginning(course):
    _, calls = course("update", **{"'RepoRef'": "spring term"})
    command = json.loads(call(calls, "ssm", "start-session")["--parameters"])
    assert command["command"][0].endswith("update.sh 'spring term'")


@pytest.mark.parametrize("half", [["--budget", "20"], ["--email", "me@example.org"]])
def test_a_budget_that_would_warn_nobody_is_refused(course, half):
    done, calls = course(*CREATE, *half)
    assert done.returncode == 1 and "go together" in done.stderr
    assert calls == []


@pytest.mark.parametrize(
    "remote",
    [
        "https://me:secret@example.org/you/course.git",
        "git@example.org:you/course.git",
        "ssh://git@example.org/you/course.git",
    ],
)
def test_the_server_gets_an_address_without_keys(course, remote, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(AWS, copy)
    for command in (["init", "--quiet"], ["remote", "add", "origin", remote]):
        subprocess.run(["git", *command], cwd=copy, check=True)
    _, calls = course("create", folder=copy)
    assert parameters(calls)["RepoUrl"] == "https://example.org/you/course.git"


@pytest.mark.parametrize("words", [[], ["--copy", "2026-11-21T17"]])
def test_a_copy_is_asked_for_by_its_name(course, words):
    _, calls = course("restore", *words)
    command = json.loads(call(calls, "ssm", "start-session")["--parameters"])
    assert command["command"][0].endswith(
        f"backup.py {' '.join(['restore', *words[1:]])}'"
    )


def test_a_copy_cannot_smuggle_in_a_command(course):
    done, calls = course("restore", "--copy", "2026'; reboot; '")
    assert done.returncode == 1 and calls == []


def test_nothing_is_deleted_without_its_name(course):
    done, calls = course("delete", typed="yes\n")
    assert done.returncode != 0 and calls == []


def test_its_name_deletes_it(course):
    _, calls = course("delete", typed="course\n")
    assert ["cloudformation", "delete-stack", "--stack-name", "course"] in calls


def test_deleting_cancels_the_order_for_spot_machines(course):
    _, calls = course("delete", "--yes", SpotInstanceRequestId="sir-12345")
    cancelled = call(calls, "ec2", "cancel-spot-instance-requests")
    assert cancelled["--spot-instance-request-ids"] == "sir-12345"


EVERYTHING = [
    [*CREATE, "--backup", "--spot"],
    *[
        ["password"],
        ["open", "--port", str(free_port())],
        ["status"],
        ["start"],
        ["stop"],
    ],
    *[["update", "--type", "m7i.xlarge"], ["backup"], ["restore"], ["delete", "--yes"]],
]


@pytest.mark.parametrize("words", EVERYTHING, ids=lambda words: words[0])
def test_every_option_exists_in_the_service(course, words):
    session = pytest.importorskip("botocore.session").get_session()
    done, calls = course(*words, SpotInstanceRequestId="sir-12345")
    assert done.returncode == 0 and calls, done.stderr
    for service, action, *rest in calls:
        if action in ("wait", "deploy"):
            continue
        model = session.get_service_model(service)
        operation = "".join(part.capitalize() for part in action.split("-"))
        known = {
            name.lower()
            for name in model.operation_model(operation).input_shape.members
        }
        flags = {w[2:].replace("-", "") for w in rest if w.startswith("--")}
        assert flags - {"query", "output", "region"} <= known | {"usepreviousvalue"}


def test_without_the_aws_command_it_says_what_to_do(tmp_path):
    done = subprocess.run(
        [sys.executable, AWS / "course.py", "status"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1 and "step 2" in done.stderr
