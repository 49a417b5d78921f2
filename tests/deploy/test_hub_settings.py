"""The settings for a class are known to what reads them, and are not careless."""

import json
import re

import jsonschema
import pytest
import yaml

from tests import aside
from tests.deploy import chart, hub_rules

pytest.importorskip("jupyterhub", exc_type=ImportError)
pytest.importorskip("kubespawner", exc_type=ImportError)
pytest.importorskip("nativeauthenticator", exc_type=ImportError)

TLJH = chart.HUB / "tljh"


def on_kubernetes(*more):
    """Return what is wrong with the values, with `more` laid over them."""
    chosen = chart.values(*more)
    checker = jsonschema.Draft7Validator(chart.SCHEMA)
    found = [error.message for error in checker.iter_errors(chosen)]
    if found:
        return found
    settings = chart.settings(chosen)
    files = chosen["singleuser"]["extraFiles"].values()
    for file in files:
        settings |= file["data"]
    found = hub_rules.unknown(settings)
    if found:
        return found
    cull, memory = chosen["cull"], chosen["singleuser"]["memory"]
    seconds = cull["timeout"], cull["every"], cull["maxAge"]
    return hub_rules.careless(settings, in_bytes(memory["limit"]), seconds)


def in_bytes(amount):
    """Return what JupyterHub reads from an amount such as 2G."""
    from jupyterhub.traitlets import ByteSpecification

    return ByteSpecification().validate(None, amount)


def test_the_values_are_known_and_not_careless():
    assert on_kubernetes() == []


SPOILED = {
    "a misspelled key": (
        {"singleuser": {"memmory": {"guarantee": "1G"}}},
        "Additional properties are not allowed ('memmory' was unexpected)",
    ),
    "a number with a unit": (
        {"cull": {"timeout": "1h"}},
        "'1h' is not of type 'integer', 'null'",
    ),
    "a tag that YAML takes for a number": (
        {"singleuser": {"image": {"tag": 2026}}},
        "2026 is not of type 'string'",
    ),
    "a misspelled trait": (
        {"hub": {"config": {"NativeAuthenticator": {"open_singup": False}}}},
        "NativeAuthenticator has no setting open_singup",
    ),
    "a misspelled class": (
        {"hub": {"config": {"Authenticatr": {"admin_users": ["me"]}}}},
        "there is no class Authenticatr",
    ),
    "an amount that is none": (
        {"singleuser": {"memory": {"guarantee": "lots"}}},
        "KubeSpawner.mem_guarantee does not take 'lots'",
    ),
    "a misspelled setting of kernels": (
        {"singleuser": {"extraFiles": {"kernels": {"data": {"MappingKernelManager": {
            "cull_idle": 1}}}}}},
        "MappingKernelManager has no setting cull_idle",
    ),
    "the dummy authenticator": (
        {"hub": {"config": {"JupyterHub": {"authenticator_class": "dummy"}}}},
        "anybody gets in with any password",
    ),
    "an open door": (
        {"hub": {"config": {"NativeAuthenticator": {"open_signup": True}}}},
        "anybody gets in without you",
    ),
    "no teacher": (
        {"hub": {"config": {"Authenticator": {"admin_users": []}}}},
        "nobody says who may let others in",
    ),
    "too little memory": (
        {"singleuser": {"memory": {"limit": "1G"}}},
        "two lessons do not fit",
    ),
    "no end": ({"cull": {"maxAge": 0}}, "a forgotten server lives for ever"),
}  # fmt: skip


@pytest.mark.parametrize(("more", "sentence"), SPOILED.values(), ids=SPOILED)
def test_a_fault_is_named(more, sentence):
    assert sentence in on_kubernetes(more)


@pytest.fixture(scope="module")
def pod():
    return aside.run(chart.pod(chart.values()))


def test_the_pod_starts_as_the_image_wants(pod):
    container = pod.spec.containers[0]
    assert container.command is None, "else binder/start would not run"
    assert container.args == ["jupyterhub-singleuser"]


def test_the_learner_sees_the_home_folder_not_the_image(pod):
    container = pod.spec.containers[0]
    settings = {entry.name: entry.value for entry in container.env}
    assert settings["JUPYTERHUB_ROOT_DIR"] == "/home/jovyan"
    assert container.working_dir == "/home/jovyan"


def test_the_pod_is_guaranteed_what_a_lesson_needs(pod):
    resources = pod.spec.containers[0].resources
    assert resources.requests["memory"] == 1200 * 1024**2
    assert resources.limits["memory"] == 2 * 1024**3


def cluster():
    return yaml.safe_load((chart.HUB / "kubernetes" / "cluster.yaml").read_text())


