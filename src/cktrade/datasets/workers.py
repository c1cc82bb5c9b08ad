"""Calls shared out among processes: the same results as in one, sooner.

Whoever asks is one of them: while it waits, it makes the calls that nobody has begun,
so that on two processors one other process is started, and imported, instead of two.
Each of the others is a fresh Python that reads calls from its input and answers on its
output. None is forked, since threads may be running; and none imports the caller's main
module, so that a script that calls ``build`` need not guard its own.
"""

from __future__ import annotations

import gc
import importlib
import os
import pickle
import subprocess
import sys
import traceback
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar

from cktrade.errors import CktradeError

if TYPE_CHECKING:
    from types import TracebackType
    from typing import BinaryIO

_Answer = TypeVar("_Answer")
_Function: TypeAlias = Callable[..., Any]
_Arguments: TypeAlias = tuple[object, ...]

_MOST = 4


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class _Call:
    """What is to be called, and where its answer is waited for."""

    function: _Function
    arguments: _Arguments
    answer: Future[Any] = field(default_factory=Future)

    def make(
        self, how: Callable[[Callable[..., Any], tuple[object, ...]], Any]
    ) -> None:
        """Have it made, and keep the answer or the error for whoever waits."""
        try:
            answer = how(self.function, self.arguments)
        except Exception as error:  # noqa: BLE001 -- raised where it is waited for
            self.answer.set_exception(error)
        else:
            self.answer.set_result(answer)


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
        few = calls < self._worth or not sys.executable
        self._size = 0 if few else min(processors(), _MOST) - 1
        self._modules = modules
        self._calls: deque[_Call] = deque()
        self._idle = self._size
        self._over = False
        self._changed = Condition()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        for _ in range(self._size):
            member = _Member(self._modules)
            thread = Thread(target=self._serve, args=(member,), daemon=True)
            self._stack.callback(thread.join)
            self._stack.callback(member.end)
            thread.start()
        return self

    def ask(
        self, function: Callable[..., _Answer], *arguments: object
    ) -> Callable[[], _Answer]:
        """Have a function of a module called, and return how to wait for its answer.

        What the function raises is raised by whoever waits.
        """
        if not self._size:
            return partial(function, *arguments)
        call = _Call(function, arguments)
        with self._changed:
            self._calls.append(call)
            self._changed.notify()
        return partial(self._awaited, call.answer)

    def _awaited(self, answer: Future[_Answer]) -> _Answer:
        """Make calls that no idle process will take, until this one is answered."""
        while not answer.done() and (call := self._spare()) is not None:
            call.make(lambda function, arguments: function(*arguments))
        return answer.result()

    def _spare(self) -> _Call | None:
        """Return the first call that remains when each idle process has taken one."""
        with self._changed:
            if len(self._calls) <= self._idle:
                return None
            call = self._calls[self._idle]
            del self._calls[self._idle]
            return call

    def _serve(self, member: _Member) -> None:
        """Hand calls to a process, one after the other, until all is over."""
        while (call := self._next()) is not None:
            call.make(member.call)
            with self._changed:
                self._idle += 1

    def _next(self) -> _Call | None:
        with self._changed:
            self._changed.wait_for(lambda: self._calls or self._over)
            if self._over:
                return None
            self._idle -= 1
            return self._calls.popleft()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._changed:
            self._over = True
            self._changed.notify_all()
        self._stack.close()


class _Member:
    """One process, apart from the terminal's: Ctrl-C is for the one that asked.

    It looks for garbage as seldom as the one that asked.
    """

    def __init__(self, modules: tuple[str, ...]) -> None:
        code = (
            f"import gc, sys; sys.path[:] = {sys.path!r}; "
            f"gc.set_threshold(*{gc.get_threshold()!r}); "
            f"from {__name__} import answer; answer({modules!r})"
        )
        self._process = subprocess.Popen(  # noqa: S603 -- this Python, these words
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )

    def call(self, function: _Function, arguments: _Arguments) -> Any:  # noqa: ANN401 -- as above
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


def _outcome(function: _Function, arguments: _Arguments) -> tuple[bool, Any]:
    """Return whether it failed, and its error or its answer."""
    try:
        return False, function(*arguments)
    except CktradeError as error:
        return True, error
    except Exception as error:  # noqa: BLE001 -- raised again where it was asked for
        error.add_note(traceback.format_exc())
        return True, error
