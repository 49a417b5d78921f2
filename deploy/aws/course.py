"""Create, use, stop and delete a course server on AWS, from your own computer.

    python3 deploy/aws/course.py create     make the server (about 10 minutes)
    python3 deploy/aws/course.py password   make a password and show it, once
    python3 deploy/aws/course.py open       open lesson 00 in your browser
    python3 deploy/aws/course.py stop       (start, status, update, backup, restore)
    python3 deploy/aws/course.py delete     remove all of it

It needs Python, the AWS CLI (version 2) and its Session Manager plugin, and runs the
`aws` commands that it prints.
"""

import json
import re
import shlex
import socket
import sys
import threading
import webbrowser

from arguments import read_arguments
from aws_cli import (
    about,
    about_stack,
    as_list,
    aws,
    backup_bucket,
    file_url,
    image_for,
    on_the_machine,
    origin,
    output,
    output_if_any,
    parameter,
    parameters_of,
    session,
    wait,
)

LESSON = "lab/tree/lessons/00_start_here.ipynb"
CHEAPEST = {"cpu": "m7i-flex.large", "gpu": "g4dn.xlarge"}

# A new image would replace the machine, and its disk with it: never by an update.
STACK_POLICY = {
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "Update:*",
            "Principal": "*",
            "Resource": "*",
        },
        {
            "Effect": "Deny",
            "Action": ["Update:Replace", "Update:Delete"],
            "Principal": "*",
            "Resource": "LogicalResourceId/Instance",
        },
    ]
}

UNFINISHED = {
    "CREATE_IN_PROGRESS": "it is being made",
    "DELETE_IN_PROGRESS": "it is being deleted",
    "DELETE_FAILED": "something is left: course.py delete, again",
}
"""What it means that a stack has no machine; in all other states its making failed."""


def create(options):
    """Make the server, and wait until it answers."""
    if bool(options.budget) != bool(options.email):
        raise SystemExit("--budget and --email go together: say how much, and to whom.")
    repository = options.repository or origin()
    hardware = "gpu" if options.gpu else "cpu"
    parameters = {
        "Image": image_for(hardware),
        "Hardware": hardware,
        "InstanceType": options.type or CHEAPEST[hardware],
        "Purchase": "spot" if options.spot else "on-demand",
        "AllowedCidr": options.allow,
        "IdleMinutes": options.idle_minutes,
        "MaxHours": options.max_hours,
        "Terminals": "yes" if options.terminals else "no",
        "RepoUrl": repository,
        "RepoRef": options.branch,
        "BackupBucket": backup_bucket() if options.backup else "",
        "BudgetUsd": options.budget,
        "BudgetEmail": options.email,
    }
    aws(
        *["cloudformation", "create-stack", "--stack-name", options.name],
        *["--template-body", file_url("course-server.yaml")],
        *["--capabilities", "CAPABILITY_IAM"],
        *["--stack-policy-body", json.dumps(STACK_POLICY)],
        *["--parameters", json.dumps(as_list(parameters))],
    )
    print("This takes about 10 minutes; you may stop waiting with Ctrl-C.")
    wait("stack-create-complete", options.name)
    print("Ready. Next: course.py password, then course.py open")


def password(options):
    """Make a new password on the machine and show it here."""
    on_the_machine(options.name, "sudo course-password")


def open_lesson(options):
    """Open lesson 00, through a tunnel unless the server has an open port."""
    instance, port = output(options.name, "InstanceId"), output(options.name, "Port")
    if port == "443":
        name = about(instance, "PublicDnsName")
        print(f"https://{name}/{LESSON}")
        webbrowser.open(f"https://{name}/{LESSON}")
        return
    if is_in_use(options.port):
        raise SystemExit(
            f"Port {options.port} of this computer is in use, perhaps by a Jupyter of "
            f"its own: close that, or say open --port {options.port + 1}"
        )
    url = f"http://localhost:{options.port}/{LESSON}"
    print(f"Keep this running while you learn: {url}")
    later = threading.Timer(5, webbrowser.open, [url])
    later.daemon = True
    later.start()
    session(
        instance,
        "AWS-StartPortForwardingSession",
        portNumber=[port],
        localPortNumber=[str(options.port)],
    )


