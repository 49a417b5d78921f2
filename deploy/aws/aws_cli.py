"""The few things that course.py asks of AWS, by the `aws` command.

The command brings what is hard: signing in, regions and profiles.
"""

import json
import shlex
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

# Names under which AWS publishes the id of the current image of each region.
IMAGES = {
    "cpu": "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/"
    "ebs-gp3/ami-id",
    "gpu": "/aws/service/deeplearning/ami/x86_64/"
    "base-oss-nvidia-driver-gpu-ubuntu-24.04/latest/ami-id",
}

BACKUPS = "course-backup"  # the stack that holds the bucket


def aws(*words, quiet=False):
    """Run one command of the AWS CLI, and return what it said."""
    words = [str(word) for word in words]
    if not quiet:
        print("+ aws", shlex.join(words), file=sys.stderr)
    try:
        done = subprocess.run(["aws", *words], check=True, stdout=subprocess.PIPE)
    except FileNotFoundError:
        raise SystemExit(
            "The AWS CLI is not installed: see README.md, step 2."
        ) from None
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"aws stopped with {error.returncode}, see above.") from None
    return done.stdout.decode().strip()


def ask(*words):
    """Return the text that a question to AWS is answered with."""
    return aws(*words, "--output", "text", quiet=True)


def wait(what, name):
    """Wait until a stack has come that far."""
    aws("cloudformation", "wait", what, "--stack-name", name)


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
    """Return one output of the stack."""
    query = f"Stacks[0].Outputs[?OutputKey=='{key}'].OutputValue"
    words = ["cloudformation", "describe-stacks", "--stack-name", name]
    return ask(*words, "--query", query)


def parameters_of(name):
    """Return the names of the stack's parameters."""
    words = ["cloudformation", "describe-stacks", "--stack-name", name]
    return ask(*words, "--query", "Stacks[0].Parameters[].ParameterKey").split()


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
    url = found.stdout.strip()
    if url.startswith("git@"):
        url = "https://" + url.removeprefix("git@").replace(":", "/", 1)
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
