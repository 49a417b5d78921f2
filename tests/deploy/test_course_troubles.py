"""What course.py says when AWS refuses, or somebody does not wait for it."""

import pytest

CREATE = ("create", "--repository", "https://example.org/course.git")

REFUSALS = {
    "Stack with id course does not exist": "`course.py create` makes one",
    "Unable to locate credentials.": "`aws login`",
    "You must specify a region.": "`aws configure set region",
    "is not authorized to perform": "ask who manages it",
}


@pytest.mark.parametrize("said", REFUSALS)
def test_a_refusal_comes_with_what_helps(course, said):
    done, _ = course("status", refusals={"describe-stacks": said})
    assert done.returncode == 1
    assert said in done.stderr and REFUSALS[said] in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_server_of_that_name_is_refused(course):
    refusal = {
        "create-stack": "(AlreadyExistsException): Stack [course] already exists"
    }
    done, _ = course(*CREATE, refusals=refusal)
    assert "Delete it first, or name the new one" in done.stderr


UNFINISHED = {"'InstanceId'": "None", "StackStatus": "ROLLBACK_COMPLETE"}


def test_a_server_that_failed_says_what_went_wrong(course):
    reasons = {"StackEvents": "Instance\tYou have requested more vCPU capacity"}
    refusal = {"stack-create-complete": "Waiter StackCreateComplete failed"}
    done, _ = course(*CREATE, refusals=refusal, **reasons)
    assert done.returncode == 1 and "more vCPU capacity" in done.stderr


def test_a_server_that_failed_says_how_to_begin_again(course):
    done, _ = course("status", **UNFINISHED)
    assert done.returncode == 0
    assert "making it failed: course.py delete, then create again" in done.stdout


def test_a_server_that_failed_can_be_deleted(course):
    done, calls = course("delete", "--yes", **UNFINISHED)
    assert done.returncode == 0, done.stderr
    assert ["cloudformation", "delete-stack", "--stack-name", "course"] in calls
    assert not any("None" in words for words in calls)


@pytest.mark.parametrize("command", ["password", "open", "start", "stop", "update"])
def test_nothing_is_asked_of_a_machine_that_is_not_there(course, command):
    done, calls = course(command, **UNFINISHED)
    assert done.returncode == 1 and "see course.py status" in done.stderr
    assert not any("None" in words for words in calls)


def test_who_does_not_wait_reads_how_to_go_on(course):
    done, _ = course(*CREATE, interrupted="stack-create-complete")
    assert "course.py status" in done.stderr and "Traceback" not in done.stderr
