"""Why a last activation and a loss suit a problem, or what goes wrong with them."""

OUTPUTS = {
    "binary": 1,
    "multiclass": 3,
    "several labels": 3,
    "any number": 1,
    "share": 1,
}
"""Units of the last layer, by problem."""

TABLE = {
    "binary": ("sigmoid", "binary_crossentropy"),
    "multiclass": ("softmax", "categorical_crossentropy"),
    "several labels": ("sigmoid", "binary_crossentropy"),
    "any number": ("linear", "mean_squared_error"),
    "share": ("sigmoid", "binary_crossentropy"),
}
"""The pair that the table of last layers names."""

SUITS = {
    "binary": "The sigmoid gives one probability, and cross-entropy charges for it.",
    "multiclass": "The softmax gives three probabilities that sum to 1.",
    "several labels": "Each label has a sigmoid of its own: any of them may be true.",
    "any number": "Nothing holds the output back, and the mean square pulls it close.",
    "share": "The sigmoid keeps the output between 0 and 1, as the answers are.",
}


def reason(problem: str, activation: str, loss: str) -> str:
    """Return one or two sentences on this pair for this problem."""
    if (activation, loss) == TABLE[problem]:
        return SUITS[problem]
    one = OUTPUTS[problem] == 1
    if one and activation == "softmax":
        return (
            "A softmax over one unit divides a number by itself: it is 1 whatever "
            "comes in, and no gradient comes back."
        )
    if one and loss == "categorical_crossentropy":
        return (
            "This loss divides the outputs by their sum; one output divided by itself "
            "is 1, so no gradient comes back and nothing is learned."
        )
    rules = {"any number": _number, "share": _share, "several labels": _several}
    return rules.get(problem, _classes)(activation, loss)


def _number(activation: str, loss: str) -> str:
    if loss.endswith("crossentropy"):
        return (
            "Cross-entropy is made for answers from 0 to 1, and these go from -3 to 3: "
            "it drives the output to 0 or 1, or beyond, and not to the answer."
        )
    return {
        "linear": "This suits too: absolute error aims at the median.",
        "sigmoid": "A sigmoid stays between 0 and 1; the answers go from -3 to 3.",
        "relu": "ReLU never goes below 0: half of the answers are out of its reach.",
    }[activation]


def _share(activation: str, loss: str) -> str:
    if activation == "sigmoid":
        return "This suits too: the sigmoid keeps the output between 0 and 1."
    if loss.endswith("crossentropy"):
        return _cut()
    return {
        "linear": "Close, but nothing keeps the output between 0 and 1.",
        "relu": "ReLU keeps the output above 0, but not below 1.",
    }[activation]


def _several(activation: str, loss: str) -> str:
    if activation == "softmax":
        return (
            "A softmax shares out a single 1: where two labels are true, they cannot "
            "both come near it."
        )
    if loss == "categorical_crossentropy":
        return (
            "This loss looks only at the share that the true labels have of the sum: "
            "it never asks whether an output is above or below one half."
        )
    return _classes(activation, loss)


def _classes(activation: str, loss: str) -> str:
    bare = activation in ("linear", "relu")
    if bare and loss.endswith("crossentropy"):
        return _cut()
    if loss.endswith("crossentropy"):
        return _sum_or_each(activation)
    if loss == "mean_absolute_error":
        return (
            "Absolute error drives the outputs to 0 or 1, so they do not say how sure "
            "they are"
            + ("." if bare else ", and there the slope is nearly 0: mistakes stay.")
        )
    if bare:
        return (
            "The order of the outputs is right, but they are no probabilities: nothing "
            "keeps them between 0 and 1."
        )
    return (
        "It gets there on this easy problem. But its gradient is multiplied by the "
        "slope of the activation: far off and sure of it, it hardly learns."
    )


def _cut() -> str:
    return (
        "These outputs are no probabilities: Keras cuts them to between 0 and 1 before "
        "it takes the logarithm, and where it has cut, the gradient is 0."
    )


def _sum_or_each(activation: str) -> str:
    """Speak of two cross-entropies that have changed places, with three classes."""
    if activation == "sigmoid":
        return (
            "The likeliest class comes out right, but each sigmoid answers for itself: "
            "the three need not sum to 1."
        )
    return "This comes close: every class is charged for as a yes or no of its own."
