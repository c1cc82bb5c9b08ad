"""Calls shared out among processes: the same results as in one, sooner.

Each process is a fresh Python that reads calls from its input and answers on its
output. None is forked, since threads may be running; and none imports the caller's main
module, so that a script that calls ``build`` need not guard its own.
"""

from __future__ import annotations

import importlib
import os
import pickle
import subprocess
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Self, TypeVar

from cktrade.errors import CktradeError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import BinaryIO

_Answer = TypeVar("_Answer")

_MOST = 4


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Team:
    """Processes that make calls side by side; without any, this process makes them.

    Use it as a context: on leaving it, whatever still runs is ended.

    Parameters
    ----------
    calls : int
        About how many calls will be made. For few, or on one processor, starting
        processes would take longer than they save, and none is started.
    modules : sequence of str
        What each process imports while it waits for its first call.

    Examples
    --------
    >>> with Team(calls=1) as team:
    ...     team.ask(divmod, 7, 2)()
    (3, 1)

    """

    _worth = 8

    def __init__(self, calls: int, *modules: str) -> None:
        few = calls < self._worth or processors() == 1 or not sys.executable
        self._size = 0 if few else min(processors(), _MOST)
        self._modules = modules
        self._idle: SimpleQueue[_Member] = SimpleQueue()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        if self._size:
            pool = ThreadPoolExecutor(self._size)
            self._pool = pool
            self._stack.callback(pool.shutdown, cancel_futures=True)
        for _ in range(self._size):
            member = _Member(self._modules)
            self._stack.callback(member.end)
            self._idle.put(member)
        return self

    def ask(
        self, function: Callable[..., _Answer], *arguments: object
    ) -> Callable[[], _Answer]:
        """Have a function of a module called, and return how to wait for its answer.

        What the function raises is raised by whoever waits.
        """
        if not self._size:
            return partial(function, *arguments)
        return self._pool.submit(self._made, function, arguments).result

    def _made(self, function: Callable[..., Any], arguments: tuple[object, ...]) -> Any:  # noqa: ANN401 -- whatever it returns
        member = self._idle.get()
        try:
            return member.call(function, arguments)
        finally:
            self._idle.put(member)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()


class _Member:
    """One process, apart from the terminal's: Ctrl-C is for the one that asked."""

    def __init__(self, modules: tuple[str, ...]) -> None:
        code = (
            f"import sys; sys.path[:] = {sys.path!r}; "
            f"from {__name__} import answer; answer({modules!r})"
        )
        self._process = subprocess.Popen(  # noqa: S603 -- this Python, these words
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )

    def call(self, function: Callable[..., Any], arguments: tuple[object, ...]) -> Any:  # noqa: ANN401 -- as above
        asked, answered = self._pipes()
        try:
            pickle.dump((function, arguments), asked)
            asked.flush()
            is_error, answer = pickle.load(answered)  # noqa: S301 -- our own process
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise CktradeError(
                "A process that was to help ended before its work was done (exit "
                f"status {self._process.wait()}). If memory ran out, close other "
                "programs; then run the command again."
            ) from error
        if is_error:
            raise answer
        return answer

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in self._pipes():
            with suppress(OSError):
                pipe.close()

    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise CktradeError("A process was started without its pipes.")
        return stdin, stdout  # type: ignore[return-value]


def answer(modules: tuple[str, ...]) -> None:
    """Answer calls until there are no more; whatever is printed goes to the errors."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for module in modules:
        importlib.import_module(module)
    with suppress(EOFError, BrokenPipeError):
        while True:
            function, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 -- of our parent
            pickle.dump(_outcome(function, arguments), answers)
            answers.flush()


def _outcome(
    function: Callable[..., Any], arguments: tuple[object, ...]
) -> tuple[bool, Any]:
    """Return whether it failed, and its error or its answer."""
    try:
        return False, function(*arguments)
    except CktradeError as error:
        return True, error
    except Exception as error:  # noqa: BLE001 -- raised again where it was asked for
        error.add_note(traceback.format_exc())
        return True, error
