"""A fixed cast for question tests: one nurse's CV, one warehouse posting, one software posting."""

from __future__ import annotations

import pytest

from interview_coach.domain.cv import Cv
from interview_coach.domain.job import Posting

WAREHOUSE = """Warehouse Shift Lead
Fernby Foods Ltd, Hull

About us
Fernby Foods delivers chilled food to 320 village shops.

What you will do
- Plan and run the night shift with a team of twelve pickers
- Keep the cold store safe and tidy
- Work closely with drivers and the transport planner

You must have
- 2 years of experience in a warehouse
- Forklift licence
- SAP EWM
- Stock control

Nice to have
- Polish

We are an equal opportunity employer. Pay £14/hr, 28 days holiday.
"""


@pytest.fixture(scope="package")
def cv() -> Cv:
    return Cv.from_document(
        {
            "basics": {"name": "Sam Marsh", "label": "Warehouse operative"},
            "work": [
                {
                    "name": "Dunmore Logistics Ltd",
                    "position": "Senior picker",
                    "startDate": "2020-02",
                    "highlights": [
                        "Cut picking errors from 3.1% to 1.2% in six months - weekly talks, new shelf labels",
                        "Trained 5 new pickers",
                        "Stopped the loading of a damaged trailer although the driver was late",
                    ],
                },
                {
                    "name": "Oak Lane Bakery",
                    "position": "Baker",
                    "startDate": "2014-05",
                    "endDate": "2019-03",
                    "highlights": ["Ordered flour and kept stock lists", "Opened the shop at 4 am, 6 days a week"],
                },
            ],
            "skills": [{"name": "Tools", "keywords": ["handheld scanner", "Excel"]}],
        }
    )


@pytest.fixture(scope="package")
def posting() -> Posting:
    return Posting(WAREHOUSE)
