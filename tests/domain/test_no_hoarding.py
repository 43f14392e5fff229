"""Nothing that people wrote may pile up in memory: what is remembered for good does not depend on it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import interview_coach

ROOT = Path(interview_coach.__file__).parent
FOLDERS = ("documents", "web", "cli", "storage", "services", "domain")
ALLOWED = {("web/templating.py", "asset")}
"""By the name of a static file, which only our templates give."""


def remembered_without_bound() -> Iterator[tuple[str, str]]:
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef) and _is_unbounded(node):
                    yield str(path.relative_to(ROOT)), node.name


def _is_unbounded(function: ast.FunctionDef) -> bool:
    takes = function.args.args or function.args.kwonlyargs or function.args.vararg
    marks = {ast.unparse(mark) for mark in function.decorator_list}
    return bool(takes) and bool(marks & {"cache", "functools.cache", "lru_cache(maxsize=None)", "lru_cache(None)"})


def test_no_function_remembers_without_bound_what_it_was_given() -> None:
    assert set(remembered_without_bound()) == ALLOWED
