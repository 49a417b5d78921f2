"""Networks with which the shape lab can begin."""

from helpers import nn

SAME = {"padding": "same"}

NETWORKS = {
    "grey example of the notes": (
        (28, 28, 1),
        (nn.Conv2D(10, 3, **SAME), nn.Conv2D(32, 2, **SAME)),
    ),
    "colour example of the notes": (
        (28, 28, 3),
        (nn.Conv2D(10, 3, **SAME), nn.Conv2D(32, 2, **SAME)),
    ),
    "F R F R Pool F R FC Softmax": (
        (28, 28, 1),
        (
            nn.Conv2D(8, 3, activation="relu"),
            nn.Conv2D(8, 3, activation="relu"),
            nn.MaxPooling2D(2),
            nn.Conv2D(16, 3, activation="relu"),
            nn.Flatten(),
            nn.Dense(10, "softmax"),
        ),
    ),
    "like LeNet": (
        (28, 28, 1),
        (
            nn.Conv2D(6, 5, activation="tanh", **SAME),
            nn.AveragePooling2D(2),
            nn.Conv2D(16, 5, activation="tanh"),
            nn.AveragePooling2D(2),
            nn.Flatten(),
            nn.Dense(10, "softmax"),
        ),
    ),
    "Flatten, then Dense": (
        (28, 28, 1),
        (
            nn.Conv2D(8, 3, activation="relu"),
            nn.Conv2D(16, 3, activation="relu"),
            nn.MaxPooling2D(2),
            nn.Flatten(),
            nn.Dense(10),
        ),
    ),
    "Dense without Flatten": (
        (28, 28, 1),
        (
            nn.Conv2D(8, 3, activation="relu"),
            nn.Conv2D(16, 3, activation="relu"),
            nn.MaxPooling2D(2),
            nn.Dense(10),
        ),
    ),
    "convolutions, then a global mean": (
        (28, 28, 1),
        (
            nn.Conv2D(8, 3, activation="relu"),
            nn.Conv2D(16, 3, strides=2, activation="relu", **SAME),
            nn.Conv2D(32, 3, strides=2, activation="relu", **SAME),
            nn.Conv2D(10, 1),
            nn.GlobalAveragePooling2D(),
        ),
    ),
    "dilation 1, 2, 4": (
        (28, 28, 1),
        tuple(nn.Conv2D(8, 3, dilation_rate=gap) for gap in (1, 2, 4)),
    ),
    "the start of VGG16": (
        (224, 224, 3),
        (
            nn.Conv2D(64, 3, activation="relu", **SAME),
            nn.Conv2D(64, 3, activation="relu", **SAME),
            nn.MaxPooling2D(2),
            nn.Conv2D(128, 3, activation="relu", **SAME),
            nn.Conv2D(128, 3, activation="relu", **SAME),
            nn.MaxPooling2D(2),
        ),
    ),
}
"""Networks to begin with: input shape and layers, by name."""
