"""Builds content/data/prototypes.json: vectors of the fixed texts the coach compares with.

    python tools/build_prototypes.py

Run it again when competencies.json, industries.json, themes.py or motivation_lines.py change; a test says when it is
needed.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))


def fixed_texts() -> list[str]:
    """Every text of the content that is compared with."""
    from interview_coach.coach.builtin.evaluation.motivation_lines import BOAST_LINES, LIFE_LINES, WORK_LINES
    from interview_coach.coach.builtin.job.competencies import competency_query, competency_texts
    from interview_coach.coach.builtin.job.industry import industry_text
    from interview_coach.coach.builtin.themes import THEMES
    from interview_coach.content.library import library
    from interview_coach.domain.vocabulary import COMPETENCY_IDS

    found = [text for name in COMPETENCY_IDS for text in (*competency_texts(name), *competency_query(name))]
    found += [line for theme in THEMES for line in theme.model_lines]
    found += [*WORK_LINES, *LIFE_LINES, *BOAST_LINES]
    return found + [industry_text(industry) for industry in library().industries.values()]


def main() -> None:
    from interview_coach.content.lexicon import prototype_key
    from interview_coach.embedding import encoder

    texts = sorted(set(fixed_texts()))
    rows = {
        prototype_key(text): base64.b64encode(encoder().encode([text])[0].astype(np.float16).tobytes()).decode()
        for text in texts
    }
    out = ROOT / "src/interview_coach/content/data/prototypes.json"
    out.write_text(json.dumps(dict(sorted(rows.items())), separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{out.name}: {len(texts)} texts, {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
