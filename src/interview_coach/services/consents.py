"""Consents: what may be sent to whom. Without one, not a byte leaves this computer."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from interview_coach.config import Settings
from interview_coach.domain.consents import HERE, KEPT_HERE, KINDS, MODEL, WORDINGS, Consent, Recipient
from interview_coach.errors import Conflict, InvalidInput
from interview_coach.services.parts import Parts

_GOOGLE, _OPENAI = "generativelanguage.googleapis.com", "api.openai.com"


class Consents:
    """A consent names its recipient: agreeing to one provider is not agreeing to the next."""

    def __init__(self, parts: Parts, settings: Settings) -> None:
        self._parts = parts
        self._settings = settings

    @property
    def given_by_setting(self) -> bool:
        """COACH_CONSENT_MODEL: whoever runs the installation has agreed for it."""
        return self._settings.consent_model

    def recipients(self) -> tuple[Recipient, ...]:
        """Whom texts could be sent to with the settings of today, the one the coach would choose first in front."""
        return recipients(self._settings)

    def given(self, user_id: str, kind: str = MODEL, *, engine: str = "auto") -> bool:
        """Whether texts may be sent by that engine; `auto` is the one of the settings, gemini when they name none."""
        if engine == "auto":
            engine = "gemini" if self._settings.engine == "auto" else self._settings.engine
        found = next((r for r in self.recipients() if r.engine == engine), None)
        if found is None:
            return False
        return self.given_by_setting or self.covered(user_id, found, kind)

    def _recipients(self, kind: str) -> tuple[Recipient, ...]:
        return (HERE,) if kind in KEPT_HERE else self.recipients()

    def covered(self, user_id: str, recipient: Recipient, kind: str = MODEL) -> bool:
        """Whether the user agreed to this recipient, by the wording of today."""
        return any(consent.covers(kind, recipient.id) for consent in self.history(user_id, kind))

    def give(self, user_id: str, kind: str = MODEL, *, recipient: str | None = None) -> Consent:
        """Agree to a recipient (by its id; None: the first). Agreeing twice is agreeing once.

        Raises Conflict when nothing can be sent there: the page that was agreed to showed other settings.
        """
        _check(kind)
        known = self._recipients(kind)
        chosen = next((r for r in known if recipient in (None, r.id)), None)
        if chosen is None:
            raise Conflict("the coach would not send anything there; load the page again and read whom it names")
        with self._parts.storage.writing(user_id) as rows:
            standing = next((c for c in rows.consents.list(kind) if c.covers(kind, chosen.id)), None)
            if standing is not None:
                return standing
            now = self._parts.clock()
            rows.consents.withdraw(kind, now, chosen.id)  # one to an older wording
            consent = Consent(self._parts.new_id(), kind, chosen.id, WORDINGS[kind], now)
            rows.consents.add(consent)
        return consent

    def withdraw(self, user_id: str, kind: str = MODEL, *, recipient: str | None = None) -> None:
        """Take back what was agreed, to one recipient or to all; kept replies of models go too."""
        _check(kind)
        with self._parts.storage.writing(user_id) as rows:
            rows.consents.withdraw(kind, self._parts.clock(), recipient)
            if kind == MODEL:
                rows.model_replies.remove()

    def history(self, user_id: str, kind: str = MODEL) -> tuple[Consent, ...]:
        """Newest first, the withdrawn ones too."""
        with self._parts.storage.reading(user_id) as rows:
            return rows.consents.list(kind)

    def everything(self, user_id: str) -> tuple[Consent, ...]:
        """Of every kind, newest first."""
        with self._parts.storage.reading(user_id) as rows:
            found = [consent for kind in KINDS for consent in rows.consents.list(kind)]
        return tuple(sorted(found, key=lambda consent: consent.given_at, reverse=True))


def recipients(settings: Settings) -> tuple[Recipient, ...]:
    """Engines that could send, with whom they send to. An OpenAI-compatible server may need no key."""
    found = []
    if settings.gemini_api_key:
        host = _host(settings.gemini_base_url) or _GOOGLE
        models = (settings.gemini_fast_model, settings.gemini_strong_model)
        found.append(Recipient(host, _name(host), "gemini", _distinct(models), _is_here(host)))
    if settings.openai_api_key or settings.openai_base_url:
        host = _host(settings.openai_base_url) or _OPENAI
        models = (settings.openai_fast_model, settings.openai_strong_model)
        found.append(Recipient(host, _name(host), "openai", _distinct(models), _is_here(host)))
    return tuple(sorted(found, key=lambda r: r.engine != settings.engine))


def _check(kind: str) -> None:
    if kind not in KINDS:
        raise InvalidInput(f"there is nothing to agree to that is called {kind!r}")


def _distinct(models: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(model for model in models if model))


def _host(base_url: str) -> str:
    """The host of an address, with its port: who gets what is sent there."""
    try:
        place = urlsplit(base_url if "//" in base_url else f"//{base_url}").netloc
    except ValueError:  # an address no engine can use either
        place = base_url
    return place.rpartition("@")[2].lower()[:255]


def _name(host: str) -> str:
    known = {_GOOGLE: "Google, the maker of Gemini", _OPENAI: "OpenAI"}
    if host in known:
        return known[host]
    return f"a model on this computer ({host})" if _is_here(host) else f"the server you set up ({host})"


def _is_here(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False
