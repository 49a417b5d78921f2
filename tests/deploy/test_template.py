"""The CloudFormation templates: valid, safe, and built by moto's AWS."""

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest

from helpers.machine import read_template as load
from tests.deploy.policy import problems
from tests.deploy.server import AWS

SERVER = AWS / "course-server.yaml"
BACKUP = AWS / "course-backup.yaml"
TEXT = SERVER.read_text()


def lint(text):
    """Return what cfn-lint says of a template, as its command does."""
    api = pytest.importorskip("cfnlint.api")
    return [str(found) for found in api.lint(text, config=api.ManualArgs())]


@pytest.mark.parametrize("template", [SERVER, BACKUP], ids=lambda path: path.stem)
def test_cfn_lint_finds_nothing(template):
    assert lint(template.read_text()) == []


def test_cfn_lint_finds_a_misspelled_property():
    assert lint(TEXT.replace("InstanceType: !Ref", "InstanceTyp: !Ref", 1)) != []


@pytest.fixture(scope="module")
def types():
    """What moto knows of every type of machine."""
    ec2 = pytest.importorskip("moto.ec2")
    folder = Path(ec2.__file__).parent / "resources"
    packed = folder / "instance_types.json.gz"
    return json.loads(gzip.decompress(packed.read_bytes()))


def test_the_template_keeps_to_every_rule(types):
    assert problems(TEXT, types) == []


MUTATIONS = {
    "the world may come in": ("CidrIp: !Ref AllowedCidr", "CidrIp: 0.0.0.0/0"),
    "a port other than 443": (
        "FromPort: 443\n            ToPort: 443\n            CidrIp: !Ref",
        "FromPort: 8888\n            ToPort: 8888\n            CidrIp: !Ref",
    ),
    "a port is open without": (
        "SecurityGroupIngress: !If\n        - Public\n        -",
        "SecurityGroupIngress: !If\n        - Spot\n        -",
    ),
    "a port is open by default": (
        'Default: ""\n    AllowedPattern: "^$|^(\\\\d{1,3}',
        'Default: "203.0.113.0/24"\n    AllowedPattern: "^$|^(\\\\d{1,3}',
    ),
    "AllowedCidr takes '0.0.0.0/0'": ("/(1[6-9]|2\\\\d|3[0-2])$", "/\\\\d+$"),
    "RepoUrl takes": ('"^https://[A-Za-z0-9._~:/@%+-]+$"', '"^https://.+$"'),
    "RepoRef takes": ('"^[A-Za-z0-9][A-Za-z0-9._/-]*$"', '"^[A-Za-z0-9._/-]*$"'),
    "the old metadata service": ("HttpTokens: required", "HttpTokens: optional"),
    "containers reach": ("HopLimit: 1", "HopLimit: 2"),
    "a disk is not encrypted": ("Encrypted: true", "Encrypted: false"),
    "a disk outlives": ("DeleteOnTermination: true", "DeleteOnTermination: false"),
    "a shutdown does not": ("ShutdownBehavior: stop", "ShutdownBehavior: terminate"),
    "there is an SSH key": ("ImageId: !Ref Image", "ImageId: x\n      KeyName: mine"),
    "more than SSM": ("policy/AmazonSSMManagedInstanceCore", "policy/PowerUserAccess"),
    "too much with S3": ("[s3:GetObject, s3:PutObject]", '"s3:*"'),
    "AWS has no type g2.2xlarge": ("- m7i.xlarge", "- g2.2xlarge"),
    "wrong side of the GPU rule": ("[g4dn.xlarge, g5.xlarge, ", "[g5.xlarge, "),
    "more than a week": ("MaxValue: 168", "MaxValue: 1680"),
}


@pytest.mark.parametrize("sentence", MUTATIONS)
def test_a_template_gone_wrong_is_caught(sentence, types):
    right, wrong = MUTATIONS[sentence]
    assert TEXT.count(right) >= 1, "the mutation changes nothing"
    found = problems(TEXT.replace(right, wrong, 1), types)
    assert any(sentence in problem for problem in found), found


def test_every_option_of_bootstrap_is_one_it_knows():
    script = (AWS / "bootstrap.sh").read_text()
    used = re.findall(r"--[a-z-]+ ['\"]\$\{", TEXT)
    options = {word.split()[0] for word in used} - {"--branch"}
    assert len(options) == 6
    assert all(f"      {option}) " in script for option in options)


@pytest.fixture
def account(monkeypatch):
    """An AWS account that exists in memory only."""
    moto = pytest.importorskip("moto")
    for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY"):
        monkeypatch.setenv(f"AWS_{name}", "none")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    with moto.mock_aws():
        yield pytest.importorskip("boto3")


not_in_moto = pytest.mark.filterwarnings("ignore:Tried to parse:UserWarning")


def build(account, **chosen):
    """Create the stack; return its outputs and the machine."""
    image = account.client("ec2").describe_images()["Images"][0]["ImageId"]
    given = {"Image": image, "RepoUrl": "https://example.org/course.git", **chosen}
    stacks = account.client("cloudformation")
    stacks.create_stack(
        StackName="course",
        TemplateBody=TEXT,
        Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in given.items()],
        Capabilities=["CAPABILITY_IAM"],
    )
    stack = stacks.describe_stacks(StackName="course")["Stacks"][0]
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    outputs = {o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}
    machines = account.client("ec2").describe_instances(
        InstanceIds=[outputs["InstanceId"]]
    )
    return outputs, machines["Reservations"][0]["Instances"][0]


def ingress(account):
    groups = account.client("ec2").describe_security_groups()["SecurityGroups"]
    (ours,) = [g for g in groups if g["Description"].startswith("Course server")]
    return [
        (rule["FromPort"], allowed["CidrIp"])
        for rule in ours["IpPermissions"]
        for allowed in rule["IpRanges"]
    ]


@not_in_moto
def test_moto_builds_a_server_that_nobody_can_reach(account):
    outputs, machine = build(account)
    assert ingress(account) == [] and outputs["Port"] == "8888"
    assert machine["InstanceType"] == "m7i-flex.large" and "KeyName" not in machine
    (disk,) = account.client("ec2").describe_volumes()["Volumes"]
    assert disk["Encrypted"] and disk["VolumeType"] == "gp3"


@not_in_moto
def test_moto_opens_one_port_to_the_class(account):
    outputs, _ = build(account, AllowedCidr="203.0.113.0/24")
    assert ingress(account) == [(443, "203.0.113.0/24")] and outputs["Port"] == "443"


@not_in_moto
def test_only_a_server_with_backups_may_touch_s3(account):
    build(account)
    (role,) = account.client("iam").list_roles()["Roles"]
    names = account.client("iam").list_role_policies(RoleName=role["RoleName"])
    assert names["PolicyNames"] == []


def test_backups_are_private_encrypted_and_outlive_their_stack():
    bucket = load(BACKUP.read_text())["Resources"]["Bucket"]
    assert bucket["DeletionPolicy"] == "Retain"
    assert all(bucket["Properties"]["PublicAccessBlockConfiguration"].values())
    assert bucket["Properties"]["VersioningConfiguration"]["Status"] == "Enabled"


def test_the_first_boot_script_is_one_that_bash_can_read():
    user_data = load(TEXT)["Resources"]["Instance"]["Properties"]["UserData"]
    script, _ = user_data["Fn::Base64"]["Fn::Sub"]
    filled = re.sub(r"\$\{(\w+)\}", "value", script).replace("${!", "${")
    assert filled.startswith("#!/bin/bash\n")
    done = subprocess.run(["bash", "-n"], input=filled, text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert '--name "${name:-}"' in filled
