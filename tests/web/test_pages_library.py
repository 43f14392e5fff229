from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from interview_coach.bootstrap import CoachApp
from interview_coach.content.bank import bank
from interview_coach.content.cases import case_library
from interview_coach.content.guides import guides
from interview_coach.content.library import library
from interview_coach.web.app import create_app
from interview_coach.web.pages.library import easiest_first, other_seed, skill_fields
from interview_coach.web.pages.library_search import MOST_OF_A_KIND, search
from interview_coach.web.pages.library_words import COUNTRIES, competency_heads
from tests.web.visits import Reading, prepare, read

SCRIPT = "<script>alert(1)</script>"
CASE = "bike_workshop_market"


@pytest.fixture
def client(scripted_app: CoachApp) -> Iterator[TestClient]:
    with TestClient(create_app(scripted_app, warm=False), base_url="http://127.0.0.1:8000") as client:
        yield client


def page(client: TestClient, address: str) -> Reading:
    reply = client.get(address)
    assert reply.status_code == 200, address
    return read(reply)


def plain(text: str) -> str:
    return " ".join(text.split())


def one_of_each() -> list[str]:
    single = [f"/library{place}" for place in ("", "?q=sql", "/situations", "/standard", "/rights", "/weak-points")]
    return [
        *single, "/library/skills/sql", "/library/competencies/communication", f"/library/cases/{CASE}",
        "/library/industries/software", "/library/situations/new_graduate",
    ]  # fmt: skip


def test_every_skill_competency_case_industry_and_situation_has_a_page_that_the_library_links(
    client: TestClient,
) -> None:
    links = set(page(client, "/library").links)
    wanted = [f"/library/skills/{id}" for id in bank().skills]
    wanted += [f"/library/competencies/{id}" for id in guides().competencies]
    wanted += [f"/library/cases/{id}" for id in case_library()]
    wanted += [f"/library/industries/{id}" for id in guides().industries]
    wanted += [f"/library/situations/{id}" for id in guides().situations]
    assert set(wanted) <= links
    for address in [*wanted, "/library/situations", "/library/standard", "/library/rights"]:
        assert client.get(address).status_code == 200, address


def test_each_page_keeps_to_the_content_policy_and_ends_with_a_next_step(client: TestClient) -> None:
    for address in one_of_each():
        found = page(client, address)
        assert found.forbidden == [], address
        assert found.tags.count("h1") == 1, address
        assert "/" in found.links, address
        assert "Go to your next step" in found.text, address


@pytest.mark.parametrize("kind", ["skills", "competencies", "cases", "industries", "situations"])
def test_an_unknown_id_has_the_page_for_what_is_not_there(client: TestClient, kind: str) -> None:
    reply = client.get(f"/library/{kind}/no_such_thing")
    assert reply.status_code == 404
    assert "This page is not here" in read(reply).text


def test_the_fields_count_all_skills_and_questions(client: TestClient) -> None:
    assert sum(field.questions for field in skill_fields()) == len(bank().texts)
    assert {s.id for field in skill_fields() for s in field.skills} == set(bank().skills)
    cloud = next(field for field in skill_fields() if field.name == "Cloud and operations")
    assert f"{cloud.name} {cloud.questions} questions" in page(client, "/library").text


def titles(query: str, kind: str) -> list[str]:
    return [hit.title for hits in search(query) if hits.kind == kind for hit in hits.shown]


@pytest.mark.parametrize(
    ("query", "kind", "title"),
    [
        ("k8s", "Technical skills", "Kubernetes"),
        ("POSTGRES", "Technical skills", "PostgreSQL"),
        ("the communications", "Competencies", "Communication"),
        ("bicycle workshops", "Cases", "Bicycle workshops for a new city"),
        ("leadership", "Competencies", library().competencies["leadership"].name),
        ("why do you leave", "The standard questions", guides().screening["why_leave"].texts[0]),
        ("nurse", "Industries", library().industries["healthcare_nursing"].name),
        ("law", "Industries", library().industries["law"].name),
        ("gap", "Situations", "A gap in the CV"),
        ("about yourself", "The standard questions", "Tell me a little about yourself."),
        ("finite element", "Questions on technical skills", bank().texts["structural_design.model_check"]),
    ],
)
def test_the_search_finds_by_name_by_alias_and_by_question(query: str, kind: str, title: str) -> None:
    assert title in titles(query, kind)


def test_every_word_must_be_there_and_short_words_stand_alone() -> None:
    assert titles("kubernetes bakery", "Technical skills") == []
    assert titles("sq", "Technical skills") == []
    assert titles("sql", "Technical skills") == ["SQL"]
    assert search("") == search("  ?! ") == ()


