"""One number for each key of a stream, in which the same keys come again and again.

A table of months lists its series in the same order every month. So the keys that come
next are compared with those of the last month, many at once and byte for byte; only
where they differ is one looked up.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

#: After so many surprises in a batch, the rest of it is looked up key by key.
_SURPRISES = 50
#: An order is repeated until it has so many keys, that few comparisons are needed.
_LONG = 30_000


class Keys:
    """Numbers for keys, from 0 on, as they are first met.

    Examples
    --------
    >>> import pyarrow as pa
    >>> keys = Keys()
    >>> stream = pa.array([b"a", b"", b"b", b"", b"a"], pa.binary())
    >>> keys.numbers(stream, np.array([0, 1])).tolist(), len(keys)
    ([0, 1, 0], 2)

    """

    def __init__(self) -> None:
        self._known: dict[bytes, int] = {}
        self._order = _Order([], [])
        self._place = 0
        self._cycle: list[np.ndarray] = []
        self._surprised = True

    def __len__(self) -> int:
        return len(self._known)

    def numbers(self, keys: Any, turns: np.ndarray) -> np.ndarray:  # noqa: ANN401 -- pyarrow is an extra
        """Return the number of each key.

        Parameters
        ----------
        keys : pyarrow.BinaryArray
            The keys are at the even places; what stands at the odd ones is passed over.
        turns : ndarray of int
            Where the order may begin anew, such as with the first row of a month.

        """
        many = (len(keys) + 1) // 2
        found = np.empty(many, np.int32)
        at = surprises = 0
        while at < many and surprises < _SURPRISES:
            alike = self._order.alike(keys, at, self._place)
            numbers = self._order.numbers[self._place : self._place + alike]
            found[at : at + alike] = numbers
            at, self._place = at + alike, self._place + alike
            surprises += 1
            if self._place == len(self._order.numbers):
                self._place = 0
            if at < many and not (alike and self._place == 0):
                self._surprised = True
                found[at] = number = self._number(keys[2 * at].as_py())
                at, self._place = at + 1, self._order.after(number)
        if at < many:
            self._surprised = True
            left = keys.slice(2 * at).take(np.arange(0, 2 * (many - at), 2))
            found[at:] = [self._number(key) for key in left.to_pylist()]
            self._place = self._order.after(int(found[-1]))
        self._learn(found, turns)
        return found

    def _number(self, key: bytes) -> int:
        return self._known.setdefault(key, len(self._known))

    def _learn(self, found: np.ndarray, turns: np.ndarray) -> None:
        """Take the order of the last cycle, if it was not as expected."""
        if not turns.size:
            self._cycle.append(found)
            return
        self._cycle.append(found[: turns[0]])
        cycle = np.concatenate(self._cycle)
        if self._surprised and len(cycle):
            self._order = _Order([*self._known], cycle.tolist())
            self._place = self._order.after(int(found[-1]))
            self._surprised = False
        self._cycle = [found[turns[-1] :]]


class _Order:
    """Keys in the order in which they are expected."""

    def __init__(self, known: list[bytes], cycle: list[int]) -> None:
        pa = import_module("pyarrow")
        times = -(-_LONG // len(cycle)) if cycle else 0
        texts = [known[number] for number in cycle] * times
        lengths = np.cumsum([0, *map(len, texts)])
        places = np.repeat(lengths, 2)[1:].astype(np.int32)
        buffers = [None, pa.py_buffer(places), pa.py_buffer(b"".join(texts))]
        self._keys = pa.Array.from_buffers(pa.binary(), 2 * len(texts), buffers)
        self.numbers = np.array(cycle * times, np.int32)
        self._places = {number: at for at, number in enumerate(cycle)}
        self._compare = import_module("pyarrow.compute").equal

    def alike(self, keys: Any, at: int, place: int) -> int:  # noqa: ANN401 -- as above
        """Return how many keys from one place on are as expected from another on."""
        many = min((len(keys) + 1) // 2 - at, len(self.numbers) - place)
        if not many:
            return 0
        given = keys.slice(2 * at, 2 * many - 1)
        same = self._compare(given, self._keys.slice(2 * place, 2 * many - 1))
        alike = same.to_numpy(zero_copy_only=False)[::2]
        return many if alike.all() else int(alike.argmin())

    def after(self, number: int) -> int:
        """Return the place after a key; the first one if it is not expected."""
        place = self._places.get(number, -1) + 1
        return place if place < len(self.numbers) else 0
