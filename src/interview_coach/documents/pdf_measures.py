"""What is usual on the pages of a PDF: size of the body text, room between rows, edges of each block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from interview_coach.documents.pdf_rows import Row

_WORDS_OF_TEXT = 4
"""Rows of fewer words are names, dates and lists, which end where they end."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual on these pages: size of the body text, room between rows, right and left edge by block."""

    size: float
    leading: float
    edges: dict[int, float]
    lefts: dict[int, float]
    steady: frozenset[int]
    """Blocks in which several rows end at the right edge; elsewhere the longest row proves nothing."""


def measure(rows: Sequence[Row]) -> Measures:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    body = sizes.most_common(1)[0][0]
    steps: Counter[float] = Counter()
    for before, row in pairwise(rows):
        step = row.middle - before.middle
        if (
            before.page == row.page
            and before.flow == row.flow
            and 0.6 * body < step < 2.5 * body
            and row.size < 1.15 * body
        ):
            steps[round(step * 2) / 2] += 1
    usual = max(steps.values(), default=0)
    leading = min((s for s, n in steps.items() if n >= 0.25 * usual), default=1.3 * body)
    edges, lefts = _edges(rows), _lefts(rows)
    told = [row for row in rows if len(row.words) >= _WORDS_OF_TEXT]
    near = Counter(r.block for r in told if r.x1 > edges[r.block] - 0.08 * (edges[r.block] - lefts[r.block]))
    return Measures(body, leading, edges, lefts, frozenset(block for block, n in near.items() if n >= 3))


def _edges(rows: Sequence[Row]) -> dict[int, float]:
    """The right edge of each block: where its longest rows of running text end. A block with little text takes
    the edge of a block of the same flow that begins at the same left edge."""
    blocks: dict[int, list[Row]] = {}
    for row in rows:
        blocks.setdefault(row.block, []).append(row)
    edges = {key: _edge(block) for key, block in blocks.items()}
    lefts = {key: (block[0].flow, min(row.x0 for row in block)) for key, block in blocks.items()}
    return {
        key: edge if len(blocks[key]) >= 8 else max(e for k, e in edges.items() if _alike(lefts[key], lefts[k]))
        for key, edge in edges.items()
    }


def _edge(block: Sequence[Row]) -> float:
    """A long address runs over the edge, so rows of one word do not count where there are others."""
    running = [r for r in block if len(r.cells) == 1 and not r.notes]
    several = [r.x1 for r in running if len(r.words) > 1]
    return max(several or [r.x1 for r in running] or [r.cells[0].x1 for r in block])


def _alike(one: tuple[int, float], other: tuple[int, float]) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) < 6


def _lefts(rows: Sequence[Row]) -> dict[int, float]:
    lefts: dict[int, float] = {}
    for row in rows:
        lefts[row.block] = min(lefts.get(row.block, 1e9), row.x0)
    return lefts
