"""What a page says about the model it could ask: who would read the texts, and whether names are replaced first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from interview_coach.bootstrap import CoachApp
from interview_coach.web import labels


@dataclass(frozen=True)
class Sending:
    """Everything is looked up when a template asks for it: most pages ask nothing of a model."""

    app: CoachApp
    user_id: str

    @cached_property
    def engine(self) -> str:
        """The engine this user's texts go to, `builtin` where nothing is sent."""
        return self.app.engines.chosen(self.user_id, self.app.consents)

    @cached_property
    def possible(self) -> str:
        """The engine once the user has agreed."""
        return self.app.engines.possible()

    @property
    def asks(self) -> bool:
        return self.engine != "builtin"

    @property
    def reader(self) -> str:
        """Who would read: the provider's name, or the host of a server of one's own."""
        found = next((r for r in self.app.consents.recipients() if r.engine == self.possible), None)
        return labels.engine(self.possible) if found is None else labels.reader(found)

    @property
    def redact(self) -> bool:
        """What the settings say; each form may say otherwise for its request."""
        return self.app.settings.redact
