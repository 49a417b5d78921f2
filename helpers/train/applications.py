"""The large networks that come with Keras, where the learner has a network."""

from typing import Any


def application(
    name: str, input_shape: tuple[int, int, int], download: bool = False, **more: Any
) -> tuple[Any, str]:
    """Build one of ``keras.applications`` without its last layer.

    Parameters
    ----------
    name : str
        Such as ``"MobileNetV2"`` or ``"InceptionV3"``.
    input_shape : (height, width, channels)
    download : bool, default False
        Whether its weights for ImageNet, some 2 to 90 MB, may be loaded from the
        internet. Without them, or if that fails, the weights are random.
    **more
        Further arguments of that function, such as ``alpha``.

    Returns
    -------
    model : keras.Model
        From images (batch, height, width, channels) to features (batch, features).
    words : str
        One sentence that says which weights it has.

    Raises
    ------
    ValueError
        If Keras has no application of that name.
    """
    import keras

    build = getattr(keras.applications, name, None)
    if not callable(build):
        raise ValueError(f"keras.applications has no {name}")
    how = {"include_top": False, "pooling": "avg", "input_shape": input_shape, **more}
    words = "its weights are random, because download is False"
    if download:
        try:
            model = build(weights="imagenet", **how)
            return model, f"{name} comes with its weights for ImageNet."
        except Exception as error:  # urllib, Keras and the system each have their own
            reason = " ".join(str(error).split())
            words = f"its weights are random, because loading failed: {reason}"
    return build(weights=None, **how), f"{name} is built; {words}."
