"""What took long to compute and is kept in data/: sweeps, trained networks, claims."""

import json
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np

from ._files import damaged, read, read_stored, stored_names


class Network(NamedTuple):
    """A trained network, in the names and layouts of Keras."""

    stack: list[tuple[str, dict[str, Any]]]  # per layer: class name, its arguments
    weights: list[tuple[np.ndarray, ...]]
    """Per layer with weights: kernel, of an LSTM also the recurrent kernel, bias."""


def sweep(name: str) -> dict[str, Any]:
    """Load the figures of a sweep that was computed beforehand.

    Parameters
    ----------
    name : str
        ``data/sweeps/<name>.json``; what its keys mean stands in data/README.md.

    Raises
    ------
    ValueError
        If there is no sweep of that name, or its file is damaged.
    FileNotFoundError
        If its file is missing.

    Examples
    --------
    >>> sweep("shuffle_the_world")["shares"]
    [0.0, 0.25, 0.5, 0.75, 1.0]
    """
    return json.loads(read_stored(_file("sweeps", name, "json")))


def networks(name: str) -> dict[str, Network]:
    """Load networks that were trained beforehand.

    Parameters
    ----------
    name : str
        ``data/networks/<name>.npz``; what it holds stands in data/README.md.

    Returns
    -------
    dict of Network
        Kernels and biases as float32; they are kept as float16.

    Raises
    ------
    ValueError
        If there are no networks of that name, or their file is damaged.
    FileNotFoundError
        If their file is missing.

    Examples
    --------
    >>> three = networks("drag_the_digit")
    >>> list(three)
    ['dense', 'conv + flatten', 'conv + global max']
    >>> three["dense"].stack[0]
    ('Flatten', {})
    >>> [kernel.shape for kernel, bias in three["dense"].weights]
    [(784, 64), (64, 10)]
    """
    content = read_stored(_file("networks", name, "npz"))
    with np.load(BytesIO(content), allow_pickle=False) as file:
        stacks = json.loads(str(file["stacks"]))
        return {
            network: Network(
                stack=[(layer, arguments) for layer, arguments in stack],
                weights=_pairs(file, network),
            )
            for network, stack in stacks.items()
        }


def certificate(name: str) -> bytes:
    """Load a private key and its certificate, as PEM. They protect nothing.

    Parameters
    ----------
    name : str
        ``data/certificates/<name>.pem``.

    Raises
    ------
    ValueError
        If there is no certificate of that name, or its file is damaged.
    FileNotFoundError
        If its file is missing.

    Examples
    --------
    >>> certificate("rsa-1024")[:27]
    b'-----BEGIN PRIVATE KEY-----'
    """
    return read_stored(_file("certificates", name, "pem"))


def claims() -> list[dict[str, Any]]:
    """Load the ledger of claims, ``data/claims.yaml``: one dict per claim.

    Raises
    ------
    FileNotFoundError
        If the file is missing.
    ValueError
        If it does not hold a list of claims, each with its id.
    """
    return _entries("claims")


def prediction(id: str) -> dict[str, Any]:
    """Load one question of ``data/predictions.yaml``.

    Returns
    -------
    dict
        ``question``, ``options``, ``answer`` (one of them) and ``because``.

    Raises
    ------
    FileNotFoundError
        If the file is missing.
    ValueError
        If there is no question of that id.
    """
    found = {entry["id"]: entry for entry in _entries("predictions")}
    if id not in found:
        raise ValueError(
            f"there is no prediction {id!r}: the ids are {', '.join(found)}"
        )
    return found[id]


def _entries(kind: str) -> list[dict[str, Any]]:
    """Load data/<kind>.yaml, which must be a list of entries with ids."""
    import yaml

    file = f"{kind}.yaml"
    content = read(file)
    try:
        entries = yaml.safe_load(content)
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f" in line {where.line + 1}" if where else ""
        raise damaged(file, f"it cannot be read as YAML{line}") from error
    if not isinstance(entries, list) or not all(
        isinstance(entry, dict) and "id" in entry for entry in entries
    ):
        raise damaged(file, f"it must be a list of {kind}, each with an id")
    if not content.rstrip().endswith(b"\n..."):
        raise damaged(file, "its last line, three dots, is missing")
    return entries


def _file(kind: str, name: str, ending: str) -> str:
    known = stored_names(kind)
    if name not in known:
        raise ValueError(
            f"there is no {name!r} among the {kind}: the names are {', '.join(known)}"
        )
    return f"{kind}/{name}.{ending}"


def _pairs(file: Any, network: str) -> list[tuple[np.ndarray, ...]]:
    pairs = sum(key.startswith(f"{network}/kernel") for key in file)
    return [
        tuple(
            file[f"{network}/{part}{i}"].astype(np.float32)
            for part in ("kernel", "recurrent", "bias")
            if f"{network}/{part}{i}" in file
        )
        for i in range(pairs)
    ]
