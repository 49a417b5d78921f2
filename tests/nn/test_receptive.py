import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

VALID = {
    "two 3x3": [nn.Conv2D(1), nn.Conv2D(1)],
    "one 5x5": [nn.Conv2D(1, 5)],
    "even": [nn.Conv2D(1, 2), nn.Conv2D(1, 4)],
    "stride": [nn.Conv2D(1, 3, strides=2), nn.Conv2D(1, 3)],
    "dilation": [nn.Conv2D(1, 3, dilation_rate=2), nn.Conv2D(1, 3)],
    "gaps": [nn.Conv2D(1, 3, dilation_rate=3)],
    "pooling": [nn.Conv2D(1), nn.MaxPooling2D(), nn.Conv2D(1), nn.Dense(4)],
    "overlapping pools": [nn.AveragePooling2D(3, strides=2), nn.AveragePooling2D(2, 1)],
    "not square": [nn.Conv2D(1, (1, 5), strides=(2, 1)), nn.Conv2D(1, (3, 2))],
}
SAME = {
    "same": [nn.Conv2D(1, padding="same")] * 2,
    "same, even": [nn.Conv2D(1, 2, padding="same"), nn.Conv2D(1, 4, padding="same")],
    "same, dilation": [nn.Conv2D(1, padding="same", dilation_rate=d) for d in (1, 2)],
    "same, stride": [nn.Conv2D(1, padding="same", strides=2)] * 2,
    "same, pooling": [nn.Conv2D(1, padding="same"), nn.MaxPooling2D(padding="same")],
    "same, then valid": [nn.Conv2D(1, 5, padding="same"), nn.Conv2D(1, 3)],
    "stride, then same": [nn.Conv2D(1, 3, 2, "same"), nn.Conv2D(1, 3, 1, "same")],
}
STACKS = VALID | SAME


def units(size, stack):
    rows, columns, _ = nn.layer_shapes((size, size, 1), stack)[-1].output_shape
    return list(np.ndindex(rows, columns))


def box_of(influence):
    return [(int(axis.min()), int(axis.max())) for axis in np.nonzero(influence)]


def box_predicted(size, stack, unit):
    fields = [nn.receptive_field(stack, size, axis) for axis in (0, 1)]
    starts = [f.start + u * f.jump for f, u in zip(fields, unit, strict=True)]
    ends = [start + f.size - 1 for f, start in zip(fields, starts, strict=True)]
    return [(max(a, 0), min(b, size - 1)) for a, b in zip(starts, ends, strict=True)]


@pytest.mark.parametrize("size", [11, 12])
@pytest.mark.parametrize("name", STACKS)
def test_every_unit_sees_what_the_formula_says(name, size):
    stack = STACKS[name]
    places = units(size, stack)
    seen = {unit: box_of(nn.influence(size, stack, unit)) for unit in places}
    assert seen == {unit: box_predicted(size, stack, unit) for unit in places}


@pytest.mark.parametrize("name", STACKS)
def test_influence_is_the_answer_to_one_bright_pixel_at_a_time(name):
    size = 11
    stack = [
        nn.AveragePooling2D(*layer) if isinstance(layer, nn.MaxPooling2D) else layer
        for layer in STACKS[name]
        if not isinstance(layer, nn.Dense)
    ]
    pixels = np.eye(size * size).reshape(-1, size, size, 1)
    kernels = [row.kernel_shape for row in nn.layer_shapes((size, size, 1), stack)]
    ones = [(np.ones(shape), None) for shape in kernels if shape]
    answers = nn.run_stack(pixels, stack, ones)[-1]
    unit = units(size, stack)[-2]
    answer = answers[:, *unit, 0].reshape(size, size)
    assert_allclose(nn.influence(size, STACKS[name], unit), answer, atol=1e-12)