def test_what_has_the_words_in_its_name_comes_first() -> None:
    names = titles("python", "Technical skills")
    assert names[0].startswith("Python")
    assert titles("weaknesses", "The standard questions") == titles("weakness", "The standard questions") != []


def test_a_word_that_is_everywhere_gives_the_first_hits_and_says_so(client: TestClient) -> None:
    hits = next(h for h in search("the") if h.kind == "Questions on technical skills")
    assert len(hits.shown) == MOST_OF_A_KIND < hits.total
    assert f"These are the first {MOST_OF_A_KIND}." in page(client, "/library?q=the").text


def test_hits_lead_to_the_question_itself(client: TestClient) -> None:
    links = page(client, "/library?q=finite+element").links
    address = next(link for link in links if "/skills/" in link and "#" in link)
    assert f'id="{address.partition("#")[2]}"' in client.get(address).text


def test_the_words_the_search_field_suggests_find_something(client: TestClient) -> None:
    hint = page(client, "/library").text.partition("a word of a question: ")[2].partition(".")[0]
    assert len(hint.split(", ")) == 3
    assert all(search(word) for word in hint.split(", "))


def test_nothing_found_says_what_to_try(client: TestClient) -> None:
    found = page(client, "/library?q=xylophonist")
    assert "Nothing found for “xylophonist”" in found.text
    assert "Try one word" in found.text


def test_what_was_searched_is_shown_harmless(client: TestClient) -> None:
    reply = client.get("/library", params={"q": f'{SCRIPT}" onfocus="alert(2)'})
    assert SCRIPT not in reply.text
    assert read(reply).forbidden == []
    assert read(reply).fields["q"] == f'{SCRIPT}" onfocus="alert(2)'


def test_an_endless_search_is_cut_and_answered(client: TestClient) -> None:
    assert len(page(client, f"/library?q={'sql ' * 2000}").fields["q"]) <= 200


def test_a_skill_shows_its_questions_easiest_first_with_all_that_is_known(client: TestClient) -> None:
    skill = bank().skills["structural_design"]
    found = page(client, "/library/skills/structural_design")
    ordered = easiest_first(skill)
    assert [q.difficulty for q in ordered] == sorted(q.difficulty for q in ordered)
    places = [found.text.index(plain(q.text)) for q in ordered]
    assert places == sorted(places)
    for question in ordered:
        for text in (*(p.text for p in question.key_points), question.model_answer, *question.follow_ups):
            assert plain(text) in found.text
        for wrong in question.misconceptions:
            assert plain(f"“{wrong.says}”What is right: {wrong.instead}") in found.text
        assert not question.source or plain(question.source) in found.text
        assert not question.country or COUNTRIES[question.country] in found.text
    assert "Try each question first" in found.text


def test_essential_points_come_before_the_others_and_are_named(client: TestClient) -> None:
    skill = next(s for s in bank().skills.values() if {p.weight for p in easiest_first(s)[0].key_points} == {1, 2, 3})
    question = easiest_first(skill)[0]
    text = page(client, f"/library/skills/{skill.id}").text
    order = [text.index(plain(p.text)) for p in sorted(question.key_points, key=lambda p: -p.weight)]
    assert order == sorted(order)
    assert text.index("Essential") < order[0] < text.index("Good to have") < text.index("A plus")


def test_answers_are_folded_until_they_are_opened(client: TestClient) -> None:
    for address in ("/library/skills/sql", f"/library/cases/{CASE}", "/library/standard", "/library/rights"):
        text = client.get(address).text
        assert "<details" in text
        assert "<details open" not in text


def test_a_competency_shows_its_anchors_in_order_and_its_questions_by_level(client: TestClient) -> None:
    guide = guides().competencies["communication"]
    text = page(client, "/library/competencies/communication").text
    places = [text.index(guide.anchors[mark]) for mark in (1, 2, 3, 4, 5)]
    assert places == sorted(places)
    for question in guide.questions:
        assert question.text in text
        assert all(probe in text for probe in question.probes)
    levels = [text.index(words) for words in ("For a first job", "With some years of experience", "For seniors")]
    assert levels == sorted(levels)
    assert all(trap in text for trap in guide.traps)
    assert library().competencies["communication"].definition in text


def test_a_case_keeps_the_numbers_of_its_seed(client: TestClient) -> None:
    for seed in ("1", "4", "any words"):
        case = case_library()[CASE].chosen_by(seed)
        text = page(client, f"/library/cases/{CASE}?seed={seed}").text
        assert plain(case.prompt) in text
        assert all(figure in text for figure in case.figures)
        assert all(plain(case.said(item.gives)) in text for item in case.template.data_room)
        assert case.said(case.template.recommendation) in text


