"""Builds content/data/skills_lexicon.json from O*NET technology skills and ESCO skill labels.

    python tools/build_lexicon.py --onet ../shared/data/onet --esco ../shared/data/esco

Both sources may be shipped with attribution (NOTICE.md). Kept: O*NET products named by two occupations or more
(or marked hot), with short names people use ("Excel" for "Microsoft Excel"); ESCO labels of at most four words,
apart by kind: knowledge ("food safety standards") and activities ("manage budgets").
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/interview_coach/content/data/skills_lexicon.json"
VENDORS = (
    "Microsoft", "Adobe", "Apache", "Atlassian", "Oracle", "IBM", "Google", "Autodesk", "Intuit", "Amazon", "Cisco",
    "Amazon Web Services", "Dassault Systemes", "The MathWorks", "Trimble", "Red Hat", "ESRI", "Salesforce.com", "Apple",
    "SAP", "Sage", "Bentley", "Siemens", "Kronos", "Teradata", "Facebook",
)  # fmt: skip
TAILS = ("software", "systems", "enterprise", "database", "ci", "statistics", "online")
SUPPLEMENT = (
    "gRPC", "REST", "GraphQL", "Kafka", "RabbitMQ", "CI/CD", "GitHub Actions", "CircleCI", "Datadog", "OpenTelemetry",
    "Prometheus", "Grafana", "Helm", "Kotlin", "Rust", "FastAPI", "Flask", "Next.js", "Snowflake", "BigQuery", "dbt",
    "Airflow", "Looker", "Spark", "PyTorch", "TensorFlow", "scikit-learn", "MLflow", "Hugging Face", "AWS", "GCP", "Azure",
    "SIEM", "EDR", "MITRE ATT&CK", "NIST", "ISO 27001", "ISO 9001", "SOC 2", "GDPR", "HIPAA", "PCI DSS", "TCP/IP", "DNS",
    "KQL", "OAuth", "Amplitude", "Mixpanel", "Jira", "Confluence", "Notion", "Asana", "A/B testing", "Scrum", "Kanban",
    "Agile", "Lean", "Six Sigma", "Kaizen", "OKR", "HTML", "CSS", "WCAG", "Sketch", "Adobe XD", "InVision", "Miro",
    "SEO", "SEM", "Google Ads", "HubSpot", "Marketo", "Zendesk", "Intercom", "Gong", "Outreach", "MEDDIC", "MEDDPICC", "SPIN",
    "Anaplan", "Hyperion", "Adaptive", "NetSuite", "QuickBooks", "Xero", "VLOOKUP", "pivot tables", "Power Query", "VBA",
    "IFRS", "US GAAP", "SOX", "CPA", "CMA", "ACCA", "CFA", "CIMA", "PMP", "PRINCE2", "ITIL", "CISSP", "Security+", "CEH",
    "BLS", "ACLS", "PALS", "CCRN", "RN license", "Epic", "Cerner", "OSHA 10", "OSHA 30", "NEBOSH", "HACCP", "ServSafe",
    "PLC", "SCADA", "CAD", "BIM", "CNC", "GMP", "GCP", "FMEA", "5S", "CDL", "forklift licence", "QTS", "PGCE", "SEND",
    "CRM", "ERP", "WMS", "TMS", "EHR", "POS", "SaaS", "P&L", "DCF", "LBO", "M&A", "FP&A", "AML", "KYC", "machine learning",
    "deep learning", "natural language processing", "computer vision", "data engineering", "feature stores", "microservices",
    "unit testing", "test automation", "automated testing", "code review", "system design", "observability",
)  # fmt: skip
"""Names everybody in a trade writes that the two sources lack or bury in longer names."""


def technology(path: Path) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Products with the names they go by, and the class ("Presentation software") of each product."""
    count: Counter[str] = Counter()
    hot: set[str] = set()
    classes: dict[str, str] = {}
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            count[row["Example"]] += 1
            classes.setdefault(row["Example"], row["Commodity Title"])
            if row["Hot Technology"] == "Y":
                hot.add(row["Example"])
    kept = sorted(name for name, times in count.items() if times >= 2 or name in hot)
    return {name: aliases(name) for name in kept}, {name: classes[name] for name in kept}


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
    return sorted(form for form in found if len(form) > 1 or form in {"R", "C"})


def esco(labels: list[str]) -> tuple[list[str], list[str]]:
    """ESCO labels of at most four words: knowledge and activities, told apart by their first word."""
    first: Counter[str] = Counter(label.split()[0] for label in labels)
    anywhere: Counter[str] = Counter(word for label in labels for word in label.split())
    verbs = {w for w, n in first.items() if n >= 4 and n / anywhere[w] >= 0.6 and w.islower()}
    short = sorted({label for label in labels if len(label.split()) <= 4 and len(label) > 2})
    knowledge = [label for label in short if label.split()[0] not in verbs]
    return knowledge, [label for label in short if label.split()[0] in verbs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--onet", type=Path, required=True)
    parser.add_argument("--esco", type=Path, required=True)
    given = parser.parse_args()
    products, classes = technology(given.onet / "Technology Skills.txt")
    labels = (given.esco / "skills_en_label.txt").read_text(encoding="utf-8").splitlines()
    knowledge, activities = esco([label.strip() for label in labels if label.strip()])
    by_class: dict[str, list[str]] = defaultdict(list)
    for name, title in classes.items():
        by_class[title].append(name)
    document = {
        "sources": "O*NET 29.3 Technology Skills (CC BY 4.0); ESCO v1 skill labels (European Commission); own supplement",
        "products": {name: forms for name, forms in products.items()},
        "classes": dict(sorted(by_class.items())),
        "supplement": sorted(set(SUPPLEMENT)),
        "knowledge": knowledge,
        "activities": activities,
    }
    OUT.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(products)} products, {len(knowledge)} knowledge, {len(activities)} activities, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
