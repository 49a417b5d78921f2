"""Create, use, stop and delete a course server on AWS, from your own computer.

    python3 deploy/aws/course.py create     make the server (about 10 minutes)
    python3 deploy/aws/course.py password   make a password and show it, once
    python3 deploy/aws/course.py open       open lesson 00 in your browser
    python3 deploy/aws/course.py stop       (start, status, update, backup, restore)
    python3 deploy/aws/course.py delete     remove all of it

It needs Python, the AWS CLI (version 2) and its Session Manager plugin, and runs the
`aws` commands that it prints.
"""

import argparse
import json
import shlex
import sys
import threading
import webbrowser

from aws_cli import (
    about,
    as_list,
    aws,
    backup_bucket,
    file_url,
    image_for,
    on_the_machine,
    origin,
    output,
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

OPEN_PORT = 8888


def create(options):
    """Make the server, and wait until it answers."""
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
        "RepoUrl": options.repository or origin(),
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
    print(f"Keep this running while you learn: http://localhost:{OPEN_PORT}/{LESSON}")
    url = f"http://localhost:{OPEN_PORT}/{LESSON}"
    later = threading.Timer(5, webbrowser.open, [url])
    later.daemon = True
    later.start()
    session(
        instance,
        "AWS-StartPortForwardingSession",
        portNumber=[port],
        localPortNumber=[str(OPEN_PORT)],
    )


def status(options):
    """Say whether the machine runs."""
    instance = output(options.name, "InstanceId")
    state = about(instance, "State.Name")
    print(f"{instance}: {state}, {about(instance, 'InstanceType')}")


def start(options):
    """Start a stopped machine."""
    instance = output(options.name, "InstanceId")
    aws("ec2", "start-instances", "--instance-ids", instance)
    wait_until_up(instance)


def wait_until_up(instance):
    """Wait until the machine answers AWS's own checks, 2 to 4 minutes."""
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
    branch = shlex.quote(options.branch)
    script = "/opt/course/deploy/aws/machine/update.sh"
    on_the_machine(options.name, f"sudo bash {script} {branch}")


def change_type(name, instance_type):
    """Let CloudFormation stop the machine, change its type and start it again."""
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
    wait_until_up(output(name, "InstanceId"))


def backup(options):
    """Copy the learner's work to the bucket now."""
    on_the_machine(options.name, BACKUP.format("save"))


def restore(options):
    """Bring back the newest copy from the bucket."""
    on_the_machine(options.name, BACKUP.format("restore"))


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
    forget_spot_request(output(options.name, "InstanceId"))
    aws("cloudformation", "delete-stack", "--stack-name", options.name)
    wait("stack-delete-complete", options.name)


def read_arguments(arguments):
    """Return the command to run and its options."""
    parser = argparse.ArgumentParser(prog="course.py", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--name", default="course", help="of the stack on AWS")
    commands = parser.add_subparsers(required=True, metavar="command")
    for run in COMMANDS:
        name = run.__name__.removesuffix("_lesson")
        command = commands.add_parser(name, help=run.__doc__)
        command.set_defaults(run=run)
        for flag, settings in OPTIONS.get(name, {}).items():
            command.add_argument(flag, **settings)
    return parser.parse_args(arguments)


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

OPTIONS = {
    "create": {
        "--gpu": {"action": "store_true", "help": "a machine with a GPU"},
        "--type": {"help": "of the machine, such as m7i.xlarge"},
        "--spot": {"action": "store_true", "help": "cheaper; AWS may stop it any time"},
        "--allow": {
            "default": "",
            "help": "open port 443 to this range: 203.0.113.0/24",
        },
        "--terminals": {"action": "store_true", "help": "terminals in the browser"},
        "--idle-minutes": {"default": 60, "type": int, "help": "then it stops itself"},
        "--max-hours": {
            "default": 12,
            "type": int,
            "help": "then it stops in any case",
        },
        "--backup": {"action": "store_true", "help": "keep copies of the work in S3"},
        "--budget": {
            "default": 0,
            "type": int,
            "help": "US dollars a month to warn at",
        },
        "--email": {"default": "", "help": "who is warned"},
        "--repository": {"help": "https address of the course; else this copy's"},
        "--branch": {"default": "main", "help": "or tag of the course"},
    },
    "update": {
        "--type": {"help": "change to this type of machine"},
        "--branch": {"default": "main", "help": "or tag of the course"},
    },
    "delete": {"--yes": {"action": "store_true", "help": "do not ask"}},
}


if __name__ == "__main__":
    chosen = read_arguments(sys.argv[1:])
    chosen.run(chosen)
