"""The tests in two processes: every file once, the worst status, the longest files apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.run_tests import dealt, files, seconds_in, worst


def test_every_file_of_tests_is_dealt_exactly_once() -> None:
    names = files()
    assert "tests/test_run_tests.py" in names
    for parts in (1, 2, 3):
        shares = dealt(names, {}, parts)
        assert len(shares) == parts
        assert sorted(name for share in shares for name in share) == names


def test_the_longest_files_are_not_in_one_part() -> None:
    names = files()[:6]
    seconds = dict(zip(names, (60.0, 50.0, 20.0, 10.0, 5.0, 5.0), strict=True))
    loads = [sum(seconds[name] for name in share) for share in dealt(names, seconds, 2)]
    assert loads == [75.0, 75.0]


@pytest.mark.parametrize(
    ("statuses", "status"), [([0, 0], 0), ([0, 1], 1), ([5, 0], 0), ([5, 5], 5), ([2, 1], 2), ([0, -9], 9)]
)
def test_one_part_that_fails_fails_the_run(statuses: list[int], status: int) -> None:
    assert worst(statuses) == status


def test_a_report_tells_how_long_each_file_took(tmp_path: Path) -> None:
    report = tmp_path / "0.xml"
    report.write_text(
        '<testsuites><testsuite><testcase classname="tests.web.test_api" name="a" time="1.5"/>'
        '<testcase classname="tests.web.test_api.TestMore" name="b" time="0.5"/></testsuite></testsuites>'
    )
    assert seconds_in(report) == {"tests/web/test_api.py": 2.0}
    assert seconds_in(tmp_path / "none.xml") == {}
