"""Which vector and which coordinate the series of one table have had so far.

Labels that stand twice in a table have two of both; so a series that changes one alone
was altered. Held as numbers, for some tables have hundreds of thousands of series.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Keeps a vector's number apart from a coordinate's where both are mixed with labels.
_ODD = np.uint64(0x9E3779B97F4A7C15)


class MetSeries:
    """The series met in the batches of one table."""

    def __init__(self) -> None:
        self._held = np.zeros((2, 0), np.uint64)

    def moved(self, series: pd.DataFrame, names: Sequence[str]) -> np.ndarray:
        """Say which series change their vector or their coordinate, but not both.

        Parameters
        ----------
        series : DataFrame of str
            Labels, VECTOR and COORDINATE, once a series; without either, nothing is
            said of it.
        names : sequence of str
            The columns of labels.

        Returns
        -------
        ndarray of bool
            Where the labels and the vector have had another coordinate before, or the
            labels and the coordinate another vector. Then nothing of these is held.

        Examples
        --------
        >>> met = MetSeries()
        >>> one = {"Trade": ["Import"], "VECTOR": ["v1"], "COORDINATE": ["1.1"]}
        >>> met.moved(pd.DataFrame(one), ["Trade"]).tolist()
        [False]
        >>> met.moved(pd.DataFrame(one | {"VECTOR": ["v2"]}), ["Trade"]).tolist()
        [True]

        """
        texts = [series[n].astype("str") for n in ("VECTOR", "COORDINATE")]
        whole = np.logical_and(*(text.ne("").to_numpy() for text in texts))
        labels = _hashed(series[[*names]])
        vectors, places = (_hashed(text.to_frame()) for text in texts)
        keys = np.concatenate([labels ^ (vectors * _ODD), labels ^ (places * ~_ODD)])
        found = np.stack([keys, np.concatenate([places, vectors])])
        known = np.concatenate([self._held, found[:, np.tile(whole, 2)]], axis=1)
        order = np.argsort(known[0], kind="stable")
        again = np.diff(known[0][order]) == 0
        other = again & (np.diff(known[1][order]) != 0)
        if not other.any():
            self._held = known[:, order[np.append(True, ~again)[: len(order)]]]
        rows = np.tile(np.flatnonzero(whole), 2)
        late = order[1:][other] - self._held.shape[1]
        moved = np.zeros(len(series), dtype=bool)
        moved[rows[late[late >= 0]]] = True
        return moved


def _hashed(cells: pd.DataFrame) -> np.ndarray:
    """Return a number for each row: the same for the same texts."""
    return pd.util.hash_pandas_object(cells.astype("str"), index=False).to_numpy()
