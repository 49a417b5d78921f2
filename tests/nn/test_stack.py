import numpy as np
import pytest

from helpers import nn

LAYERS = [
    nn.Conv2D(4),
    nn.Conv2D(2, 5, padding="same", strides=2),
    nn.Conv2D(2, (1, 7)),
    nn.Conv2D(3, 2, dilation_rate=3, activation="relu"),
    nn.Conv2D(3, 3, strides=2, dilation_rate=2),
    nn.MaxPooling2D(),
    nn.MaxPooling2D((3, 2), strides=1, padding="same"),
    nn.AveragePooling2D(5, strides=3),
    nn.GlobalMaxPooling2D(),
    nn.GlobalAveragePooling2D(),
    nn.Flatten(),
    nn.Dense(6, activation="softmax"),
]
TALL = [
    nn.Conv2D(4, 3, padding="same", activation="relu"),
    nn.Conv2D(3, (2, 3), strides=(2, 1), activation="tanh"),
    nn.MaxPooling2D(2, strides=1, padding="same"),
    nn.Dense(5, activation="softmax"),
    nn.AveragePooling2D(2),
    nn.Flatten(),
    nn.Flatten(),
    nn.Dense(3, activation="sigmoid"),
    nn.Dense(2),
]
VGG16 = [
    *([nn.Conv2D(64, padding="same")] * 2 + [nn.MaxPooling2D()]),
    *([nn.Conv2D(128, padding="same")] * 2 + [nn.MaxPooling2D()]),
    *([nn.Conv2D(256, padding="same")] * 3 + [nn.MaxPooling2D()]),
    *([nn.Conv2D(512, padding="same")] * 3 + [nn.MaxPooling2D()]) * 2,
    *[nn.Flatten(), nn.Dense(4096), nn.Dense(4096), nn.Dense(1000)],
]


def shapes_and_parameters(input_shape, stack):
    try:
        rows = nn.layer_shapes(input_shape, stack)
    except ValueError:
        return "refused"
    return [(row.output_shape, row.parameters) for row in rows]


@pytest.mark.parametrize("first", LAYERS, ids=repr)
def test_every_pair_of_layers_is_as_in_keras(first, in_keras):
    def keras_says(second):
        try:
            layers = in_keras((9, 8, 2), [first, second]).layers
        except ValueError:
            return "refused"
        return [(layer.output.shape[1:], layer.count_params()) for layer in layers]

    ours = [shapes_and_parameters((9, 8, 2), [first, second]) for second in LAYERS]
    assert ours == list(map(keras_says, LAYERS))


def test_a_stack_of_nine_layers_is_as_in_keras(in_keras):
    layers = in_keras((9, 8, 2), TALL).layers
    theirs = [(layer.output.shape[1:], layer.count_params()) for layer in layers]
    assert shapes_and_parameters((9, 8, 2), TALL) == theirs


def test_dense_layers_alone_are_as_in_keras(in_keras):
    stack = [nn.Dense(7), nn.Flatten(), nn.Dense(2)]
    layers = in_keras((5,), stack).layers
    theirs = [(layer.output.shape[1:], layer.count_params()) for layer in layers]
    assert shapes_and_parameters((5,), stack) == theirs


def test_kernels_have_the_shapes_of_those_of_keras(in_keras):
    layers = in_keras((9, 8, 2), TALL).layers
    theirs = [tuple(layer.kernel.shape) if layer.weights else None for layer in layers]
    assert [row.kernel_shape for row in nn.layer_shapes((9, 8, 2), TALL)] == theirs


def test_vgg16_has_the_parameters_its_paper_counts():
    rows = nn.layer_shapes((224, 224, 3), VGG16)
    assert sum(row.parameters for row in rows) == 138_357_544


def test_dense_layers_of_vgg16_hold_most_weights_and_do_little_work():
    rows = nn.layer_shapes((224, 224, 3), VGG16)
    dense = [row for row in rows if row.name == "Dense"]
    weights, work = (
        sum(getattr(row, what) for row in dense)
        / sum(getattr(row, what) for row in rows)
        for what in ("parameters", "multiply_adds")
    )
    assert weights > 0.85
    assert work < 0.01


