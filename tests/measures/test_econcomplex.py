"""The same indices as econcomplex computes them, on random and on real matrices.

Differences, explained: econcomplex counts every column of the matrix as possible where
it normalises (here ``possible=``), takes logarithms to base 2, and calls
``export_similarity`` a correlation of RCA (Bahar and others, 2014), which is another
measure than Finger and Kreinin's; its Krugman index is 2 − 2 of ours with the world.
"""

import os
from math import log
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cktrade.measures import concentration, rca, similarity

theirs = pytest.importorskip("econcomplex", reason="needs econcomplex")


def random_matrix(seed, size):
    """Reporters by products, skewed as trade is, a third of the cells empty."""
    draw = np.random.default_rng(seed)
    cells = draw.lognormal(3, 2, size) * (draw.random(size) > 1 / 3)
    cells[0], cells[:, 0] = 1.0, 1.0
    names = [
        [f"{letter}{i:03d}" for i in range(n)]
        for letter, n in zip("RK", size, strict=True)
    ]
    return pd.DataFrame(cells, *names)


def real_matrix():
    """India's iron and steel trade with Canada and Korea in 2018 (UN Comtrade)."""
    samples = os.environ.get("CKTRADE_SAMPLES")
    if not samples:
        pytest.skip("CKTRADE_SAMPLES is not set")
    rows = pd.read_csv(Path(samples, "trade/un_comtrade/india_iron_2018_subset.csv"))
    rows = rows.assign(
        who=rows["Partner.ISO"] + " " + rows["Trade.Flow"],
        value=rows["Trade.Value..US.."].astype("float64"),
    )
    return rows.pivot_table(
        values="value", index="who", columns="Commodity.Code",
        aggfunc="sum", fill_value=0.0,
    )  # fmt: skip


MATRICES = {
    "small": lambda: random_matrix(1, (4, 7)),
    "large": lambda: random_matrix(2, (60, 200)),
    "real": real_matrix,
}


@pytest.fixture(params=MATRICES)
def matrix(request):
    """Reporters by products."""
    return MATRICES[request.param]()


def rows_of(matrix):
    """The matrix as rows, its empty cells left out."""
    long = matrix.rename_axis("reporter").reset_index()
    rows = long.melt("reporter", var_name="product", value_name="value")
    return rows[rows["value"] > 0].astype({"product": "str"}).reset_index(drop=True)


def test_revealed_comparative_advantage(matrix):
    """Every cell that is not empty."""
    rows = rows_of(matrix)
    ours = rca(rows)["rca"]
    table = theirs.rca(matrix).rename(columns=str)
    pairs = zip(rows["reporter"], rows["product"], strict=True)

    np.testing.assert_allclose(ours, [table.loc[r, p] for r, p in pairs], rtol=1e-12)


def test_concentration_raw_and_normalised_over_all_columns(matrix):
    """Every reporter."""
    ours = concentration(
        rows_of(matrix), "product", by="reporter", possible=matrix.shape[1]
    ).set_index("reporter")
    raw = theirs.hhi(matrix, normalize=False)
    normalised = theirs.hhi(matrix, normalize=True)

    np.testing.assert_allclose(ours["hhi"], raw[ours.index], rtol=1e-12)
    np.testing.assert_allclose(
        ours["hhi_normalised"], normalised[ours.index], rtol=1e-9, atol=1e-12
    )


def test_entropy_in_bits(matrix):
    """Ours is in nats: divided by ln 2."""
    ours = concentration(rows_of(matrix), "product", by="reporter").set_index(
        "reporter"
    )
    bits = theirs.shannon_entropy(matrix)

    np.testing.assert_allclose(
        ours["entropy"] / log(2), bits[ours.index], rtol=1e-9, atol=1e-9
    )


def test_similarity_with_the_world_is_one_less_half_of_krugmans_index(matrix):
    """K = Σ |s(r, k) − s(k)| = 2 (1 − S)."""
    world = matrix.sum().rename("the world").to_frame().T
    found = similarity(rows_of(pd.concat([matrix, world])))
    with_world = found[found["other"] == "the world"].set_index("reporter")[
        "similarity"
    ]
    first = found[found["reporter"] == "the world"].set_index("other")["similarity"]
    ours = pd.concat([with_world, first])
    krugman = theirs.krugman_index(matrix)

    np.testing.assert_allclose(2 * (1 - ours), krugman[ours.index], atol=1e-12)
