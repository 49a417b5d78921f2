"""A question to be answered before anything is touched."""

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets

from helpers import data
from helpers.labs._cells import shown


class Prediction(widgets.VBox):
    """A question with options; choosing one says whether it holds and why.

    Attributes
    ----------
    question : str
    options : tuple of str
    reply : str
        What the learner reads after choosing; empty before.
    """

    def __init__(
        self, question: str, options: Sequence[str], answer: str, because: str
    ) -> None:
        if answer not in options:
            raise ValueError(f"the answer {answer!r} is none of {list(options)}")
        self.question = question
        self.options = tuple(options)
        self._answer, self._because = answer, because
        self._choice = widgets.RadioButtons(
            options=options,
            value=None,
            layout=widgets.Layout(width="auto"),
        )
        self._reply = widgets.HTML()
        asked = widgets.HTML(f"<strong>Your prediction.</strong> {question}")
        super().__init__([asked, self._choice, self._reply])
        self._choice.observe(self._judge, names="value")

    @property
    def reply(self) -> str:
        """What the learner reads after choosing; empty before."""
        return self._reply.value

    def choose(self, option: str) -> None:
        """Choose `option`, as a click on it does."""
        self._choice.value = option

    def _judge(self, change: dict[str, Any]) -> None:
        right = change["new"] == self._answer
        verdict = "✓ Yes." if right else f"✗ Not so: {self._answer}."
        self._reply.value = f"<span role='status'>{verdict} {self._because}</span>"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        """Return the live question, and its words for where no kernel runs."""
        shown(self)
        bundle = super()._repr_mimebundle_(**kwargs)
        words = [f"Your prediction. {self.question}"]
        bundle["text/plain"] = "\n".join(words + [f"○ {o}" for o in self.options])
        return bundle


def predict(id: str) -> Prediction:
    """Ask a question before the lab below is touched.

    Parameters
    ----------
    id : str
        Of the question in ``data/predictions.yaml``, where the answer does not stand
        in the way of thinking.

    Returns
    -------
    Prediction
        Displays itself; the choice is judged in the kernel and stored nowhere.

    Raises
    ------
    ValueError
        If there is no such question.
    """
    entry = data.prediction(id)
    return Prediction(
        entry["question"], entry["options"], entry["answer"], entry["because"]
    )
