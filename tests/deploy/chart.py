"""What the chart of Zero to JupyterHub makes of values.yaml, as far as it can be told.

The chart itself is not on PyPI, so a test cannot have it. `SCHEMA` says in our words
what its values.schema.yaml (4.4.0) says of the keys that the course uses, and of no
other; `TRAITS` names the traits of KubeSpawner to which the chart hands them.
"""

import copy
from pathlib import Path
from unittest.mock import patch

import yaml

HUB = Path(__file__).parents[2] / "deploy" / "hub"


def _object(**properties):
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _either(*types):
    return {"type": [*types, "null"]}


def _one_of(*values):
    return {"enum": list(values)}


TEXT, NUMBER, WHOLE = _either("string"), _either("number"), _either("integer")
YES_OR_NO, ANYTHING = {"type": "boolean"}, {"type": "object"}
AMOUNT = _either("number", "string")
LIST = {"type": "array"}
AFFINITY = _object(
    nodeAffinity=_object(matchNodePurpose=_one_of("ignore", "prefer", "require"))
)
FILE = {
    **_object(mountPath={"type": "string"}, data=ANYTHING),
    "required": ["mountPath"],
}

SCHEMA = _object(
    hub=_object(config=ANYTHING, db=_object(pvc=_object(storageClassName=TEXT))),
    proxy=_object(
        https=_object(
            enabled=_either("boolean"),
            type=_one_of(None, "", "letsencrypt", "manual", "offload", "secret"),
            hosts=LIST,
            letsencrypt=_object(contactEmail=TEXT),
        )
    ),
    singleuser=_object(
        image=_object(name={"type": "string"}, tag={"type": "string"}),
        cmd=_either("array", "string"),
        defaultUrl=TEXT,
        startTimeout=WHOLE,
        uid=WHOLE,
        memory=_object(guarantee=AMOUNT, limit=AMOUNT),
        cpu=_object(guarantee=NUMBER, limit=NUMBER),
        storage=_object(
            capacity=TEXT,
            homeMountPath={"type": "string"},
            dynamic=_object(storageClass=TEXT),
        ),
        extraFiles={"type": "object", "additionalProperties": FILE},
    ),
    cull=_object(enabled=YES_OR_NO, timeout=WHOLE, every=WHOLE, maxAge=WHOLE),
    prePuller=_object(continuous=_object(enabled=YES_OR_NO)),
    scheduling=_object(
        userScheduler=_object(enabled=YES_OR_NO), userPods=AFFINITY, corePods=AFFINITY
    ),
)

DEFAULTS = {
    "proxy": {"https": {"enabled": False, "type": "letsencrypt", "hosts": []}},
    "singleuser": {
        "cmd": "jupyterhub-singleuser",
        "startTimeout": 300,
        "uid": 1000,
        "storage": {"homeMountPath": "/home/jovyan", "capacity": "10Gi"},
    },
    "cull": {"enabled": True, "timeout": 3600, "every": 600, "maxAge": 0},
}
"""What the chart says where values.yaml is silent, of the same keys."""

TRAITS = {
    "cmd": "cmd",
    "defaultUrl": "default_url",
    "startTimeout": "start_timeout",
    "uid": "uid",
    "memory.guarantee": "mem_guarantee",
    "memory.limit": "mem_limit",
    "cpu.guarantee": "cpu_guarantee",
    "cpu.limit": "cpu_limit",
    "storage.capacity": "storage_capacity",
    "storage.dynamic.storageClass": "storage_class",
}
"""Below `singleuser`, and of KubeSpawner."""


def values(*more):
    """Return the course's values, laid over the chart's as helm does it."""
    folder = HUB / "kubernetes"
    files = (folder / "values.yaml", folder / "names.yaml")
    merged = copy.deepcopy(DEFAULTS)
    for layer in [*(yaml.safe_load(file.read_text()) for file in files), *more]:
        lay_over(merged, layer)
    return merged


def lay_over(below, above):
    """Merge `above` into `below` as helm does: all but dictionaries is replaced."""
    for key, value in above.items():
        if isinstance(value, dict) and isinstance(below.get(key), dict):
            lay_over(below[key], value)
        else:
            below[key] = copy.deepcopy(value)


def at(tree, path):
    """Return what lies at ``a.b.c``, or None."""
    for key in path.split("."):
        tree = (tree or {}).get(key)
    return tree


def settings(chosen):
    """Return the values as JupyterHub gets them: {class: {trait: value}}."""
    found = copy.deepcopy(chosen["hub"]["config"])
    spawner = found.setdefault("KubeSpawner", {})
    for path, trait in TRAITS.items():
        value = at(chosen["singleuser"], path)
        if value is not None:
            spawner[trait] = value
    image = chosen["singleuser"]["image"]
    spawner["image"] = f"{image['name']}:{image['tag']}"
    return found


async def pod(chosen):
    """Return the pod that a learner gets."""
    from kubespawner import KubeSpawner
    from traitlets.config import Config

    ours = Config({"KubeSpawner": settings(chosen)["KubeSpawner"]})
    with patch("kubespawner.spawner.load_config"):  # there is no cluster
        spawner = KubeSpawner(_mock=True, config=ours)
    spawner.user.url = "/user/learner/"
    return await spawner.get_pod_manifest()
