"""What a template of the course must keep to, whatever cfn-lint thinks of it."""

import json
import re

from helpers.machine import read_template as load

RANGES = {
    "": True,
    "203.0.113.0/24": True,
    "203.0.113.7/32": True,
    "172.16.0.0/16": True,
    "0.0.0.0/0": False,
    "10.0.0.0/8": False,
    "203.0.113.0": False,
    "::/0": False,
    "203.0.113.0/24,0.0.0.0/0": False,
}

UNSAFE_URLS = [
    "https://x/'; rm -rf /",
    "https://x/$(id)",
    "https://x/`id`",
    "https://x/a b",
    "http://x/a",
    "ext::sh -c id",
]

UNSAFE_BRANCHES = ["--upload-pack=x", "main'", "main;id", "a b", ""]


def problems(text, known_types=None):
    """Return a sentence for each rule that the template breaks.

    `known_types` maps each instance type that AWS has to what is known of it.
    """
    template = load(text)
    resources = list(template["Resources"].values())
    found = []
    for resource in resources:
        rule = RULES.get(resource["Type"])
        found += rule(resource.get("Properties", {})) if rule else []
    found += _parameters(template["Parameters"])
    if known_types:
        found += _types(template, known_types)
    return found


def _instance(properties):
    metadata = properties.get("MetadataOptions", {})
    disks = [d["Ebs"] for d in properties["BlockDeviceMappings"]]
    rules = {
        "the old metadata service answers": metadata.get("HttpTokens") == "required",
        "containers reach the metadata": metadata.get("HttpPutResponseHopLimit") == 1,
        "a disk is not encrypted": all(d.get("Encrypted") is True for d in disks),
        "a disk outlives its machine": all(d.get("DeleteOnTermination") for d in disks),
        "a shutdown does not merely stop": properties.get(
            "InstanceInitiatedShutdownBehavior"
        )
        == "stop",
        "there is an SSH key": "KeyName" not in properties,
    }
    return [sentence for sentence, kept in rules.items() if not kept]


def _group(properties):
    found = []
    ingress = json.dumps(properties.get("SecurityGroupIngress", []))
    if "0.0.0.0/0" in ingress or "::/0" in ingress:
        found.append("the world may come in")
    ports = re.findall(r'"(?:From|To)Port": (-?\d+)', ingress)
    if set(ports) - {"443"} or '"-1"' in ingress:
        found.append(f"a port other than 443 is open: {ports}")
    if ingress != "[]" and not re.match(r'\{"Fn::If": \["Public"', ingress):
        found.append("a port is open without being asked for")
    return found


def _role(properties):
    managed = json.dumps(properties.get("ManagedPolicyArns", []))
    names = set(re.findall(r"policy/([\w/-]+)", managed))
    extra = names - {"AmazonSSMManagedInstanceCore"} or properties.get("Policies")
    return [f"the machine may do more than SSM: {extra}"] if extra else []


def _policy(properties):
    text = json.dumps(properties["PolicyDocument"])
    wide = re.search(r'"(\*|s3:\*|iam:[^"]*)"|s3:::\*', text)
    wide = wide or "s3:Delete" in text
    return ["the machine may do too much with S3"] if wide else []


RULES = {
    "AWS::EC2::Instance": _instance,
    "AWS::EC2::SecurityGroup": _group,
    "AWS::EC2::SecurityGroupIngress": lambda _: ["a rule stands outside of its group"],
    "AWS::IAM::Role": _role,
    "AWS::IAM::RolePolicy": _policy,
}


def _parameters(parameters):
    found = []
    if parameters["AllowedCidr"]["Default"] != "":
        found.append("a port is open by default")
    for name, value, wanted in [
        *(("AllowedCidr", value, wanted) for value, wanted in RANGES.items()),
        *(("RepoUrl", value, False) for value in UNSAFE_URLS),
        *(("RepoRef", value, False) for value in UNSAFE_BRANCHES),
        ("BackupBucket", "x'; id", False),
    ]:
        if bool(re.search(parameters[name]["AllowedPattern"], value)) != wanted:
            verb = "refuses" if wanted else "takes"
            found.append(f"{name} {verb} {value!r}")
    if parameters["MaxHours"]["MaxValue"] > 168:
        found.append("the machine may run for more than a week")
    return found


def _types(template, known):
    assertion = template["Rules"]["GpuNeedsGpuType"]["Assertions"][0]["Assert"]
    with_gpu = assertion["Fn::Contains"][0]
    offered = template["Parameters"]["InstanceType"]["AllowedValues"]
    dead = [name for name in offered if name not in known]
    wrong = [
        name
        for name in offered
        if name in known and ("GpuInfo" in known[name]) != (name in with_gpu)
    ]
    return [
        *(f"AWS has no type {name}" for name in dead),
        *(f"{name} is on the wrong side of the GPU rule" for name in wrong),
    ]
