"""course.py asks AWS for what it should: a stand-in for `aws` writes it down."""

import json
import os
import subprocess
import sys

import pytest

from tests.deploy.server import AWS

STAND_IN = """#!{python}
import json, sys
words = sys.argv[1:]
with open({log!r}, "a") as log:
    log.write(json.dumps(words) + "\\n")
query = words[words.index("--query") + 1] if "--query" in words else ""
answers = {answers!r}
print(next((text for part, text in answers.items() if part in query), ""))
"""

ANSWERS = {
    "Parameter.Value": "ami-0123456789abcdef0",
    "'InstanceId'": "i-0123456789abcdef0",
    "'Port'": "8888",
    "'Bucket'": "some-bucket",
    "ParameterKey": "Image\tInstanceType\tAllowedCidr",
    "SpotInstanceRequestId": "None",
}


@pytest.fixture
def course(tmp_path):
    """Return a function that runs course.py and returns its calls of `aws`."""

    def run(*words, typed="", **answers):
        log = tmp_path / "log"
        log.unlink(missing_ok=True)
        stand_in = tmp_path / "aws"
        known = {**ANSWERS, **answers}
        stand_in.write_text(
            STAND_IN.format(python=sys.executable, log=str(log), answers=known)
        )
        stand_in.chmod(0o755)
        done = subprocess.run(
            [sys.executable, AWS / "course.py", *words],
            env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
            input=typed,
            capture_output=True,
            text=True,
        )
        calls = log.read_text().splitlines() if log.exists() else []
        return done, [json.loads(line) for line in calls]

    return run


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
    _, calls = course("open")
    options = call(calls, "ssm", "start-session")
    assert options["--document-name"] == "AWS-StartPortForwardingSession"
    ports = json.loads(options["--parameters"])
    assert ports == {"portNumber": ["8888"], "localPortNumber": ["8888"]}


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
    *[["password"], ["open"], ["status"], ["start"], ["stop"]],
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
