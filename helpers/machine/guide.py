"""What the template and the guide of ``deploy/aws`` say, read from the files."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "deploy" / "aws"


@cache
def template() -> dict[str, Any]:
    """Return the template of the course's server, with CloudFormation's short forms.

    ``!Ref X`` becomes ``{"Ref": "X"}``, ``!Sub X`` becomes ``{"Fn::Sub": "X"}``.

    Examples
    --------
    >>> template()["Parameters"]["AllowedCidr"]["Default"]
    ''
    """
    return read_template((FOLDER / "course-server.yaml").read_bytes())


def read_template(content: bytes | str) -> dict[str, Any]:
    """Return what a CloudFormation template says, its short forms written out.

    Parameters
    ----------
    content : bytes or str
        YAML, with short forms as `template` lists them.

    Examples
    --------
    >>> read_template("Port: !Ref Chosen")
    {'Port': {'Ref': 'Chosen'}}
    """
    import yaml

    class Loader(yaml.SafeLoader):
        """YAML with short forms."""

    def short_form(loader: Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
        if isinstance(node, yaml.ScalarNode):
            value: Any = loader.construct_scalar(node)
        elif isinstance(node, yaml.SequenceNode):
            value = loader.construct_sequence(node, deep=True)
        else:
            value = loader.construct_mapping(node, deep=True)
        return {suffix if suffix == "Ref" else f"Fn::{suffix}": value}

    Loader.add_multi_constructor("!", short_form)
    return yaml.load(content, Loader)


def open_ports(allowed: str = "") -> list[int]:
    """Return the ports that the template opens for callers from this range.

    Parameters
    ----------
    allowed : str
        The range, as ``course.py create --allow`` takes it; by default none.

    Raises
    ------
    ValueError
        If the template refuses the range.

    Examples
    --------
    >>> open_ports(), open_ports("203.0.113.0/24")
    ([], [443])
    """
    parameter = template()["Parameters"]["AllowedCidr"]
    if not re.search(parameter["AllowedPattern"], allowed):
        raise ValueError(
            f"the range must be {parameter['ConstraintDescription']}, not {allowed!r}"
        )
    group = template()["Resources"]["SecurityGroup"]["Properties"]
    _, rules, _ = group["SecurityGroupIngress"]["Fn::If"]  # only where one is allowed
    return [rule["FromPort"] for rule in rules] if allowed else []


def machine_types() -> list[str]:
    """Return the types of machine that the template offers, the default first."""
    parameter = template()["Parameters"]["InstanceType"]
    others = [t for t in parameter["AllowedValues"] if t != parameter["Default"]]
    return [parameter["Default"], *others]


def mentions(pattern: str) -> int:
    """Count what the template holds that matches a regular expression.

    Examples
    --------
    >>> mentions("ami-[0-9a-f]{8}")
    0
    """
    return len(re.findall(pattern, json.dumps(template())))


def guide_commands() -> list[str]:
    """Return the commands of the guide that lead from an account to lesson 00.

    Examples
    --------
    >>> guide_commands()[1]
    'aws login'
    """
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    block = text.split("## Five commands")[1].split("```")[1]
    lines = [line.split("#")[0].strip() for line in block.splitlines()[1:]]
    return [line for line in lines if line]