def test_there_are_machines_for_whom_the_values_ask():
    groups = cluster()["managedNodeGroups"]
    purposes = [group["labels"]["hub.jupyter.org/node-purpose"] for group in groups]
    assert purposes == ["core", "user"]
    scheduling = chart.values()["scheduling"]
    for pods in ("userPods", "corePods"):
        assert scheduling[pods]["nodeAffinity"]["matchNodePurpose"] == "require"


def test_all_machines_stand_where_the_disks_are():
    zones = [group["availabilityZones"] for group in cluster()["managedNodeGroups"]]
    assert zones[0] == zones[1] and len(zones[0]) == 1


def test_no_pod_reaches_the_rights_of_its_machine():
    for group in cluster()["managedNodeGroups"]:
        assert group["disablePodIMDS"] and group["disableIMDSv1"]
        assert group["volumeEncrypted"]


def test_the_disks_are_of_the_class_that_is_made():
    made = yaml.safe_load((chart.HUB / "kubernetes" / "storage.yaml").read_text())
    chosen, name = chart.values(), made["metadata"]["name"]
    assert chart.at(chosen, "singleuser.storage.dynamic.storageClass") == name
    assert chart.at(chosen, "hub.db.pvc.storageClassName") == name
    assert made["parameters"]["encrypted"] == "true"


@pytest.fixture(scope="module")
def build():
    """The image's build, as the guide's command asks repo2docker for it."""
    main = pytest.importorskip("repo2docker.__main__", exc_type=ImportError)
    readme = (chart.HUB / "README.md").read_text()
    command = re.search(r"jupyter-repo2docker ((?:.*\\\n)*.*)", readme)[1]
    return main.get_argparser().parse_args(command.replace("\\\n", " ").split())


def test_the_image_lies_where_no_disk_hides_it(build):
    home = chart.values()["singleuser"]["storage"]["homeMountPath"]
    assert build.target_repo_dir.startswith("/")
    assert not build.target_repo_dir.startswith(home)


def test_the_image_that_is_built_is_the_one_that_is_started(build, pod):
    assert build.push and build.image_name == pod.spec.containers[0].image


def test_the_image_is_made_for_the_user_of_the_pod(build, pod):
    assert build.user_id == pod.spec.containers[0].security_context["runAsUser"]
    home = chart.values()["singleuser"]["storage"]["homeMountPath"]
    assert home == f"/home/{build.user_name}"


@pytest.mark.parametrize("name", ["nbgitpuller", "jupyter-resource-usage"])
def test_the_image_holds_what_a_hub_wants(name):
    lock = (chart.HUB.parents[1] / "binder" / "requirements.txt").read_text()
    assert re.search(rf"^{name}==", lock, re.MULTILINE)


def tljh_settings():
    """Return TLJH's settings, and what its configurer hands to JupyterHub."""
    chosen = yaml.safe_load((TLJH / "config.yaml").read_text())
    auth = dict(chosen["auth"])
    return chosen, {
        "JupyterHub": {"authenticator_class": auth.pop("type")},
        **auth,
        "Authenticator": {"admin_users": set(chosen["users"]["admin"])},
        "Spawner": {
            "mem_limit": chosen["limits"]["memory"],
            "cpu_limit": chosen["limits"]["cpu"],
        },
    }


TLJH_KEYS = {
    "users": {"admin"},
    "auth": {"type", "NativeAuthenticator"},
    "https": {"enabled", "letsencrypt"},
    "limits": {"memory", "cpu"},
    "user_environment": {"default_app"},
    "services": {"cull"},
}
"""Of those that its configurer reads, the ones that we use: it ignores others."""


def test_tljh_is_told_only_what_it_reads():
    chosen, _ = tljh_settings()
    assert {name: set(part) for name, part in chosen.items()} == TLJH_KEYS
    assert set(chosen["https"]["letsencrypt"]) == {"email", "domains"}
    assert set(chosen["services"]["cull"]) == {"enabled", "timeout", "every", "max_age"}


def test_what_tljh_hands_on_is_known_and_not_careless():
    chosen, settings = tljh_settings()
    cull = chosen["services"]["cull"]
    seconds = cull["timeout"], cull["every"], cull["max_age"]
    assert hub_rules.unknown(settings) == []
    memory = in_bytes(chosen["limits"]["memory"])
    assert hub_rules.careless(settings, memory, seconds) == []


def test_kernels_are_ended_alike_on_both():
    file = json.loads((TLJH / "jupyter_server_config.json").read_text())
    assert file == chart.values()["singleuser"]["extraFiles"]["kernels"]["data"]
    assert hub_rules.unknown(file) == []
