"""Walks through the pages as a user does, over HTTP; and what every page must keep to."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from fastapi.testclient import TestClient
from httpx import Response

from tests.cast import CV_DOCUMENT, POSTING_TEXT, STRONG_ANSWER

CV_TEXT = (
    "\n".join(
        [
            CV_DOCUMENT["basics"]["name"],
            "Experience",
            "Maintenance technician, Brackenfield Dairy, 2020 - 2026",
            *(f"- {line}" for line in CV_DOCUMENT["work"][0]["highlights"]),
        ]
    )
    + "\n"
)


def prepare(client: TestClient, cv: str = CV_TEXT, posting: str = POSTING_TEXT, **more: str) -> str:
    """Address of a new preparation."""
    reply = client.post("/preparations", data={"cv_text": cv, "posting_text": posting, **more})
    assert reply.status_code == 200, reply.text
    assert "/preparations/" in reply.url.path
    return reply.url.path


def first_question(client: TestClient, preparation: str) -> str:
    """Address of the practice room of the first question, after the first set was made."""
    reply = client.post(f"{preparation}/questions", data={})
    assert reply.status_code == 200, reply.text
    return next(link for link in read(reply).links if link.startswith("/questions/"))


def answer(client: TestClient, question: str, text: str = STRONG_ANSWER, **more: str) -> Response:
    """The feedback page that follows an answer."""
    return client.post(f"{question}/answers", data={"answer": text, **more})


@dataclass
class Reading(HTMLParser):
    """What stands in a page: its text, links, and everything that a strict content policy forbids."""

    text: str = ""
    links: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag in ("td", "th"):
            self.text += " "
        if tag == "a":
            self.links.append(values.get("href", ""))
        if tag in ("input", "textarea", "select") and "name" in values:
            self.fields[values["name"]] = values.get("value", "")
        self.forbidden += [f"{tag} {name}" for name in values if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and not values.get("src", "").startswith("/static/")):
            self.forbidden.append(tag)
        addresses = [values[name] for name in ("src", "href", "action", "formaction") if name in values]
        self.forbidden += [a for a in addresses if a.startswith(("http:", "https:", "//", "javascript:", "data:"))]

    def handle_data(self, data: str) -> None:
        self.text += data


def read(reply: Response) -> Reading:
    reading = Reading()
    reading.feed(reply.text)
    reading.text = " ".join(reading.text.split())
    return reading
