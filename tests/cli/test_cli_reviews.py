"""`coach reviews` as a program sees it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import coach, refused


def test_cards_come_in_are_due_and_go_out(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("front,back\nWho founded it?,Two sisters\nno back\n", encoding="utf-8")
    came = coach("reviews", "import", str(file))
    assert (came.status, came.out) == (0, "1 added, 0 changed, 0 there already\n")
    assert "line 3: it has no back" in came.err
    due = coach("reviews", "--json").json
    assert (due["due"], due["items"][0]["front"]) == (1, "Who founded it?")
    assert "Who founded it?" in coach("reviews", "list").out
    assert coach("reviews", "list", "--json").json[0]["back"] == "Two sisters"
    out = tmp_path / "out.csv"
    assert coach("reviews", "export", str(out), "--json").json["bytes"] == len(out.read_bytes())
    assert coach("reviews", "export").out.encode() == out.read_bytes()
    assert coach("reviews", "import", str(out), "--json").json["unchanged"] == 1


def test_without_cards_it_says_where_they_come_from() -> None:
    assert "Nothing is due. Cards are made when you add a posting" in coach("reviews").out


def test_what_is_wrong_is_one_sentence(tmp_path: Path) -> None:
    taken = tmp_path / "taken.csv"
    taken.write_bytes(b"\xff")
    assert "say which file" in refused(coach("reviews", "import"))
    assert "cannot be read" in refused(coach("reviews", "import", str(tmp_path / "none.csv")))
    assert "UTF-8" in refused(coach("reviews", "import", str(taken)))
    assert "not overwritten" in refused(coach("reviews", "export", str(taken)))
    assert "say where to write" in refused(coach("reviews", "export", "--json"))
