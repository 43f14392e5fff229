"""The arithmetic of the product's cases: one function a case, from its numbers to steps and a recommendation."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from interview_coach.coach.builtin.questions.cases import Case


@dataclass(frozen=True, slots=True)
class Solution:
    """`risk` follows "the weak point is that", `next_step` follows "I would"."""

    steps: tuple[str, ...]
    advice: str
    risk: str
    next_step: str


def solve(case: Case) -> Solution:
    return _SOLVERS[case.id](case)


def _plain(value: float) -> str:
    """A number as it is said: no needless decimals."""
    rounded = round(value, 1)
    return f"{rounded:,.0f}" if float(rounded).is_integer() else f"{rounded:,.1f}"


def _money(case: Case, value: float) -> str:
    return f"{'-' if value < 0 else ''}{case.currency}{abs(value):,.0f}"


def _staffing(case: Case) -> Solution:
    n = case.numbers
    demand = n["demand"] * (100 + n["growth"]) / 100
    room = n["heads"] * n["per"]
    missing = max(0.0, demand - room)
    hires = math.ceil(missing / n["per"])
    pays = hires > 0 and min(n["per"], missing) * n["loss"] > n["cost"]
    steps = (
        f"Demand grows from {n['demand']} by {n['growth']} % to about {_plain(demand)} a week.",
        f"Today's team can take on {n['heads']} times {n['per']}, which is {room}.",
        (
            f"So about {_plain(missing)} a week would be left over, and at {_money(case, n['loss'])} "
            f"each that costs {_money(case, missing * n['loss'])} a week."
        ),
        f"To cover all of it we would need {hires} more, at {_money(case, hires * n['cost'])} a week.",
    )
    return Solution(
        steps,
        _staffing_advice(case, missing, pays),
        "the growth is a forecast",
        "watch the demand for four weeks and prepare the hiring meanwhile",
    )


def _staffing_advice(case: Case, missing: float, pays: bool) -> str:
    if missing == 0:
        return "My recommendation is not to hire now: the team can carry the growth as it is."
    n = case.numbers
    best = max(
        range(math.ceil(missing / n["per"]) + 1), key=lambda k: min(missing, k * n["per"]) * n["loss"] - k * n["cost"]
    )
    if not pays or best == 0:
        return (
            "My recommendation is not to hire for this alone: one more person costs more than what "
            "we would lose, so I would first look for ways to handle each piece faster."
        )
    saved = min(missing, best * n["per"]) * n["loss"] - best * n["cost"]
    return f"My recommendation is to hire {best}: after the cost that is worth about {_money(case, saved)} a week."


def _check(case: Case) -> Solution:
    n = case.numbers
    wrong = n["volume"] * n["rate"] / 100
    before = wrong * n["hours"]
    cost = n["volume"] * n["minutes"] / 60
    saved = wrong * n["caught"] / 100 * n["hours"]
    worth = saved > cost
    steps = (
        f"Of {n['volume']:,} a month, {n['rate']} % go wrong, which is {_plain(wrong)}.",
        f"Putting them right takes {_plain(wrong)} times {n['hours']} hours, so {_plain(before)} hours a month today.",
        f"The check costs {n['volume']:,} times {n['minutes']} minutes, which is {_plain(cost)} hours a month.",
        (
            f"It catches {n['caught']} %, so it saves {_plain(wrong * n['caught'] / 100)} times "
            f"{n['hours']} hours, or {_plain(saved)} hours."
        ),
    )
    gain = f"{_plain(abs(saved - cost))} hours a month"
    advice = (
        f"My recommendation is to bring it in: it saves {gain} more than it takes, and people are spared the trouble."
        if worth
        else (
            f"My recommendation is not to check everything: in time alone it would cost {gain} more "
            f"than it saves. I would check only where mistakes are likely or do real harm."
        )
    )
    return Solution(
        steps,
        advice,
        f"the {n['caught']} % is a guess, and hours do not say how much harm a mistake does",
        "try the check on a small part for a month and count",
    )


def _plans(case: Case) -> Solution:
    n = case.numbers
    gain = {k: n[f"save_{k}"] * n["months"] - n[f"cost_{k}"] for k in "ab"}
    back = {k: n[f"cost_{k}"] / n[f"save_{k}"] for k in "ab"}
    best = max("ab", key=lambda k: gain[k])
    other = "b" if best == "a" else "a"
    steps = tuple(
        (
            f"Plan {k.upper()} pays back after {_plain(back[k])} months; over {n['months']} months "
            f"it saves {_money(case, n[f'save_{k}'] * n['months'])}, less "
            f"{_money(case, n[f'cost_{k}'])}, so {_money(case, gain[k])} remain."
        )
        for k in "ab"
    )
    faster = (
        "and it is also back sooner" if back[best] <= back[other] else f"although plan {other.upper()} is back sooner"
    )
    advice = (
        f"My recommendation is plan {best.upper()}: it is {_money(case, gain[best] - gain[other])} "
        f"ahead over the period, {faster}. If money is short this year, the payback would decide "
        f"instead."
    )
    return Solution(
        steps,
        advice,
        "savings that are promised often come later than planned",
        "ask what each saving rests on and test the larger one on a small scale",
    )


def _help_hours(case: Case) -> Solution:
    n = case.numbers
    alone = min(n["number"], n["total"] // n["single"])
    groups = min(math.ceil(n["number"] / n["size"]), n["total"] // n["group"])
    reached = min(n["number"], groups * n["size"])
    good, fair = alone * n["good"] / 10, reached * n["fair"] / 10
    steps = (
        (
            f"Alone, {n['total']} hours at {n['single']} each reach {alone} of the {n['number']}, "
            f"and at {n['good']} out of 10 it works for about {_plain(good)}."
        ),
        (
            f"In groups, {n['total']} hours at {n['group']} make {groups} groups of {n['size']}, "
            f"which reaches {reached}, and at {n['fair']} out of 10 it works for about "
            f"{_plain(fair)}."
        ),
    )
    way = "groups for most" if fair >= good else "single sessions for most"
    advice = (
        (
            f"My recommendation is {way}, because that helps {_plain(abs(fair - good))} more, and to "
            f"keep a few single hours for those whom the group cannot help."
        )
        if abs(fair - good) >= 0.05
        else (
            "Both help about as many, so my recommendation is to start in groups, which reach more, "
            "and to keep single hours for those who need them."
        )
    )
    return Solution(
        steps,
        advice,
        "the success rates are averages and hide who is left out",
        "look after two weeks at who has moved and change the split",
    )


def _backlog(case: Case) -> Solution:
    n = case.numbers
    normal = n["heads"] * n["per"] - n["inflow"]
    extra = n["heads"] * n["per"] * (100 + n["overtime"]) / 100 - n["inflow"]
    weeks_extra = min(n["weeks"], n["goal"])
    cleared = extra * weeks_extra + normal * (n["goal"] - weeks_extra)
    left = n["backlog"] - cleared
    steps = (
        (
            f"At the normal pace {n['heads']} times {n['per']} is {n['heads'] * n['per']} a week; "
            f"{n['inflow']} come in, so the backlog shrinks by {normal} a week."
        )
        if normal > 0
        else (
            f"At the normal pace {n['heads']} times {n['per']} is {n['heads'] * n['per']} a week, "
            f"and {n['inflow']} come in, so the backlog does not shrink at all."
        ),
        f"With overtime it is {_plain(extra + n['inflow'])} a week, so {_plain(extra)} off the backlog.",
        (
            f"Over {n['goal']} weeks, {weeks_extra} of them with overtime, that clears "
            f"{_plain(cleared)} of {n['backlog']}."
        ),
    )
    easy = normal * n["goal"] >= n["backlog"]
    advice = (
        "So it can be done without any overtime, and my recommendation is to go on at this pace and say so openly."
        if easy
        else f"So it can be done, with {_plain(-left)} to spare; my recommendation is to use the overtime and say so."
        if left <= 0
        else (
            f"So {_plain(left)} would be left, and my recommendation is not to promise it. I would "
            f"ask for help with those {_plain(left)}, or for a later date, and start with the ones "
            f"that cannot wait."
        )
    )
    return Solution(
        steps, advice, "tired people make mistakes", "sort the pile by urgency on the first day and report each week"
    )


def _funnel(case: Case) -> Solution:
    n = case.numbers

    def ends(first: int, second: int) -> float:
        return n["visitors"] * first / 100 * second / 100

    now, one, two = ends(n["first"], n["second"]), ends(n["first_up"], n["second"]), ends(n["first"], n["second_up"])
    best = "first" if one >= two else "second"
    steps = (
        f"Today {n['visitors']:,} times {n['first']} % times {n['second']} % is {_plain(now)} a month.",
        f"With the first step at {n['first_up']} % it would be {_plain(one)}, so {_plain(one - now)} more.",
        f"With the second at {n['second_up']} % it would be {_plain(two)}, so {_plain(two - now)} more.",
    )
    gain = max(one, two) - now
    advice = (
        f"My recommendation is the {best} step: {_plain(gain)} more a month at "
        f"{_money(case, n['value'])} each is worth about {_money(case, gain * n['value'])} a month."
    )
    return Solution(
        steps,
        advice,
        "the new rate is a hope until it has been tested, and people drawn in more easily may be less likely to go on",
        "test the change on a small share first",
    )


def _price(case: Case) -> Solution:
    n = case.numbers
    new_price = n["price"] * (100 + n["rise"]) / 100
    units = n["units"] * (100 - n["lost"]) / 100
    before, after = n["units"] * (n["price"] - n["unit_cost"]), units * (new_price - n["unit_cost"])
    steps = (
        (
            f"Today each unit leaves {_money(case, n['price'] - n['unit_cost'])}, and {n['units']:,} "
            f"of them leave {_money(case, before)} a month."
        ),
        (
            f"After the rise the price is {_money(case, new_price)}, so each leaves "
            f"{_money(case, new_price - n['unit_cost'])}."
        ),
        f"With {n['lost']} % less we sell {_plain(units)}, and together they leave {_money(case, after)}.",
    )
    change = after - before
    advice = (
        f"My recommendation is {'to raise the price' if change > 0 else 'not to raise the price'}: "
        f"it {'adds' if change > 0 else 'costs'} about {_money(case, abs(change))} a month."
    )
    return Solution(
        steps,
        advice,
        "the loss may come late, when contracts end",
        "try it with new customers first and look at who leaves",
    )


def _supplier(case: Case) -> Solution:
    n = case.numbers
    cost = {k: n["quantity"] * (n[f"price_{k}"] + n[f"bad_{k}"] / 100 * n["damage"]) for k in "ab"}
    steps = tuple(
        (
            f"Supplier {k.upper()}: {n['quantity']:,} times {_money(case, n[f'price_{k}'])} is "
            f"{_money(case, n['quantity'] * n[f'price_{k}'])}, and {n[f'bad_{k}']} % faulty is "
            f"{_plain(n['quantity'] * n[f'bad_{k}'] / 100)} at {_money(case, n['damage'])}, so "
            f"{_money(case, cost[k])} in all."
        )
        for k in "ab"
    )
    best = min("ab", key=lambda k: cost[k])
    saved = abs(cost["a"] - cost["b"])
    advice = f"My recommendation is supplier {best.upper()}: all in all that is {_money(case, saved)} a year less."
    return Solution(
        steps,
        advice,
        "the share of faulty ones comes from the past",
        "order a trial batch and ask the other one what they would do about quality or price",
    )


def _turnover(case: Case) -> Solution:
    n = case.numbers
    now, then = n["heads"] * n["leave"] / 100, n["heads"] * n["target"] / 100
    saved = (now - then) * n["replace"]
    net = saved - n["programme"]
    steps = (
        (
            f"Today {n['leave']} % of {n['heads']} is {_plain(now)} people a year, and replacing "
            f"them costs {_money(case, now * n['replace'])}."
        ),
        (
            f"At {n['target']} % it would be {_plain(then)}, so {_plain(now - then)} fewer, which "
            f"saves {_money(case, saved)}."
        ),
        (
            f"The programme costs {_money(case, n['programme'])}, so {_money(case, abs(net))} "
            f"{'remain' if net > 0 else 'are missing'}."
        ),
    )
    advice = (
        "My recommendation is to start it: it pays for itself, and those who stay do better work."
        if net > 0
        else (
            "On these numbers alone my recommendation is to start smaller, with the part people ask "
            "for most, because the whole does not pay for itself in the first year."
        )
    )
    return Solution(
        steps,
        advice,
        "we do not know yet why people leave",
        "talk to those who left last and to those who think about it",
    )


def _outside(case: Case) -> Solution:
    n = case.numbers
    firm = n["hours"] * n["rate"]
    even = n["salary"] / n["rate"]
    cheaper = firm > n["salary"]
    steps = (
        f"The firm would cost {n['hours']} times {_money(case, n['rate'])}, which is {_money(case, firm)} a month.",
        (
            f"Our own person costs {_money(case, n['salary'])} a month and has room for "
            f"{n['capacity']} hours, so the {n['hours']} fit."
        ),
        (
            f"The two are even at {_money(case, n['salary'])} divided by {_money(case, n['rate'])}, "
            f"so at {_plain(even)} hours."
        ),
    )
    advice = (
        f"My recommendation at {n['hours']} hours is "
        f"{'our own person' if cheaper else 'the outside firm'}, which is "
        f"{_money(case, abs(firm - n['salary']))} a month cheaper. {'Below' if cheaper else 'Above'} "
        f"{_plain(even)} hours I would turn that round."
    )
    return Solution(
        steps,
        advice,
        "the need may not stay the same, and hiring cannot be undone as easily",
        "look at the hours of the last twelve months and start with a short contract",
    )


_SOLVERS: Mapping[str, Callable[[Case], Solution]] = {
    "staffing": _staffing,
    "check": _check,
    "plans": _plans,
    "help_hours": _help_hours,
    "backlog": _backlog,
    "funnel": _funnel,
    "price": _price,
    "supplier": _supplier,
    "turnover": _turnover,
    "outside": _outside,
}
