"""Every public error of the coach.

CoachError                  the root; `str(error)` is one sentence a user can act on
├── InvalidInput            what was given cannot be used (a file, a field, a line of a batch)
├── NotFound                there is no such thing for this user
├── Conflict                it contradicts what is already stored (an answer is immutable, say)
├── NotPermitted            this user may not do it
├── BudgetExceeded          the money set aside for models is spent
├── ProviderError           a model or another outside service failed; `permanent` says whether a retry can help
│   └── KeyRefused          the key, its quota or the name of the model is wrong: only the user can mend it
├── StorageFailed           the database could not take it: the disk is full, say; nothing of the step was stored
└── ConfigurationError      a setting or the data folder is wrong

Messages carry identifiers and the remedy, never secrets and never the text of an answer or a CV.
"""

from __future__ import annotations


class CoachError(Exception):
    """Root of all errors that are meant for a user to read."""

    title = "The coach could not do that"


class InvalidInput(CoachError):
    title = "This input cannot be used"


class NotFound(CoachError):
    title = "Not found"


class Conflict(CoachError):
    title = "This contradicts what is stored"


class NotPermitted(CoachError):
    title = "Not permitted"


class BudgetExceeded(CoachError):
    title = "The budget is used up"


class ProviderError(CoachError):
    title = "An outside service failed"

    def __init__(self, message: str, *, permanent: bool) -> None:
        super().__init__(message)
        self.permanent = permanent


class KeyRefused(ProviderError):
    title = "The key or the model does not work"

    def __init__(self, message: str) -> None:
        super().__init__(message, permanent=True)


class StorageFailed(CoachError):
    title = "Could not be stored"


class ConfigurationError(CoachError):
    title = "The configuration is wrong"
