"""Builds content/data/skills_lexicon.json from O*NET technology skills and ESCO skill labels.

    python tools/build_lexicon.py --onet ../shared/data/onet --esco ../shared/data/esco

Both sources may be shipped with attribution (NOTICE.md). Kept: O*NET products named by two occupations or more
(or marked hot), with short names people use ("Excel" for "Microsoft Excel"); ESCO labels that name knowledge
("food safety standards") in two to four words.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import Counter
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/interview_coach/content/data/skills_lexicon.json"
VENDORS = (
    "Microsoft", "Adobe", "Apache", "Atlassian", "Oracle", "IBM", "Google", "Autodesk", "Intuit", "Amazon", "Cisco",
    "Amazon Web Services", "Dassault Systemes", "The MathWorks", "Trimble", "Red Hat", "ESRI",
    "Salesforce.com", "Apple",
    "SAP", "Sage", "Bentley", "Siemens", "Kronos", "Teradata", "Facebook",
)  # fmt: skip
TAILS = ("software", "systems", "enterprise", "database", "ci", "statistics", "online")
SUPPLEMENT = (
    "gRPC", "REST", "GraphQL", "Kafka", "RabbitMQ", "CI/CD", "GitHub Actions", "CircleCI", "Datadog", "OpenTelemetry",
    "Prometheus", "Grafana", "Helm", "Kotlin", "Rust", "FastAPI", "Flask", "Next.js", "Snowflake", "BigQuery", "dbt",
    "Airflow", "Looker", "Spark", "PyTorch", "TensorFlow", "scikit-learn", "MLflow", "Hugging Face", "AWS",
    "GCP", "Azure",
    "SIEM", "EDR", "MITRE ATT&CK", "NIST", "ISO 27001", "ISO 9001", "SOC 2", "GDPR", "HIPAA", "PCI DSS",
    "TCP/IP", "DNS",
    "KQL", "OAuth", "Amplitude", "Mixpanel", "Jira", "Confluence", "Notion", "Asana", "A/B testing", "Scrum",
    "Kanban",
    "Agile", "Lean", "Six Sigma", "Kaizen", "OKR", "HTML", "CSS", "WCAG", "Sketch", "Adobe XD", "InVision", "Miro",
    "SEO", "SEM", "Google Ads", "HubSpot", "Marketo", "Zendesk", "Intercom", "Gong", "Outreach", "MEDDIC",
    "MEDDPICC", "SPIN",
    "Anaplan", "Hyperion", "Adaptive", "NetSuite", "QuickBooks", "Xero", "VLOOKUP", "pivot tables",
    "Power Query", "VBA",
    "IFRS", "US GAAP", "SOX", "CPA", "CMA", "ACCA", "CFA", "CIMA", "PMP", "PRINCE2", "ITIL", "CISSP",
    "Security+", "CEH",
    "BLS", "ACLS", "PALS", "CCRN", "RN license", "Epic", "Cerner", "OSHA 10", "OSHA 30", "NEBOSH", "HACCP",
    "ServSafe",
    "PLC", "SCADA", "CAD", "BIM", "CNC", "GMP", "GCP", "FMEA", "5S", "CDL", "forklift licence", "QTS", "PGCE", "SEND",
    "CRM", "ERP", "WMS", "TMS", "EHR", "POS", "SaaS", "P&L", "DCF", "LBO", "M&A", "FP&A", "AML", "KYC",
    "machine learning",
    "deep learning", "natural language processing", "computer vision", "data engineering", "feature stores",
    "microservices",
    "unit testing", "test automation", "automated testing", "code review", "system design", "observability",
)  # fmt: skip
"""Names everybody in a trade writes that the two sources lack or bury in longer names."""


def plain_words(onet: Path, esco: Path) -> frozenset[str]:
    """Words that occur in lower case in O*NET tasks or ESCO labels: alone they name no product."""
    count: Counter[str] = Counter()
    with gzip.open(onet / "occupations.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for text in (row["description"], *(task["text"] for task in row["tasks"])):
                count.update(re.findall(r"\b[a-z]+\b", text))
    count.update(re.findall(r"\b[a-z]+\b", (esco / "skills_en_label.txt").read_text(encoding="utf-8")))
    return frozenset(word for word, times in count.items() if times >= 2)


def technology(path: Path, plain: frozenset[str]) -> dict[str, list[str]]:
    """Products with the names they go by."""
    count: Counter[str] = Counter()
    hot: set[str] = set()
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            count[row["Example"]] += 1
            if row["Hot Technology"] == "Y":
                hot.add(row["Example"])
    kept = sorted(name for name, times in count.items() if times >= 2 or name in hot)
    named = {name: [f for f in aliases(name) if is_proper(f, plain, hot=name in hot)] for name in kept}
    return {name: forms for name, forms in named.items() if forms}


def is_proper(form: str, plain: frozenset[str], *, hot: bool) -> bool:
    """A name, not a kind of thing: "Accounting software" and "Reports" are out, "ArcGIS" and "SAP" are in."""
    words = form.split()
    if len(words) == 1:
        return (
            words[0].lower() not in plain
            or (hot and words[0] not in {"Project", "Windows"})
            or form in {"Go", "R", "C"}
        )
    return any(not w.islower() and w.lower() not in plain for w in words[1:]) or (hot and words[-1] != "software")


def aliases(name: str) -> list[str]:
    """Shorter names: without vendor, without "software", the trailing abbreviation alone."""
    found = {name}
    for vendor in sorted(VENDORS, key=len, reverse=True):
        if name.startswith(vendor + " "):
            found.add(name.removeprefix(vendor + " "))
            break
    for form in list(found):
        words = form.split()
        if len(words) > 1 and words[-1].lower() in TAILS and words[-1] != "CI":
            found.add(" ".join(words[:-1]))
        if len(words) > 2 and re.fullmatch(r"[A-Z][A-Z0-9+/]{1,6}", words[-1]):
            found.update({words[-1], " ".join(words[:-1])})
    kept = {form for form in found if form.lower() not in TAILS}
    return sorted(form for form in kept if len(form) > 2 or form in {"R", "C", "C#", "Go"})


def esco(labels: list[str]) -> list[str]:
    """ESCO labels of two to four words that name knowledge ("food safety standards"), not an activity: those begin
    with a verb, told by standing first far more often than elsewhere."""
    first: Counter[str] = Counter(label.split()[0] for label in labels)
    anywhere: Counter[str] = Counter(word for label in labels for word in label.split())
    verbs = {w for w, n in first.items() if n >= 4 and n / anywhere[w] >= 0.6 and w.islower()}
    return sorted({label for label in labels if 2 <= len(label.split()) <= 4 and label.split()[0] not in verbs})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--onet", type=Path, required=True)
    parser.add_argument("--esco", type=Path, required=True)
    given = parser.parse_args()
    products = technology(given.onet / "Technology Skills.txt", plain_words(given.onet, given.esco))
    labels = (given.esco / "skills_en_label.txt").read_text(encoding="utf-8").splitlines()
    knowledge = esco([label.strip() for label in labels if label.strip()])
    document = {
        "sources": "O*NET 29.3 Technology Skills (CC BY 4.0); ESCO v1 skill labels (European Commission); own "
        "supplement",
        "products": {name: forms for name, forms in products.items()},
        "supplement": sorted(set(SUPPLEMENT)),
        "knowledge": knowledge,
    }
    OUT.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(products)} products, {len(knowledge)} knowledge, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
