"""Opposites of everyday and professional English, by groups of words that take one side (rise, grow, go up)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from interview_coach.coach.builtin.evaluation.technical_statements import Statement

_PAIRS = (
    ("increase increases increased increasing rise rises rose rising raise raises raised raising grow grows grew "
     "growing higher up upward upwards climb climbs gain gains",
     "decrease decreases decreased decreasing fall falls fell falling drop drops dropped lower lowers lowered lowering "
     "reduce reduces reduced reducing shrink shrinks shrank down downward downwards decline declines declined"),
    ("more greater larger bigger", "less fewer smaller"),
    ("most maximum highest largest", "least minimum lowest smallest"),
    ("faster quicker", "slower"),
    ("high", "low"),
    ("large big great", "small little"),
    ("long", "short"),
    ("fast quick quickly", "slow slowly"),
    ("early", "late"),
    ("strong", "weak"),
    ("heavy", "light"),
    ("thick", "thin"),
    ("wide", "narrow"),
    ("deep", "shallow"),
    ("full", "empty"),
    ("longer", "shorter"),
    ("earlier sooner", "later"),
    ("stronger", "weaker"),
    ("hotter warmer", "colder cooler"),
    ("heavier", "lighter"),
    ("thicker", "thinner"),
    ("wider broader", "narrower"),
    ("cheaper", "dearer costlier"),
    ("safer", "riskier"),
    ("debit debits debited debiting dr", "credit credits credited crediting cr"),
    ("asset assets debtor debtors receivable receivables", "liability liabilities creditor creditors payable payables"),
    ("overstate overstates overstated", "understate understates understated"),
    ("same identical equal", "different unequal"),
    ("always", "never"),
    ("possible", "impossible"),
    ("allowed permitted lawful legal permissible", "forbidden prohibited banned unlawful illegal"),
    ("mandatory compulsory required obligatory", "optional voluntary"),
    ("fixed constant", "variable"),
    ("internal", "external"),
    ("positive", "negative"),
    ("true", "false"),
    ("valid", "invalid"),
    ("open opens opened opening", "close closes closed closing shut"),
    ("start starts begin begins", "stop stops end ends"),
    ("public", "private"),
    ("static", "dynamic"),
    ("global", "local"),
    ("synchronous", "asynchronous"),
    ("mutable", "immutable"),
    ("stateful", "stateless"),
    ("encrypt encrypts encrypted", "decrypt decrypts decrypted"),
    ("dependent", "independent"),
    ("parent", "child"),
    ("client", "server"),
    ("upstream", "downstream"),
    ("horizontal horizontally", "vertical vertically"),
    ("temporary", "permanent"),
    ("include includes included including", "exclude excludes excluded excluding"),
    ("accept accepts accepted", "reject rejects rejected refuse refuses refused"),
    ("buy buys bought purchase", "sell sells sold sale"),
    ("lend lends lent", "borrow borrows borrowed"),
    ("revenue revenues income", "expense expenses cost costs"),
    ("profit profits", "loss losses"),
    ("supply", "demand"),
    ("gross", "net"),
    ("import imports imported", "export exports exported"),
    ("hot warm", "cold cool"),
    ("wet", "dry"),
    ("acid acidic", "alkaline alkali"),
    ("expand expands expanded", "contract contracts contracted"),
    ("attract attracts", "repel repels"),
    ("tighten tightens tightened", "loosen loosens loosened slacken"),
    ("clockwise", "anticlockwise counterclockwise"),
    ("series", "parallel"),
    ("input inputs", "output outputs"),
    ("compression", "tension"),
    ("conscious", "unconscious"),
    ("above", "below"),
    ("left-hand", "right-hand"),
    ("top", "bottom"),
    ("enable enables enabled", "disable disables disabled"),
    ("strict", "lenient"),
    ("qualitative", "quantitative"),
    ("direct", "indirect"),
    ("short-term", "long-term"),
    ("current", "non-current noncurrent"),
    ("sufficient", "insufficient"),
    ("likely probable", "unlikely improbable"),
    ("necessary", "unnecessary"),
    ("reversible", "irreversible"),
    ("reliable", "unreliable"),
    ("fasting", "fed"),
    ("soluble", "insoluble"),
    ("elastic", "inelastic"),
    ("taxable", "exempt"),
    ("inbound incoming", "outbound outgoing"),
    ("ascending", "descending"),
    ("systolic", "diastolic"),
    ("odd", "even"),
    ("day", "night"),
    ("plaintiff claimant", "defendant"),
    ("seller vendor", "buyer purchaser"),
    ("lender", "borrower"),
    ("landlord", "tenant"),
    ("employer", "employee"),
    ("sender", "receiver recipient"),
)  # fmt: skip


@cache
def _sides() -> dict[str, tuple[int, bool]]:
    """Word → number of its pair, and whether it stands on the first side."""
    found: dict[str, tuple[int, bool]] = {}
    for index, (left, right) in enumerate(_PAIRS):
        for word in left.split():
            found.setdefault(word, (index, True))
        for word in right.split():
            found.setdefault(word, (index, False))
    return found


def pole(word: str) -> tuple[int, bool] | None:
    """Which pair of opposites a word belongs to and on which side it stands; None for other words."""
    return _sides().get(word.lower())


@dataclass(frozen=True, slots=True)
class PoleWord:
    """One of a pair of opposites: which pair, which side of it, and the place of the word in the statement."""

    pair: int
    first_side: bool
    index: int


@lru_cache(maxsize=4_000)
def poles_of(statement: Statement) -> tuple[PoleWord, ...]:
    return tuple(
        PoleWord(*side, index) for index, word in enumerate(statement.plain_words) if (side := pole(word)) is not None
    )
