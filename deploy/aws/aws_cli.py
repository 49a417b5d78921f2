"""The few things that course.py asks of AWS, by the `aws` command.

The command brings what is hard: signing in, regions and profiles.
"""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

from advice import advice

HERE = Path(__file__).parent

# Names under which AWS publishes the id of the current image of each region.
IMAGES = {
    "cpu": "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/"
    "ebs-gp3/ami-id",
    "gpu": "/aws/service/deeplearning/ami/x86_64/"
    "base-oss-nvidia-driver-gpu-ubuntu-24.04/latest/ami-id",
}

BACKUPS = "course-backup"  # the stack that holds the bucket


class RefusedError(SystemExit):
    """The AWS CLI would not or could not."""


def aws(*words, quiet=False):
    """Run one command of the AWS CLI, and return what it said."""
    words = [str(word) for word in words]
    if not quiet:
        print("+ aws", shlex.join(words), file=sys.stderr)
    try:
        done = subprocess.run(["aws", *words], capture_output=True)
    except FileNotFoundError:
        raise SystemExit(
            "The AWS CLI is not installed: see README.md, step 2."
        ) from None
    except KeyboardInterrupt:
        raise SystemExit(
            "\nYou wait no longer; AWS goes on. How far it is: course.py status"
        ) from None
    if done.returncode:
        raise RefusedError(advice(done.stderr.decode(errors="replace").strip()))
    return done.stdout.decode().strip()


def ask(*words):
    """Return the text that a question to AWS is answered with."""
    return aws(*words, "--output", "text", quiet=True)


def wait(what, name):
    """Wait until a stack has come that far; if it does not, say why."""
    try:
        aws("cloudformation", "wait", what, "--stack-name", name)
    except RefusedError as refusal:
        raise SystemExit(f"{refusal}\n{failures(name)}") from None


def failures(name):
    """Return what AWS noted down of each part of the stack that went wrong."""
    part = "[LogicalResourceId,ResourceStatusReason]"
    query = f"StackEvents[?ends_with(ResourceStatus, '_FAILED')].{part}"
    words = ["cloudformation", "describe-stack-events", "--stack-name", name]
    return ask(*words, "--query", query)


def session(instance, document, **parameters):
    """Hold a session with the machine until it or the learner ends it."""
    given = ["--parameters", json.dumps(parameters)]
    words = ["ssm", "start-session", "--target", instance, "--document-name", document]
    print("+ aws", shlex.join([*words, *given]), file=sys.stderr)
    try:
        subprocess.run(["aws", *words, *given], check=True)
    except KeyboardInterrupt:
        print("The tunnel is closed. The server stops by itself when it is idle.")
    except subprocess.CalledProcessError as error:
        raise SystemExit(
            f"The session ended with {error.returncode}. Is the machine running "
            "(course.py start), and the Session Manager plugin installed?"
        ) from None


def on_the_machine(name, command):
    """Run a command there, with its words on this screen."""
    instance = output(name, "InstanceId")
    session(instance, "AWS-StartInteractiveCommand", command=[command])


def image_for(hardware):
    """Return the id of the current image in this region: it differs and changes."""
    query = ["--query", "Parameter.Value"]
    return ask("ssm", "get-parameter", "--name", IMAGES[hardware], *query)


def output(name, key):
    """Return one output of the stack, which must have been made completely."""
    value = output_if_any(name, key)
    if value is None:
        raise SystemExit(f"{name} was not made completely: see course.py status.")
    return value


def output_if_any(name, key):
    """Return one output of the stack; None while it is made, or if that failed."""
    value = about_stack(name, f"Outputs[?OutputKey=='{key}'].OutputValue")
    return None if value in ("", "None") else value


def about_stack(name, what):
    """Return one property of the stack."""
    words = ["cloudformation", "describe-stacks", "--stack-name", name]
    return ask(*words, "--query", f"Stacks[0].{what}")


def parameters_of(name):
    """Return the names of the stack's parameters."""
    return about_stack(name, "Parameters[].ParameterKey").split()


def parameter(name, key):
    """Return the value that a parameter of the stack was given."""
    return about_stack(name, f"Parameters[?ParameterKey=='{key}'].ParameterValue")


def about(instance, what):
    """Return one property of the machine."""
    words = ["ec2", "describe-instances", "--instance-ids", instance]
    return ask(*words, "--query", f"Reservations[0].Instances[0].{what}")


def backup_bucket():
    """Return the bucket for copies, after making it if need be."""
    aws(
        *["cloudformation", "deploy", "--stack-name", BACKUPS],
        *["--template-file", str(HERE / "course-backup.yaml")],
        "--no-fail-on-empty-changeset",
    )
    return output(BACKUPS, "Bucket")


def origin():
    """Return where this copy of the course was cloned from, as an https address."""
    words = ["git", "-C", str(HERE), "remote", "get-url", "origin"]
    found = subprocess.run(words, capture_output=True, text=True)
    url = re.sub(r"^(ssh://)?git@([^:/]+)[:/]", r"https://\2/", found.stdout.strip())
    url = re.sub(r"^https://[^/@]*@", "https://", url)  # a name and a token stay here
    if not url.startswith("https://"):
        raise SystemExit("Say where the course is: --repository https://...")
    return url


def file_url(name):
    """Return the address by which the AWS CLI reads a file beside this one."""
    return f"file://{HERE / name}"


def as_list(parameters):
    """Return parameters as CloudFormation wants them."""
    return [
        {"ParameterKey": name, "ParameterValue": str(value)}
        for name, value in parameters.items()
    ]
