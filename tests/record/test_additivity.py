"""What may be added: nothing twice, nothing unlike, nothing over time that must not."""

import pytest

from cktrade.errors import ComparabilityError
from cktrade.record.additivity import check_mean, check_sum


def cell(period="2018", **other):
    """Return Canada's exports to South Korea, or something else."""
    return {
        "measure": "merchandise_trade", "reporter": "CAN", "partner": "KOR",
        "flow": "export", "product": "TOTAL", "unit": "CAD",
        "reference_period": period, "dimensions": "",
    } | other  # fmt: skip


HOLDERS = {"measure": "study_permit_holders", "flow": "holders", "unit": "persons"}


@pytest.mark.parametrize(
    "other",
    [
        cell(flow="import"),
        cell(partner="JPN"),
        cell(partner="EU"),
        cell("2019"),
        cell("2019-01/2019-06"),
        cell(reporter="KOR", partner="CAN"),
    ],
    ids=["flow", "partner", "bloc without it", "next year", "half", "other side"],
)
def test_exports_of_a_year_are_added_to_what_is_apart_from_them(other):
    """The European Union holds no South Korea; 2019 follows on 2018."""
    check_sum([cell()], [other])
    check_sum([other], [cell()])


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (cell(), "in common"),
        (cell("2018-12"), "in common"),
        (cell("2017-07/2018-06"), "in common"),
        (cell(partner="WLD"), "in common"),
        (cell(flow="two_way"), "in common"),
        (cell(flow="balance"), "in common"),
        (cell(product="87"), "in common"),
        (cell(dimensions='{"province": "Ontario"}'), "in common"),
        (cell(partner="WLD", flow="two_way"), "in common"),
        (cell(reporter="KOR", partner="CAN", flow="import"), "in common"),
        (cell("2019", flow="import"), "different times"),
        (cell(measure="visitors"), "different measures"),
    ],
    ids=["itself", "a month of it", "overlap", "world", "both ways", "balance",
         "chapter", "province", "world both ways", "mirror", "times", "measures"],
)  # fmt: skip
def test_a_sum_that_counts_twice_or_mixes_is_refused(other, why):
    """Whichever stands first."""
    for one, two in ((cell(), other), (other, cell())):
        with pytest.raises(ComparabilityError, match=why):
            check_sum([one], [two])


def test_a_member_is_part_of_its_bloc_only_while_it_belongs_to_it():
    """The United Kingdom left on 2020-01-31."""
    for period in ("2018", "2021"):
        pair = [cell(period, partner="EU")], [cell(period, partner="GBR")]
        if period == "2021":
            check_sum(*pair)
        else:
            with pytest.raises(ComparabilityError, match="in common"):
                check_sum(*pair)


def test_two_citizenships_of_one_year_add_and_two_years_of_one_do_not():
    """A person may hold a permit in both years, but has one citizenship."""
    korea = cell(**HOLDERS)
    check_sum([korea], [korea | {"partner": "JPN"}])
    with pytest.raises(ComparabilityError, match="over time"):
        check_sum([korea], [korea | {"reference_period": "2019"}])


def test_rates_are_no_amounts():
    """Dollars a won and dollars a dollar make nothing."""
    rate = cell(measure="exchange_rate", unit="CAD per unit", flow="level")
    with pytest.raises(ComparabilityError, match="no sum"):
        check_sum([rate], [rate | {"partner": "USA"}])


def test_claims_without_a_year_are_of_one_time_with_everything():
    """Nobody can say that they are apart."""
    with pytest.raises(ComparabilityError, match="in common"):
        check_sum([cell("not stated")], [cell("2018")])


@pytest.mark.parametrize(
    ("pieces", "why"),
    [
        ([cell("2006/2014"), cell("2014/2016")], "overlap"),
        ([cell("2018"), cell("2018")], "overlap"),
        ([cell("2018"), cell("2019", partner="JPN")], "different things"),
        ([cell("2018"), cell("2019-01")], "different lengths"),
    ],
)
def test_a_mean_of_the_unlike_or_of_one_year_twice_is_refused(pieces, why):
    """2014 would have two votes."""
    with pytest.raises(ComparabilityError, match=why):
        check_mean([[piece] for piece in pieces])


def test_a_mean_may_leave_a_table_for_another():
    """2014 by one and 2015 by the next; the series is no part of the thing."""
    check_mean([[cell("2014") | {"series": "a"}], [cell("2015") | {"series": "b"}]])


@pytest.mark.parametrize("day", ["2018-01-01", "2018-12-31"])
def test_periods_that_share_their_first_or_last_day_overlap(day):
    """Both ends of a period are in it: a year and one of its outermost days."""
    for one, two in ((cell("2018"), cell(day)), (cell(day), cell("2018"))):
        with pytest.raises(ComparabilityError, match="in common"):
            check_sum([one], [two])


@pytest.mark.parametrize("day", ["2017-12-31", "2019-01-01"])
def test_the_day_before_and_the_day_after_are_apart(day):
    """One follows on the other."""
    check_sum([cell("2018")], [cell(day)])
