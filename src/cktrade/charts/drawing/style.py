"""The house style: one style file, one palette, three sizes, one family of type.

A ministry swaps ``house.mplstyle`` and ``palette.toml`` by putting its own into a
folder and naming the folder in the environment variable ``CKTRADE_HOUSE``.
"""

from __future__ import annotations

import importlib.util
import os
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import matplotlib as mpl
from matplotlib.font_manager import fontManager

from cktrade.errors import DrawingError

if TYPE_CHECKING:
    from collections.abc import Iterator

SizeName = Literal["slide", "page", "column"]
SIZE_NAMES: tuple[SizeName, ...] = get_args(SizeName)

#: Module → font file. Both come with pinned packages, so that looks do not depend on
#: what a computer has installed; DejaVu Sans, for narrow spaces, comes with matplotlib.
FONT_FILES = {
    "noto_cjk_sans_jp_regular": "NotoSansCJKjp-Regular.otf",
    "noto_cjk_sans_jp_bold": "NotoSansCJKjp-Bold.otf",
}


@dataclass(frozen=True)
class Size:
    """A place that a chart is made for.

    Attributes
    ----------
    name : str
        ``slide``, ``page`` (the full width of a page) or ``column``.
    width, height : float
        Inches.
    text, title, small : float
        Sizes of type in points: labels and subtitle, title, source line and ticks.
    margin : float
        Inches left free on every side.
    stroke : float
        Width of a series' line in points.

    """

    name: SizeName
    width: float
    height: float
    text: float
    title: float
    small: float
    margin: float
    stroke: float

    def choose(self, slide: Any, page: Any, column: Any) -> Any:  # noqa: ANN401 -- whatever a chart varies with its size
        """Return what belongs to this size."""
        return {"slide": slide, "page": page, "column": column}[self.name]


SIZES: dict[str, Size] = {
    "slide": Size("slide", 13.33, 7.5, 14.5, 26, 12, 0.5, 2.8),
    "page": Size("page", 6.75, 4.6, 8.8, 14, 7.6, 0.16, 1.8),
    # on a telephone of 390 pixels its smallest type is 12 pixels high
    "column": Size("column", 3.5, 5.5, 9.0, 11.5, 8.5, 0.06, 1.6),
}


def size_of(name: str) -> Size:
    """Return a size by name.

    Raises
    ------
    DrawingError
        If there is no such size.

    Examples
    --------
    >>> size_of("slide").width
    13.33

    """
    if name not in SIZES:
        raise DrawingError(f"There is no size {name!r}. Sizes: {', '.join(SIZES)}.")
    return SIZES[name]


def _house(name: str) -> Path:
    own = os.environ.get("CKTRADE_HOUSE")
    folder = Path(own) if own else Path(__file__).parent
    if not (folder / name).is_file():
        raise DrawingError(
            f"The house style lacks {folder / name}. Put the file there, or unset "
            "CKTRADE_HOUSE to draw in the style that the package brings."
        )
    return folder / name


@cache
def palette() -> dict[str, str]:
    """Return the colours by role, as ``#RRGGBB``.

    Examples
    --------
    >>> palette()["ground"]
    '#FFFFFF'

    """
    return tomllib.loads(_house("palette.toml").read_text("utf-8"))


def colour(role: str) -> str:
    """Return the colour of a role of ``palette.toml``.

    Raises
    ------
    DrawingError
        If the palette has no such role.

    """
    if role not in palette():
        raise DrawingError(
            f"palette.toml has no role {role!r}. Roles: {', '.join(palette())}."
        )
    return palette()[role]


@cache
def load_fonts() -> tuple[Path, ...]:
    """Make the house's type known to matplotlib, once.

    Returns
    -------
    tuple of Path
        The font files, regular first.

    Raises
    ------
    DrawingError
        If the package that brings a font is not installed.

    """
    paths = tuple(_font(module, name) for module, name in FONT_FILES.items())
    for path in paths:
        fontManager.addfont(path)
    return paths


def _font(module: str, name: str) -> Path:
    found = importlib.util.find_spec(module)
    path = Path(found.origin).with_name(name) if found and found.origin else None
    if path is None or not path.is_file():
        package = module.replace("_", "-")
        raise DrawingError(
            f"The font {name} is missing, without which Korean cannot be drawn. "
            f"Install it: pip install {package}."
        )
    return path


@cache
def _settings(file: Path) -> mpl.RcParams:
    return mpl.rc_params_from_file(file, use_default_template=False)


@contextmanager
def house_style(size: Size) -> Iterator[None]:
    """Draw in house style inside the block; matplotlib's settings return after it."""
    load_fonts()
    ink, soft, axis = colour("ink"), colour("soft"), colour("axis")
    ours: dict[Any, Any] = {
        "font.size": size.text,
        "savefig.dpi": size.choose(150, 300, 300),
        "axes.titlesize": size.small,
        "xtick.labelsize": size.small,
        "ytick.labelsize": size.small,
        "lines.linewidth": size.stroke,
        "lines.markersize": size.stroke * 2.6,
        "hatch.linewidth": size.stroke / 3,
        "text.color": ink,
        "axes.labelcolor": soft,
        "axes.titlecolor": soft,
        "xtick.labelcolor": soft,
        "ytick.labelcolor": soft,
        "axes.edgecolor": axis,
        "grid.color": colour("grid"),
        "figure.facecolor": colour("ground"),
        "savefig.facecolor": colour("ground"),
        "axes.facecolor": colour("ground"),
    }
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_settings(_house("house.mplstyle")))
        mpl.rcParams.update(ours)
        yield