def test_other_numbers_are_other_numbers(client: TestClient) -> None:
    link = next(link for link in page(client, f"/library/cases/{CASE}").links if "seed=" in link)
    seed = link.rpartition("=")[2]
    assert case_library()[CASE].chosen_by(seed).choice != case_library()[CASE].chosen_by("1").choice
    for template in case_library().values():
        assert other_seed(template.chosen_by("1"), "1"), template.id
        assert "{" not in page(client, f"/library/cases/{template.id}").text


@pytest.mark.parametrize("seed", ["", "²", "-1", "9" * 500, SCRIPT])
def test_any_seed_gives_a_case(client: TestClient, seed: str) -> None:
    reply = client.get(f"/library/cases/{CASE}", params={"seed": seed})
    assert reply.status_code == 200
    assert SCRIPT not in reply.text


def test_an_industry_tells_its_rounds_in_order_and_the_place_of_each_rule(client: TestClient) -> None:
    guide = guides().industries["software"]
    text = page(client, "/library/industries/software").text
    places = [text.index(f"{round.name} With: {round.who}") for round in guide.rounds]
    assert places == sorted(places)
    for rule in guide.regulations:
        assert f"{rule.name} {COUNTRIES[rule.country]}" in text
    for texts in (guide.prepare, guide.mistakes, guide.ask_them, guide.entry, guide.senior):
        assert all(each in text for each in texts)
    assert all(term.means in text for term in guide.terms)


def test_every_competency_with_a_guide_has_a_name() -> None:
    assert set(competency_heads()) == set(guides().competencies)


def test_rules_of_all_industries_have_words_for_their_place() -> None:
    assert {rule.country for guide in guides().industries.values() for rule in guide.regulations} <= set(COUNTRIES)
    assert {bank().question(id).country for id in bank().texts} - {None} <= set(COUNTRIES)


def test_rights_begin_with_the_note(client: TestClient) -> None:
    text = page(client, "/library/rights").text
    sentences = plain(guides().topics_note).split(". ")
    first = text.index(guides().topics[0].us)
    assert all(text.index(sentence.rstrip(".")) < first for sentence in sentences)
    for topic in guides().topics:
        assert all(each in text for each in (topic.us, topic.uk, topic.eu, *topic.heard_as, *topic.may_ask))
        assert all(reply in text for reply in topic.answers)


def test_standard_questions_show_what_is_looked_for_and_what_to_keep_back(client: TestClient) -> None:
    text = page(client, "/library/standard").text
    for question in guides().screening.values():
        assert all(each in text for each in (*question.texts, *question.looks_for, *question.structure))
        assert all(each in text for each in question.keep_back)
        assert question.example in text


def test_a_situation_gives_its_tips_with_reasons_and_sentences(client: TestClient) -> None:
    guide = guides().situations["new_graduate"]
    text = page(client, "/library/situations/new_graduate").text
    assert all(tip.text in text and tip.why in text for tip in guide.tips)
    assert all(each in text for each in (*guide.avoid, *guide.say))


def test_a_question_of_the_library_joins_the_newest_preparation(client: TestClient) -> None:
    assert "Add to my questions" not in page(client, "/library/skills/sql").text
    preparation = prepare(client)
    reply = client.get("/library/skills/sql")
    assert f'action="{preparation}/questions/own"' in reply.text
    asked = read(reply).fields["text"]
    assert asked in {bank().texts[id] for id in bank().skills["sql"].questions}
    added = client.post(f"{preparation}/questions/own", data={"text": asked, "type": "technical"})
    assert plain(asked) in read(added).text


def test_every_case_fits_in_a_question_of_ones_own(client: TestClient) -> None:
    preparation = prepare(client)
    for id in case_library():
        text = page(client, f"/library/cases/{id}").fields["text"]
        reply = client.post(f"{preparation}/questions/own", data={"text": text, "type": "case"}, follow_redirects=False)
        assert reply.status_code == 303, id


def test_tips_lead_to_the_industry_and_to_the_situations(client: TestClient) -> None:
    links = page(client, f"{prepare(client)}/tips").links
    assert "/library/industries/engineering_manufacturing" in links
    assert "/library/situations" in links


def test_the_main_navigation_leads_to_the_library(client: TestClient) -> None:
    assert "/library" in page(client, "/").links
    assert 'href="/library" aria-current="page"' in client.get("/library").text
