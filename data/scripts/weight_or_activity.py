"""The same penalty on the weights of a layer, or on what it gives.

Makes data/networks/weight_or_activity.npz: a small network for handwritten digits,
trained once without a penalty and once for every kind, place and strength of one on
its hidden layer, each in 2 to 5 seconds.
"""

from _common import fit, write_networks

from helpers import data

UNITS, EPOCHS, SEED = 32, 25, 0
KINDS = ("l1", "l2")
PLACES = ("kernel", "activity")
POWERS = (-4.0, -3.5, -3.0, -2.5, -2.0)
"""Strengths are 10 to these."""
NAMES = ("none", *(f"{k} {p} {n}" for k in KINDS for p in PLACES for n in POWERS))

STACK = [
    ("Flatten", {}),
    ("Dense", {"units": UNITS, "activation": "relu"}),
    ("Dense", {"units": 10, "activation": "softmax"}),
]


def layers_of(name: str) -> list:
    """Make the layers, the hidden one under the penalty of that name."""
    from keras import layers, regularizers

    more = {}
    if name != "none":
        kind, place, power = name.split()
        penalty = getattr(regularizers, kind.upper())(10 ** float(power))
        more = {f"{place}_regularizer": penalty}
    made = [getattr(layers, kind)(**arguments) for kind, arguments in STACK]
    made[1] = layers.Dense(**STACK[1][1], **more)
    return made


def trained(name: str, seed: int = SEED) -> list:
    """Train one network and return kernel and bias of both layers."""
    model = fit(lambda: layers_of(name), data.digits(), seed, EPOCHS)
    kernel, bias, last_kernel, last_bias = model.get_weights()
    return [(kernel, bias), (last_kernel, last_bias)]


def main() -> None:
    weights = {name: trained(name) for name in NAMES}
    write_networks("weight_or_activity", dict.fromkeys(NAMES, STACK), weights)


if __name__ == "__main__":
    main()
