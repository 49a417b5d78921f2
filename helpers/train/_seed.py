"""The same numbers on every run."""


def fix_seed(seed: int = 0) -> None:
    """Make training repeat itself exactly on this machine.

    Seeds Python, NumPy and Keras, and lets TensorFlow use only operations that give
    the same result every time. Other machines may differ in the last digits.

    Parameters
    ----------
    seed : int, default 0
    """
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(seed)
    tf.config.experimental.enable_op_determinism()
