"""Real photographs that come with the packages of the course, and the learner's own."""

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from ._checks import whole_number
from ._files import reading

if TYPE_CHECKING:
    from PIL.Image import Image

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)  # ITU-R BT.601, red green blue
_MOST_PIXELS = 50_000_000
_PHOTOGRAPHS = {  # name: (package, file)
    "china": ("sklearn", "datasets/images/china.jpg"),
    "flower": ("sklearn", "datasets/images/flower.jpg"),
    "hopper": ("matplotlib", "mpl-data/sample_data/grace_hopper.jpg"),
}
_DRAWING = "mpl-data/sample_data/Minduka_Present_Blue_Pack.png"


def photograph_names() -> tuple[str, ...]:
    """List the names that `photograph` knows.

    >>> photograph_names()
    ('china', 'flower', 'hopper')
    """
    return tuple(_PHOTOGRAPHS)


def photograph(
    name: str = "flower", size: tuple[int, int] | None = None, grey: bool = False
) -> np.ndarray:
    """Load a real photograph.

    Parameters
    ----------
    name : str
        One of `photograph_names`.
    size : pair of int, (height, width) in pixels, optional
        Cut the middle out to this shape and resize it; the whole picture if not given.
    grey : bool
        Grey instead of colour: ``0.299 red + 0.587 green + 0.114 blue``.

    Returns
    -------
    float32 array of shape (height, width, 3), or (height, width) if `grey`
        Brightness from 0, black, to 1, white; red, green, blue.

    Raises
    ------
    ValueError
        If there is no photograph of that name, or `size` is not two whole numbers
        above 0.

    References
    ----------
    china: danielbuechele, https://www.flickr.com/photos/danielbuechele/6061409035
    (CC BY 2.0). flower: vultilion, https://www.flickr.com/photos/vultilion/6056698931
    (CC BY 2.0). hopper: James S. Davis, U.S. Navy, 1984 (public domain).

    Examples
    --------
    >>> photograph("flower").shape
    (427, 640, 3)
    >>> photograph("hopper", size=(224, 224), grey=True).shape
    (224, 224)
    """
    from PIL import Image

    if name not in _PHOTOGRAPHS:
        known = ", ".join(photograph_names())
        raise ValueError(f"there is no photograph {name!r}: the names are {known}")
    with reading(*_PHOTOGRAPHS[name]) as path, Image.open(path) as image:
        image = image.convert("RGB")
    pixels = _brightness(image if size is None else _fit(image, size))
    return pixels @ _LUMA if grey else pixels


def rgba_picture() -> np.ndarray:
    """Load a real PNG file that has four channels: a drawing that is see-through.

    Returns
    -------
    float32 array of shape (128, 128, 4)
        Red, green, blue and opacity (0: nothing of it is seen, 1: all of it).

    References
    ----------
    "Present Blue Pack", drawn by Minduka; bundled with matplotlib.

    Examples
    --------
    >>> rgba_picture().shape
    (128, 128, 4)
    """
    from PIL import Image

    with reading("matplotlib", _DRAWING) as path, Image.open(path) as image:
        return _brightness(image)


def image_from_bytes(data: bytes, size: tuple[int, int] | None = None) -> np.ndarray:
    """Read the bytes of an image file, such as one a learner uploads.

    The picture is turned upright as its camera noted; what is see-through lies on
    white; of a moving picture it is the first frame.

    Parameters
    ----------
    data : bytes
        Content of a PNG, JPEG, GIF, WebP, BMP or TIFF file.
    size : pair of int, (height, width) in pixels, optional
        As in `photograph`: cut the middle out and resize it.

    Returns
    -------
    float32 array of shape (height, width, 3)
        Brightness from 0 to 1; red, green, blue.

    Raises
    ------
    ValueError
        If the bytes are no image, an image that is cut off, or one of more than 50
        million pixels, or `size` is not two whole numbers above 0.

    Examples
    --------
    >>> image_from_bytes(b"hello")
    Traceback (most recent call last):
    ValueError: these 5 bytes are no image that can be read: want a PNG or JPEG file
    """
    raw = bytes(data)
    try:
        image = _decoded(raw)
    except Exception as error:  # decoders raise nearly anything when bytes are damaged
        raise ValueError(
            f"these {len(raw)} bytes are no image that can be read: "
            "want a PNG or JPEG file"
        ) from error
    if image is None:
        raise ValueError(
            f"the image is too large: at most {_MOST_PIXELS:,} pixels can be read"
        )
    return _brightness(image if size is None else _fit(image, size))


def _decoded(raw: bytes) -> "Image | None":
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a size that is refused below anyway
        try:
            image = Image.open(BytesIO(raw))
        except Image.DecompressionBombError:
            return None
        with image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            return _on_white(ImageOps.exif_transpose(image))


def _on_white(image: "Image") -> "Image":
    from PIL import Image

    if image.mode.startswith("I"):  # 16 bits of grey per pixel, which convert() cuts
        grey = np.asarray(image, np.float32) / 65535
        image = Image.fromarray(np.uint8(np.clip(grey, 0, 1) * 255 + 0.5))
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")


def _fit(image: "Image", size: tuple[int, int]) -> "Image":
    from PIL import Image, ImageOps

    height, width = _sides(size)
    return ImageOps.fit(image, (width, height), Image.Resampling.LANCZOS)


def _brightness(image: "Image") -> np.ndarray:
    return np.asarray(image, np.float32) / 255


def _sides(size: tuple[int, int]) -> tuple[int, int]:
    if np.shape(size) != (2,):
        raise ValueError(f"size must be (height, width), not {size!r}")
    height, width = size
    return whole_number("height", height, low=1), whole_number("width", width, low=1)
