import ipywidgets
import pytest

from helpers import labs
from tests.browser.hands import bar, stepped_control
from tests.measure.notebook import as_widget


@pytest.mark.parametrize(
    ("name", "control"),
    [
        ("line", "weight"),  # of numbers, evenly
        ("valley_race", "condition"),  # of powers of 10
        ("batch_norm", "scale"),  # of powers that are no whole numbers
        ("gradient_cloud", "batch_size"),  # of a few numbers
    ],
)
def test_interact_gets_the_same_slider_and_the_same_values(name, control):
    control = getattr(labs, name)().controls[control]
    code, value = as_widget("", control)
    theirs = eval(f"ipywidgets.{code}", {"ipywidgets": ipywidgets})
    ours = bar(control)
    assert (theirs.value, theirs.max, theirs.step) == (ours.value, ours.max, ours.step)
    logarithmic = isinstance(ours, ipywidgets.FloatLogSlider)
    for place in (ours.min, ours.max):
        ours.value = theirs.value = ours.base**place if logarithmic else place
    assert eval(value, {"value": theirs.value}) == pytest.approx(
        control.value, rel=1e-2
    )


def test_interact_goes_through_the_same_choices():
    lab = labs.colour_cue()
    name = stepped_control(lab)
    code, value = as_widget(name, lab.controls[name])
    options = [option for _, option in lab.controls[name].source.options]
    assert code == f"IntSlider(value=0, min=0, max={len(options) - 1})"
    shown = [eval(value, {"lab": lab, "value": n}) for n in range(len(options))]
    assert shown == options
