"""Kill build, brief and fetch: one whole set is left, and the next run is right.

``python -m fuzz.kills --count 200 --seed 1`` kills each command with SIGKILL at every
write, rename and removal that it makes, then all three together at so many random
moments at which they run, half of them in the last tenth of the work; a moment at which
the command has ended is drawn again, and looked at all the same. What whoever comes
next finds must be one of the two whole sets that the command can leave, and the next
run must leave the one it is meant to.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
import warnings
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from fuzz.killed import WORKS, Work

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 400
#: So many moments are tried for each that is to meet the command running.
_TRIES = 20
#: Whether a command still runs is asked so often, in seconds.
_LOOK = 0.001


def main() -> int:
    """Run, print what was found, and return the exit status."""
    asked = argparse.ArgumentParser(prog="python -m fuzz.kills", description=__doc__)
    asked.add_argument("--count", type=int, default=200, help="random moments")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only", choices=[*WORKS], action="append")
    said = asked.parse_args()
    faults = 0
    warnings.simplefilter("ignore")
    draw = Random(said.seed)  # noqa: S311 -- to be repeated
    names = said.only or [*WORKS]
    for number, name in enumerate(names):
        with tempfile.TemporaryDirectory() as folder:
            trial = Trial(WORKS[name](Path(folder)))
            share = len(range(number, said.count, len(names)))
            for what, found in (
                ("steps", trial.at_every_step()),
                ("moments", trial.at_moments(share, draw)),
            ):
                for fault in found:
                    faults += 1
                    print(f"{name}: {fault}")
                late = f", {trial.late} too late" if trial.late else ""
                told = f"{trial.kills} kills at {what}{late}, {faults} faults so far"
                print(f"{name}: {told}", flush=True)
                trial.kills = 0
            trial.work.close()
    return int(bool(faults))


class Trial:
    """One command that is killed again and again, in turns of two sets.

    Parameters
    ----------
    work : Work
        The command, with its folders.

    """

    def __init__(self, work: Work) -> None:
        self.work = work
        self.kills = self.late = 0
        self.sets: list[dict[str, bytes]] = []
        for turn in (0, 1):
            work.turn(turn)
            start = time.monotonic()
            if _waited(_child(work)):
                raise RuntimeError("the work fails without being killed")
            self.seconds = time.monotonic() - start
            self.sets.append(work.held())
            if not turn:
                work.keep()

    def at_every_step(self, *, first: int = 0, each: int = 1) -> Iterator[str]:
        """Kill at the first step, the second … until one run comes to its end."""
        for step in range(first, _MOST, each):
            pid = self._begin(step)
            died = _waited(pid)
            self.kills += died
            yield from self._faults(f"step {step}")
            if not died:
                return

    def at_moments(self, count: int, draw: Random) -> Iterator[str]:
        """Kill at random moments, every other one near the end, until so many met.

        A command that had ended before its moment came says how long it takes now:
        other work on the machine makes it slower and faster.
        """
        before = self.kills
        for _ in range(count * _TRIES):
            start = 0.9 if self.kills % 2 else 0.0
            seconds = draw.uniform(start, 1.05) * self.seconds
            died, took = _ended(self._begin(None), seconds)
            self.kills += died
            self.late += not died
            self.seconds = max(self.seconds, took) if died else took
            yield from self._faults(f"after {seconds:.3f} s")
            if self.kills == before + count:
                return
        met = self.kills - before
        yield f"only {met} of {count} moments met the command running"

    def _begin(self, step: int | None) -> int:
        """Start from the first whole set, and make the second."""
        self.work.again()
        return _child(self.work, step)

    def _faults(self, when: str) -> Iterator[str]:
        self.work.come_next()
        if self.work.held() not in self.sets:
            yield f"killed at {when}: a mixed set"
        elif self.work.left():
            yield f"killed at {when}: left {self.work.left()}"
        if _waited(_child(self.work)) or self.work.held() != self.sets[1]:
            yield f"killed at {when}: the next run is not right"


def _child(work: Work, step: int | None = None) -> int:
    """Do the work in a process of its own, which kills itself at a step."""
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        if step is not None:
            _die_at(step)
        work.run()
        status = 0
    except BaseException:  # noqa: BLE001 -- a process that ends here
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _ended(pid: int, seconds: float) -> tuple[bool, float]:
    """Kill a process after so long; say whether it ran, and how long it did."""
    start = time.monotonic()
    while (took := time.monotonic() - start) < seconds:
        if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            break
        time.sleep(min(_LOOK, seconds - took))
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    status = os.waitpid(pid, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("the work fails without being killed")
    return os.WIFSIGNALED(status), took


def _die_at(step: int) -> None:
    left = [step]

    def counted(real: object) -> object:
        def made(*arguments: object, **named: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)  # type: ignore[operator]

        return made

    from cktrade.datasets import staging  # noqa: PLC0415 -- only what is patched
    from cktrade.sources.fetch import store  # noqa: PLC0415 -- the same

    for place, name in (
        (os, "replace"), (os, "rename"), (os, "unlink"), (shutil, "rmtree"),
        (staging, "_write"), (store, "_write"),
    ):  # fmt: skip
        setattr(place, name, counted(getattr(place, name)))


def _waited(pid: int) -> bool:
    """Wait for a process, and say whether it was killed or failed."""
    return os.waitpid(pid, 0)[1] != 0


if __name__ == "__main__":
    sys.exit(main())