def test_pixels_dropped_by_a_stride_are_not_seen_later_either():
    stack = [nn.Conv2D(1, strides=2), nn.Conv2D(1, padding="same")]
    assert not nn.influence(12, stack, unit=(4, 4))[11].any()


def test_two_layers_of_three_see_what_one_of_five_sees():
    assert nn.receptive_field(VALID["two 3x3"]) == nn.receptive_field(VALID["one 5x5"])


def test_equal_dilation_rates_skip_most_pixels():
    stack = [nn.Conv2D(1, dilation_rate=2)] * 3
    field = nn.receptive_field(stack).size
    assert (
        np.count_nonzero(nn.influence(field, stack, (0, 0))) == ((field + 1) / 2) ** 2
    )


def test_doubling_dilation_rates_skip_no_pixel():
    stack = [nn.Conv2D(1, dilation_rate=rate) for rate in (1, 2, 4)]
    field = nn.receptive_field(stack).size
    assert np.all(nn.influence(field, stack, (0, 0)) > 0)


def test_no_layer_sees_one_pixel():
    assert nn.receptive_field([]) == (1, 1, 0)


def test_causal_windows_see_the_past_only():
    layers = [nn.Window(2, padding="causal", dilation_rate=2**n) for n in range(10)]
    field = nn.receptive_field(layers)
    assert field.start + field.size - 1 == 0


def test_ten_doubling_causal_windows_see_1024_steps():
    layers = [nn.Window(2, padding="causal", dilation_rate=2**n) for n in range(10)]
    assert nn.receptive_field(layers).size == 2**10


def test_where_a_strided_same_layer_starts_depends_on_the_size():
    starts = [nn.receptive_field(SAME["same, stride"][:1], n).start for n in (11, 12)]
    assert starts == [-nn.pad_same(n, 3, 2)[0] for n in (11, 12)]


def test_without_the_size_the_start_of_a_strided_same_layer_is_unknown():
    assert nn.receptive_field(SAME["same, stride"]).start is None


@pytest.mark.parametrize(
    "name", sorted(set(STACKS) - {"same, stride", "same, pooling", "stride, then same"})
)
def test_otherwise_the_size_changes_nothing(name):
    assert nn.receptive_field(STACKS[name]) == nn.receptive_field(STACKS[name], 12)


def test_influence_of_no_layer_is_the_pixel_itself():
    assert_array_equal(nn.influence(2, [], (0, 1)), [[0, 1], [0, 0]])


@pytest.mark.parametrize(
    ("layers", "settings", "sentence"),
    [
        ([nn.Flatten()], {}, "Flatten has no window: its units see everything"),
        ([nn.GlobalMaxPooling2D()], {}, "GlobalMaxPooling2D has no window"),
        ([nn.Conv2D(1, 0)], {}, "kernel_size must be at least 1, not 0"),
        ([nn.Conv2D(1, 3, 2, "valid", 2)], {}, "strides 2 and dilation_rate 2 cannot"),
        (
            [nn.Conv2D(1), nn.Conv2D(1)],
            {"size": 4},
            "a window of 3 does not fit into 2",
        ),
        ([nn.Conv2D(1)], {"axis": 2}, "axis must be 0 or 1, not 2"),
    ],
)
def test_formula_refuses(layers, settings, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.receptive_field(layers, **settings)


@pytest.mark.parametrize(
    ("stack", "unit", "sentence"),
    [
        ([nn.Flatten()], (0, 0), r"the stack must end with a map, not \(64,\)"),
        ([nn.Conv2D(1)], (6, 0), r"unit must lie inside the 6x6 map, not at \(6, 0\)"),
        (
            [nn.Conv2D(1)],
            (0, -1),
            r"unit must lie inside the 6x6 map, not at \(0, -1\)",
        ),
        ([nn.Conv2D(1, 9)], (0, 0), r"layer 1 \(Conv2D 9x9, valid\): a window of 9x9"),
    ],
)
def test_influence_refuses(stack, unit, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.influence(8, stack, unit)
