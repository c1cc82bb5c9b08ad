"""The house style."""

import importlib.util
import shutil
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import pytest

from cktrade.charts.drawing import style
from cktrade.charts.drawing.contrast import contrast
from cktrade.errors import DrawingError


@pytest.mark.parametrize("role", ["ink", "soft", "first", "second", "third", "claim"])
def test_text_colours_reach_the_contrast_of_text(role):
    """4.5:1 on the ground (WCAG 2.2, 1.4.3)."""
    assert contrast(style.colour(role), style.colour("ground")) >= 4.5


@pytest.mark.parametrize("role", ["axis", "others"])
def test_mark_colours_reach_the_contrast_of_marks(role):
    """3:1 on the ground (WCAG 2.2, 1.4.11)."""
    assert contrast(style.colour(role), style.colour("ground")) >= 3


@pytest.mark.parametrize("role", ["first", "second", "claim"])
def test_words_may_stand_on_a_tint_of_their_colour(role):
    """A label on its own band keeps 4.5:1."""
    assert contrast(style.colour(role), style.colour(f"{role}_tint")) >= 4.5


def test_what_is_of_interest_stands_out_in_grey_print():
    """The first colour is more than twice as dark as context."""
    first, others = style.colour("first"), style.colour("others")
    assert contrast(first, others) > 2


@pytest.mark.parametrize("kind", ["protan", "deutan", "tritan"])
def test_hues_stay_apart_for_the_colour_blind(kind):
    """Machado et al. (2009), severity 1: no two series come closer than 40 of 255."""
    hues = [_seen(style.colour(r), _BLIND[kind]) for r in ("first", "second", "others")]
    for one, other in combinations(hues, 2):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 40


_BLIND = {
    "protan": [(0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
               (-0.003882, -0.048116, 1.051998)],
    "deutan": [(0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
               (-0.011820, 0.042940, 0.968881)],
    "tritan": [(1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
               (0.004733, 0.691367, 0.303900)],
}  # fmt: skip


def _seen(shade, matrix):
    rgb = [int(shade[i : i + 2], 16) for i in (1, 3, 5)]
    return [sum(m * c for m, c in zip(line, rgb, strict=True)) for line in matrix]


def test_a_ministry_swaps_the_palette(tmp_path, monkeypatch):
    """Its own folder holds other colours; nothing else changes."""
    (tmp_path / "palette.toml").write_text('first = "#123456"\n', "utf-8")
    monkeypatch.setenv("CKTRADE_HOUSE", str(tmp_path))
    style.palette.cache_clear()
    try:
        assert style.colour("first") == "#123456"
        with pytest.raises(DrawingError, match="no role 'second'"):
            style.colour("second")
    finally:
        monkeypatch.undo()
        style.palette.cache_clear()


def test_a_house_without_its_files_is_refused(tmp_path, monkeypatch):
    """The folder is empty."""
    monkeypatch.setenv("CKTRADE_HOUSE", str(tmp_path))
    shutil.copy(Path(style.__file__).with_name("palette.toml"), tmp_path)
    with (
        pytest.raises(DrawingError, match=r"The house style lacks .*house\.mplstyle"),
        style.house_style(style.size_of("page")),
    ):
        pass


def test_settings_of_the_user_return_after_a_chart():
    """Colour and font of the user's own charts are as before."""
    with mpl.rc_context({"text.color": "#ABCDEF", "font.size": 33}):
        with style.house_style(style.size_of("page")):
            assert mpl.rcParams["font.size"] == style.size_of("page").text
        assert mpl.rcParams["text.color"] == "#ABCDEF"
        assert mpl.rcParams["font.size"] == 33


def test_a_missing_font_says_what_to_install(monkeypatch):
    """The package that brings Hangul is not there."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    style.load_fonts.cache_clear()
    try:
        with pytest.raises(DrawingError, match="pip install noto-cjk-sans-jp-regular"):
            style.load_fonts()
    finally:
        style.load_fonts.cache_clear()


def test_the_fonts_hold_every_hangul_syllable():
    """11,172 syllables, and the Latin letters of French."""
    for path in style.load_fonts():
        known = mpl.font_manager.get_font(path).get_charmap()
        assert all(code in known for code in range(0xAC00, 0xD7A4))
        assert all(ord(c) in known for c in "éèêëàâçîïôùûüœŒÉÈÀÇ«»’–−×")


def test_an_unknown_size_is_refused():
    """There is no poster."""
    with pytest.raises(DrawingError, match="no size 'poster'"):
        style.size_of("poster")
