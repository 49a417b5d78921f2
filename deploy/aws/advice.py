"""What to do when the AWS CLI refuses, for somebody who has never used it."""

import re

ADVICE = {
    r"Stack .*does not exist": "There is no such server in this region. "
    "`course.py create` makes one; `aws configure get region` names the region.",
    r"AlreadyExists": "There is a server of this name: see `course.py status`. "
    "Delete it first, or name the new one: `course.py --name second create`.",
    r"[Cc]redentials|[Ee]xpired": "You are not signed in: `aws login`.",
    r"specify a region": "No region is chosen: "
    "`aws configure set region eu-central-1`, or another near you.",
    r"AccessDenied|not authorized|UnauthorizedOperation": "Your sign-in may not do "
    "this. In an account of your own, sign in as its owner; else ask who manages it.",
}
"""What is found in its words, and what helps. The first that fits is said."""


def advice(words: str) -> str:
    """Return the words of the AWS CLI, and below them what helps."""
    for pattern, sentence in ADVICE.items():
        if re.search(pattern, words):
            return f"{words}\n{sentence}"
    return words or "The AWS CLI stopped without a word."
