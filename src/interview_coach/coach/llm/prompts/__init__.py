"""Prompts are files; a prompt with a variable that nobody gave is an error, never an empty line."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is sent: `system` says what to do, `user` holds the data. `version` names the prompt's wording and is
    stored with what came of it."""

    task: str
    version: str
    system: str
    user: str


def render(task: str, **variables: object) -> Prompt:
    """The prompt of that task. The file has two parts with `=== user ===` between them.

    Raises jinja2.UndefinedError when a variable is missing, KeyError when there is no such prompt.
    """
    template = _environment().get_template(task)
    system, _, user = template.render(**variables).partition("=== user ===")
    return Prompt(task, version_of(task), system.strip(), user.strip())


def version_of(task: str, *more: str) -> str:
    """`extract@3f9a12c0`: the digest of the file, of the rules that stand before every prompt, and of whatever else
    decides what a model replies (examples, the shape of the reply)."""
    source = "\x00".join((_source(task) + _source("rules"), *more))
    return f"{task}@{hashlib.sha256(source.encode()).hexdigest()[:8]}"


def length_of(task: str) -> int:
    """Characters of the file and of the rules, before anything is filled in."""
    return len(_source(task)) + len(_source("rules"))


def names() -> tuple[str, ...]:
    """Every prompt there is."""
    found = (entry.name for entry in files(__package__).iterdir() if entry.name.endswith(".md"))
    return tuple(sorted(name.removesuffix(".md") for name in found if name != "rules.md"))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    # Nothing is escaped: a prompt is text for a model, and what is data is fenced by `fence`.
    return Environment(  # noqa: S701
        loader=FunctionLoader(_source),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    entry = files(__package__) / f"{name}.md"
    if not entry.is_file():
        raise KeyError(name)
    return entry.read_text(encoding="utf-8")
