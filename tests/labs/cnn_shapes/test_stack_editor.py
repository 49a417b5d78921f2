import pytest

from helpers import nn
from helpers.labs.cnn_shapes._networks import NETWORKS
from helpers.labs.cnn_shapes._stack_editor import OWN, stack_editor
from helpers.labs.controls import choice


@pytest.fixture
def shape():
    return choice("Input", {"grey": (28, 28, 1), "colour": (28, 28, 3)})


@pytest.fixture
def editor(shape):
    return stack_editor(shape)


def menus(editor):
    """Return the menus for network and padding."""
    return [row.children[0] for row in editor.view.children[:2]]


def rows(editor):
    return editor.view.children[2:]


def shown(row):
    return {name for name, f in row.fields.items() if f.layout.display != "none"}


STACK = (
    nn.Conv2D(12, (1, 7), 2, "same", 1, "relu"),
    nn.MaxPooling2D(3, 2),
    nn.AveragePooling2D(2, None, "same"),
    nn.Conv2D(4, 3, dilation_rate=2),
    nn.GlobalMaxPooling2D(),
    nn.Dense(7, "softmax"),
)


def test_a_row_gives_back_every_layer_that_it_shows(editor):
    editor.set(STACK)
    assert [type(row.read()) for row in rows(editor)] == [*map(type, STACK)]
    assert [row.read() for row in rows(editor)] == [*STACK]


def test_only_the_settings_that_apply_are_shown(editor):
    editor.set((nn.MaxPooling2D(), nn.Dense(3), nn.Flatten()))
    pool, dense, flat = rows(editor)[:3]
    assert shown(pool) == {"height", "strides", "padding"}
    assert shown(dense) == {"count", "activation"}
    assert shown(flat) == set()


def test_one_empty_row_waits_for_the_next_layer(editor):
    editor.set((nn.Flatten(),))
    displays = [row.layout.display for row in rows(editor)]
    assert displays == ["flex", "flex", "none", "none", "none", "none"]


def test_an_edited_number_changes_the_layer(editor):
    rows(editor)[0].fields["count"].value = 5
    assert editor.value[0].filters == 5


def test_choosing_a_kind_adds_a_layer(editor):
    rows(editor)[2].kind.value = "Flatten"
    assert [type(layer) for layer in editor.value[2:]] == [nn.Flatten]


def test_choosing_no_layer_closes_the_gap(editor):
    editor.set((nn.Conv2D(3), nn.MaxPooling2D(), nn.Flatten()))
    rows(editor)[1].kind.value = "no layer"
    assert editor.value == (nn.Conv2D(3), nn.Flatten())
    assert rows(editor)[1].kind.value == "Flatten"


def test_another_kind_with_equal_settings_counts_as_a_change(editor):
    editor.set((nn.MaxPooling2D(),))
    seen = []
    editor.on_change(lambda: seen.append(type(editor.value[0])))
    rows(editor)[0].kind.value = "AveragePooling2D"
    assert seen == [nn.AveragePooling2D]


def test_the_stride_of_a_pool_follows_its_size(editor):
    editor.set((nn.MaxPooling2D(2),))
    rows(editor)[0].fields["height"].value = 4
    assert editor.value[0] == nn.MaxPooling2D(4, None)
    assert rows(editor)[0].fields["strides"].value == 4


def test_a_stride_of_its_own_does_not_follow_the_pool(editor):
    editor.set((nn.MaxPooling2D(3, 1),))
    rows(editor)[0].fields["height"].value = 4
    assert editor.value[0] == nn.MaxPooling2D(4, 1)


def test_a_network_brings_its_layers_and_its_input(shape, editor):
    menus(editor)[0].value = "colour example of the notes"
    expected = NETWORKS["colour example of the notes"]
    assert (shape.value, editor.value) == expected


def test_a_stack_of_ones_own_is_called_so(editor):
    rows(editor)[0].fields["count"].value = 5
    assert menus(editor)[0].value == OWN


def test_a_network_put_together_by_hand_gets_its_name(shape, editor):
    shape.set((28, 28, 3))
    assert menus(editor)[0].value == "colour example of the notes"


def test_padding_everywhere_reaches_every_layer_that_has_one(editor):
    editor.set((nn.Conv2D(3), nn.MaxPooling2D(), nn.Flatten()))
    menus(editor)[1].value = "same"
    assert [layer.padding for layer in editor.value[:2]] == ["same", "same"]


def test_mixed_paddings_are_called_so(editor):
    editor.set((nn.Conv2D(3), nn.Conv2D(3, padding="same")))
    assert menus(editor)[1].value == OWN


@pytest.mark.parametrize(
    "stack, words",
    [
        ((nn.Flatten(),) * 7, "at most 6 layers here, not 7"),
        ((nn.Window(3),), "no layer that this lab knows"),
        ((nn.Conv2D(3, strides=(1, 2)),), r"strides of Conv2D is one number"),
        ((nn.Conv2D(3, padding="causal"),), "valid, same, not 'causal'"),
        ((nn.Dense(3, "elu"),), "not 'elu'"),
    ],
)
def test_what_the_rows_cannot_show_is_refused(editor, stack, words):
    with pytest.raises(ValueError, match=words):
        editor.set(stack)


def test_a_number_above_what_the_hand_can_type_is_shown_all_the_same(editor):
    editor.set((nn.Dense(9999),))
    assert rows(editor)[0].fields["count"].value == 9999
