"""What settings of a hub must keep to, whoever reads them."""

from importlib import import_module

from traitlets import HasTraits, TraitError

CLASSES = {
    "Authenticator": "jupyterhub.auth.Authenticator",
    "JupyterHub": "jupyterhub.app.JupyterHub",
    "KubeSpawner": "kubespawner.KubeSpawner",
    "NativeAuthenticator": "nativeauthenticator.NativeAuthenticator",
    "MappingKernelManager": (
        "jupyter_server.services.kernels.kernelmanager.MappingKernelManager"
    ),
    "Spawner": "jupyterhub.spawner.Spawner",
}

GIGABYTE = 1024**3
WANTED = {"open_signup": False, "allow_all": True, "check_common_password": True}


def unknown(settings):
    """Return a sentence for each setting that its class does not know or not take."""
    found = []
    for name, chosen in settings.items():
        if name not in CLASSES:
            found.append(f"there is no class {name}")
            continue
        module, _, attribute = CLASSES[name].rpartition(".")
        kind = getattr(import_module(module), attribute)
        known = kind.class_traits(config=True)
        for trait, value in chosen.items():
            if trait not in known:
                found.append(f"{name} has no setting {trait}")
            elif not _takes(known[trait], value):
                found.append(f"{name}.{trait} does not take {value!r}")
    return found


def _takes(trait, value):
    try:
        trait._validate(HasTraits(), value)
    except TraitError:
        return False
    return True


def careless(settings, memory, cull):
    """Return a sentence for each setting that works and should not be.

    `memory` is what one learner may use, in bytes; `cull` the seconds (timeout, every,
    hard end).
    """
    hub = settings["JupyterHub"]["authenticator_class"]
    login = settings.get("NativeAuthenticator", {})
    timeout, every, end = cull
    rules = {
        "anybody gets in with any password": not any(
            word in hub.lower() for word in ("dummy", "null", "tmp", "shared")
        ),
        "anybody gets in without you": all(
            login.get(name) == value for name, value in WANTED.items()
        ),
        "a password may be short": login.get("minimum_password_length", 1) >= 10,
        "passwords may be guessed": 0 < login.get("allowed_failed_logins", 0) <= 10,
        "nobody says who may let others in": bool(
            settings.get("Authenticator", {}).get("admin_users")
        ),
        "two lessons do not fit": memory >= 2 * GIGABYTE,
        "idle servers live on": 0 < every < timeout <= 7200,
        "a forgotten server lives for ever": 0 < end <= 24 * 3600,
    }
    return [sentence for sentence, kept in rules.items() if not kept]
