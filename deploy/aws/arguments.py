"""What may be said after `course.py`."""

import argparse

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
    "open": {
        "--port": {"default": 8888, "type": int, "help": "of this computer"},
    },
    "update": {
        "--type": {"help": "change to this type of machine"},
        "--branch": {"help": "or tag of the course; else the one it was made with"},
    },
    "restore": {"--copy": {"default": "", "help": "its name, such as 2026-11-21T17"}},
    "delete": {"--yes": {"action": "store_true", "help": "do not ask"}},
}


def read_arguments(arguments, about, commands):
    """Return the command to run, as `run`, and its options."""
    parser = argparse.ArgumentParser(prog="course.py", description=about)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--name", default="course", help="of the stack on AWS")
    readers = parser.add_subparsers(required=True, metavar="command")
    for run in commands:
        name = run.__name__.removesuffix("_lesson")
        command = readers.add_parser(name, help=run.__doc__)
        command.set_defaults(run=run)
        for flag, settings in OPTIONS.get(name, {}).items():
            command.add_argument(flag, **settings)
    return parser.parse_args(arguments)
