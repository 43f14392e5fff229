"""Durable background work: a job that was asked for is done, also when the process dies in between.

Jobs carry ids only and return nothing: DBOS keeps what goes in and comes out of every job in tables of its own, and no
personal text may lie there. The same key is one job, however often it is asked for.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from interview_coach.errors import ConfigurationError

_log = logging.getLogger(__name__)

DATABASE_FILE = "jobs.sqlite3"
LOOK_EVERY = 0.5
"""Seconds between two looks for new jobs."""
AT_ONCE = 1
"""Jobs of a process at the same time: writing speech down takes every core it gets."""
PURGE_AT = "17 * * * *"
REMIND = "remind"
REMIND_AT = "*/5 * * * *"
"""Reminders go out up to five minutes late; each look costs a row in the list of jobs, which `purge` takes away."""
_PATIENCE_SECONDS = 5
_VERSION = "1"
"""DBOS goes on only with jobs of the same version of a program: ours mean the same in each."""

Handler = Callable[[str, str], None]
"""Gets the ids of the user and of the record."""


class Jobs(Protocol):
    """Takes work for later."""

    def start(self, kind: str, user_id: str, record_id: str, key: str) -> None:
        """Do the job of that kind; a key that was used before starts nothing."""

    def close(self) -> None: ...


class ThreadJobs:
    """Work in a thread of this process: for the command line and for tests. What is not done when the process ends is
    asked for again by whoever opens the data next."""

    def __init__(self, handlers: Mapping[str, Handler]) -> None:
        self._handlers = handlers
        self._seen: set[str] = set()
        self._threads: list[threading.Thread] = []

    def start(self, kind: str, user_id: str, record_id: str, key: str) -> None:
        if key in self._seen:
            return
        self._seen.add(key)
        thread = threading.Thread(target=_run, args=(self._handlers, kind, user_id, record_id), daemon=True)
        self._threads.append(thread)
        thread.start()

    def wait(self, seconds: float = 60.0) -> None:
        """Until everything that was asked for is done."""
        for thread in self._threads:
            thread.join(seconds)

    def close(self) -> None:
        """Waits a moment for work that was told to stop."""
        self.wait(_PATIENCE_SECONDS)
        self._threads.clear()


class JobBoard:
    """Where services leave work; who does it is decided when the program starts. Until then threads do."""

    def __init__(self) -> None:
        self.handlers: dict[str, Handler] = {}
        self._jobs: Jobs = ThreadJobs(self.handlers)

    def know(self, handlers: Mapping[str, Handler]) -> None:
        self.handlers.update(handlers)

    def done_by(self, jobs: Jobs) -> None:
        self._jobs.close()
        self._jobs = jobs

    def start(self, kind: str, user_id: str, record_id: str, key: str) -> None:
        self._jobs.start(kind, user_id, record_id, key)

    def wait(self, seconds: float = 60.0) -> None:
        """Until the threads are done; work that is kept elsewhere is not waited for."""
        if isinstance(self._jobs, ThreadJobs):
            self._jobs.wait(seconds)

    def close(self) -> None:
        self._jobs.close()


class DurableJobs:
    """Work kept by DBOS in SQLite beside the data. There is one in a process."""

    def __init__(
        self,
        data_dir: Path,
        handlers: Mapping[str, Handler],
        purge: Callable[[], None],
        remind: Callable[[], None] = lambda: None,
    ) -> None:
        # Imported here: 0.8 s, and only a server does work in the background.
        from dbos import DBOS, DBOSConfig

        _HANDLERS.clear()
        _HANDLERS.update(handlers)
        _PURGE[:], _REMIND[:] = [purge], [remind]
        config: DBOSConfig = {
            "name": "interview-coach",
            "system_database_url": f"sqlite:///{data_dir / DATABASE_FILE}",
            "log_level": "CRITICAL",  # a failing job is logged here, by its kind and without its text
            "enable_otlp": False,
            "application_version": _VERSION,
        }
        self._dbos = DBOS
        DBOS(config=config)
        self._work = DBOS.workflow(name="job")(_job)
        hourly = DBOS.workflow(name="purge")(_purge)
        often = DBOS.workflow(name=REMIND)(_remind)
        try:
            DBOS.launch()
        except Exception as error:  # SQLAlchemy's, of a file that is damaged or not ours
            DBOS.destroy(destroy_registry=True)
            raise ConfigurationError(
                f"the list of jobs {data_dir / DATABASE_FILE} cannot be used ({type(error).__name__}); "
                "nothing of yours is in it: delete it and start again"
            ) from error
        self._queue = DBOS.register_queue("jobs", worker_concurrency=AT_ONCE, polling_interval_sec=LOOK_EVERY)
        DBOS.apply_schedules(
            [
                {"schedule_name": "purge", "workflow_fn": hourly, "schedule": PURGE_AT},
                {"schedule_name": REMIND, "workflow_fn": often, "schedule": REMIND_AT},
            ]
        )

    def start(self, kind: str, user_id: str, record_id: str, key: str) -> None:
        from dbos import SetWorkflowID

        with SetWorkflowID(key):
            self._queue.enqueue(self._work, kind, user_id, record_id)

    def close(self) -> None:
        """What runs has been told to stop; what waits is done at the next start."""
        self._dbos.destroy(destroy_registry=True, workflow_completion_timeout_sec=_PATIENCE_SECONDS)


_HANDLERS: dict[str, Handler] = {}
_PURGE: list[Callable[[], None]] = []
_REMIND: list[Callable[[], None]] = []


def _job(kind: str, user_id: str, record_id: str) -> None:
    _run(_HANDLERS, kind, user_id, record_id)


def _purge(_at: datetime, _context: Any) -> None:
    for purge in _PURGE:
        purge()


def _remind(_at: datetime, _context: Any) -> None:
    for remind in _REMIND:
        remind()


def _run(handlers: Mapping[str, Handler], kind: str, user_id: str, record_id: str) -> None:
    """A handler keeps its own failures; what it lets through is a fault of ours and is logged without its text."""
    try:
        handlers[kind](user_id, record_id)
    except Exception as error:  # noqa: BLE001
        _log.error("the job %s of %s failed with %s", kind, record_id, type(error).__name__)