def test_multiply_adds_are_the_non_zeros_of_the_unrolled_convolution():
    (row,) = nn.layer_shapes((8, 7, 1), [nn.Conv2D(1, (3, 2))])
    matrix = nn.conv_matrix(np.ones((3, 2)), 8, 7)
    assert row.multiply_adds == np.count_nonzero(matrix)


def test_names_are_those_of_keras():
    rows = nn.layer_shapes((9, 8, 2), [nn.Conv2D(1), nn.GlobalMaxPooling2D()])
    assert [row.name for row in rows] == ["Conv2D", "GlobalMaxPooling2D"]


def test_an_empty_stack_has_no_shapes():
    assert nn.layer_shapes((9, 8, 2), []) == []


def test_a_receptive_field_is_the_longer_side():
    (row,) = nn.layer_shapes((9, 8, 2), [nn.Conv2D(1, (1, 7))])
    assert row.receptive_field == 7


@pytest.mark.parametrize("layer", [nn.Flatten(), nn.GlobalMaxPooling2D()])
def test_no_receptive_field_where_places_are_lost(layer):
    rows = nn.layer_shapes((9, 8, 2), [nn.Conv2D(1), layer, nn.Dense(1)])
    assert [row.receptive_field for row in rows] == [3, None, None]


REFUSED = [
    (
        [nn.Conv2D(1), nn.MaxPooling2D(), nn.Conv2D(1, 5)],
        "layer 3 (Conv2D 5x5, valid): a window of 5x5 does not fit into 3x3",
    ),
    (
        [nn.Conv2D(1, (3, 1), dilation_rate=4)],
        "layer 1 (Conv2D 3x1, valid, dilation 4): a window of 9x1 does not fit "
        "into 8x8",
    ),
    (
        [nn.Conv2D(1, 3, strides=2, dilation_rate=3)],
        "layer 1 (Conv2D 3x3, valid, strides 2, dilation 3): strides 2 and "
        "dilation_rate 3 cannot go together: one of them must be 1",
    ),
    (
        [nn.Flatten(), nn.Conv2D(1)],
        "layer 2 (Conv2D 3x3, valid): needs a map (height, width, channels), "
        "not (128,)",
    ),
    (
        [nn.GlobalMaxPooling2D(), nn.GlobalMaxPooling2D()],
        "layer 2 (GlobalMaxPooling2D): needs a map (height, width, channels), not (2,)",
    ),
    (
        [nn.MaxPooling2D(9, strides=1)],
        "layer 1 (MaxPooling2D 9x9, valid, strides 1): a window of 9x9 does not fit "
        "into 8x8",
    ),
    ([nn.Conv2D(0)], "layer 1 (Conv2D 3x3, valid): filters must be at least 1, not 0"),
    (
        [nn.Conv2D(1, 0)],
        "layer 1 (Conv2D 0x0, valid): kernel_size must be at least 1, not 0",
    ),
    (
        [nn.Conv2D(1, 3, 1, "full")],
        "layer 1 (Conv2D 3x3, full): padding must be 'valid' or 'same', not 'full'",
    ),
    ([nn.Dense(0)], "layer 1 (Dense 0): units must be at least 1, not 0"),
    (
        [nn.Dense(3, "swish")],
        "layer 1 (Dense 3): activation must be 'relu' or 'softmax' or 'tanh' or "
        "'sigmoid' or None, not 'swish'",
    ),
    (["Conv2D"], "layer 1 (str): 'Conv2D' is no layer"),
]


@pytest.mark.parametrize(("stack", "sentence"), REFUSED, ids=[s for _, s in REFUSED])
def test_says_which_layer_is_impossible_and_why(stack, sentence):
    with pytest.raises(ValueError) as refusal:
        nn.layer_shapes((8, 8, 2), stack)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("shape", [(), (8, 8), (1, 8, 8, 2)])
def test_refuses_an_input_that_is_neither_map_nor_features(shape):
    with pytest.raises(ValueError, match=r"^input_shape must be \(height, width, chan"):
        nn.layer_shapes(shape, [nn.Flatten()])


def test_refuses_an_input_with_a_side_of_zero():
    with pytest.raises(ValueError, match="each side of input_shape must be at least 1"):
        nn.layer_shapes((8, 0, 2), [nn.Flatten()])