def is_in_use(port):
    """Say whether a program on this computer listens on `port`."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def status(options):
    """Say whether the machine runs, or why there is none."""
    instance = output_if_any(options.name, "InstanceId")
    if instance is None:
        stack = about_stack(options.name, "StackStatus")
        failed = "making it failed: course.py delete, then create again"
        print(f"{options.name}: {stack}: {UNFINISHED.get(stack, failed)}")
        return
    state = about(instance, "State.Name")
    print(f"{instance}: {state}, {about(instance, 'InstanceType')}")


def start(options):
    """Start a stopped machine."""
    start_and_wait(output(options.name, "InstanceId"))


def start_and_wait(instance):
    """Start the machine and wait for AWS's own checks, 2 to 4 minutes."""
    aws("ec2", "start-instances", "--instance-ids", instance)
    aws("ec2", "wait", "instance-status-ok", "--instance-ids", instance)


def stop(options):
    """Stop the machine: its disk stays, and costs a little."""
    instance = output(options.name, "InstanceId")
    aws("ec2", "stop-instances", "--instance-ids", instance)
    aws("ec2", "wait", "instance-stopped", "--instance-ids", instance)


def update(options):
    """Bring the course on the machine up to date; `--type` changes the machine."""
    if options.type:
        change_type(options.name, options.type)
    branch = shlex.quote(options.branch or parameter(options.name, "RepoRef"))
    script = "/opt/course/deploy/aws/machine/update.sh"
    on_the_machine(options.name, f"sudo bash {script} {branch}")


def change_type(name, instance_type):
    """Let CloudFormation change the machine's type, and start it if it was stopped."""
    kept = [
        {"ParameterKey": parameter, "UsePreviousValue": True}
        for parameter in parameters_of(name)
        if parameter != "InstanceType"
    ]
    parameters = [*as_list({"InstanceType": instance_type}), *kept]
    aws(
        *["cloudformation", "update-stack", "--stack-name", name],
        *["--use-previous-template", "--capabilities", "CAPABILITY_IAM"],
        *["--parameters", json.dumps(parameters)],
    )
    wait("stack-update-complete", name)
    start_and_wait(output(name, "InstanceId"))


def backup(options):
    """Copy the learner's work to the bucket now."""
    on_the_machine(options.name, BACKUP.format("save"))


def restore(options):
    """Bring back the newest copy from the bucket, or the one that is named."""
    if not re.fullmatch(r"[0-9T-]*", options.copy):
        raise SystemExit(f"{options.copy} is no name of a copy, such as 2026-11-21T17.")
    on_the_machine(options.name, BACKUP.format(f"restore {options.copy}".rstrip()))


BACKUP = (
    "sudo -u learner sh -c 'set -a; . /etc/course/server.env; "
    "exec /opt/course-tools/bin/python /opt/course/deploy/aws/machine/backup.py {}'"
)


def delete(options):
    """Remove the server and its disk, after asking."""
    print(f"This deletes {options.name}: the machine, its disk and all work on it.")
    print("Copies in the backup bucket stay.")
    if not options.yes and input("Type its name to go on: ") != options.name:
        raise SystemExit("Nothing was deleted.")
    instance = output_if_any(options.name, "InstanceId")
    if instance:
        forget_spot_request(instance)
    aws("cloudformation", "delete-stack", "--stack-name", options.name)
    wait("stack-delete-complete", options.name)


def forget_spot_request(instance):
    """Cancel the standing order of a spot machine: it would start another one."""
    order = about(instance, "SpotInstanceRequestId")
    if order.startswith("sir-"):
        words = ["cancel-spot-instance-requests", "--spot-instance-request-ids", order]
        aws("ec2", *words)


COMMANDS = (
    *(create, password, open_lesson, status, start, stop),
    *(update, backup, restore, delete),
)

if __name__ == "__main__":
    chosen = read_arguments(sys.argv[1:], __doc__, COMMANDS)
    chosen.run(chosen)
