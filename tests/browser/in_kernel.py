"""What a test asks of the kernel behind an open notebook."""

from ast import literal_eval

ANSWER = """async ([code, wanted]) => {
  const { kernel } = window.jupyterapp.shell.currentWidget.sessionContext.session;
  const request = { code, silent: true, user_expressions: { wanted } };
  const { content } = await kernel.requestExecute(request).done;
  const found = content.user_expressions?.wanted;
  if (found?.status !== 'ok') throw new Error(content.evalue || found?.evalue);
  return found.data['text/plain'];
}"""


def answer(notebook, wanted, after=""):
    """Run `after` in the kernel, unseen, and return the value of `wanted`."""
    return literal_eval(notebook.page.evaluate(ANSWER, [after, wanted]))
