"""The catalogue is derived from the exhibits, and from nothing else."""

from types import ModuleType

import pytest

from cktrade import charts, exhibits, tables
from cktrade.errors import NotHeldError
from cktrade.exhibits.catalogue import (
    CATALOGUE,
    EXHIBITS,
    _exhibit,
    _modules,
    plot_of,
)
from cktrade.vocabulary import codelist
from cktrade.wording.brief_texts import say

NEW = """
NAME, KIND = "brand-new", "chart"
QUESTION = "Is one file enough?"
CHAPTER, PLACE = "trade", 5
rows = plot = None
"""


def test_a_module_in_a_family_is_an_exhibit_and_nothing_else_is_touched(
    tmp_path, monkeypatch
):
    """A family with one exhibit, laid beside the others."""
    family = tmp_path / "fresh"
    family.mkdir()
    (family / "__init__.py").write_text("")
    (family / "brand_new.py").write_text(NEW)
    (family / "shared_rows.py").write_text("")
    monkeypatch.setattr(exhibits, "__path__", [*exhibits.__path__, str(tmp_path)])

    found = [module.NAME for module in _modules()]

    assert sorted(found) == sorted([*CATALOGUE, "brand-new"])


def test_every_exhibit_names_a_function_that_draws_it():
    """And a caption in every language, if it stands in the briefing."""
    rooms = {"chart": charts, "table": tables}
    for one in EXHIBITS:
        drawn = getattr(rooms[one.kind], one.function, None)
        place = f"src/cktrade/{one.kind}s/"
        assert callable(drawn), f"write {one.function} of {one.name} in {place}"
        if one.chapter:
            code = f"caption.{one.name}"
            listed = "src/cktrade/wording/texts/brief_texts.csv"
            assert code in codelist("brief_texts"), f"write {code} into {listed}"
            said = {say(code, lang) for lang in ("en", "fr", "ko")}
            assert len(said) > 1, one.name


@pytest.mark.parametrize("lost", ["KIND", "QUESTION", "rows"])
def test_an_exhibit_that_lacks_something_is_named_with_its_file(lost):
    """Half an exhibit does not pass for one."""
    half = ModuleType("half")
    half.__file__ = "exhibits/trade/half.py"
    said = {"NAME": "half", "KIND": "chart", "QUESTION": "?", "rows": None}
    vars(half).update({name: one for name, one in said.items() if name != lost})
    with pytest.raises(AttributeError, match=rf"exhibits/trade/half\.py lacks {lost}"):
        _exhibit(half)


def test_a_chart_that_is_not_called_as_its_module_is_named_with_its_file(monkeypatch):
    """The names are those of the folders."""
    monkeypatch.setitem(charts._HOME, "toy", "trade.two_way_trade")  # noqa: SLF001
    with pytest.raises(
        AttributeError, match=r"two_way_trade\.py has no function 'toy'"
    ):
        _ = charts.toy


def test_every_chart_of_the_briefing_can_be_drawn_by_an_office():
    """It has a plot; a table need not have one, and says so."""
    charts_shown = [e for e in EXHIBITS if e.kind == "chart" and e.chapter]
    assert all(one.plot is not None for one in charts_shown)
    with pytest.raises(NotHeldError, match="'people' has no plot"):
        plot_of("people", None, "en")
