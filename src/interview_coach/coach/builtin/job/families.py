"""Kinds of skills and what shows them: who runs Sentinel works with a SIEM, who uses PostgreSQL knows SQL.

General knowledge of trades, deliberately short: a kind is listed when its name seldom stands in a CV beside the tool.
"""

from __future__ import annotations

import re

_SHOWN_BY: tuple[tuple[str, str], ...] = (
    ("siem", "splunk|sentinel|qradar|arcsight|logrhythm|wazuh|elastic security|sumo logic"),
    ("edr", "crowdstrike|defender|sentinelone|carbon black|cortex xdr"),
    ("tcp/ip|dns|networking|network protocols", "wireshark|tcpdump|ccna|network\\+|firewalls?|routing"),
    ("active directory", "entra|azure ad|group policy|ldap"),
    ("microsoft 365|office 365", "exchange online|sharepoint|teams|intune|defender for office|microsoft 365|office "
    "365"),
    ("crm", "salesforce|hubspot|dynamics|pipedrive|zoho"),
    ("erp", "sap|oracle|netsuite|dynamics|infor|sage"),
    ("ehr|emr|electronic (?:health|medical) records?", "epic|cerner|powerchart|meditech|athenahealth|allscripts|emis"
    "|systmone"),
    ("ci/cd|continuous integration", "jenkins|github actions|gitlab ci|circleci|azure devops|argo"),
    ("cloud|cloud platforms?|cloud computing", "aws|azure|gcp|google cloud"),
    ("sql|relational databases?", "postgres(?:ql)?|mysql|sql server|t-sql|pl/sql|oracle database|bigquery|snowflake"
    "|redshift|sqlite"),
    ("nosql", "mongodb|dynamodb|cassandra|redis"),
    ("containers?|containerization", "docker|kubernetes|podman|ecs"),
    ("message brokers?|messaging|event streaming", "kafka|rabbitmq|sqs|pub/sub|activemq|nats"),
    ("bi|bi tools?|business intelligence|data visuali[sz]ation|dashboards", "power bi|tableau|looker|qlik\\w*"
    "|metabase"),
    ("spreadsheets?|excel|microsoft excel", "vlookup|xlookup|pivot tables?|power query|excel"),
    ("vlookup", "xlookup|index.match|power query"),
    ("version control", "git|github|gitlab|bitbucket|svn"),
    ("agile|scrum|agile methods?|agile methodolog(?:y|ies)", "scrum|sprints?|kanban|stand-?ups?|csm|cspo|safe|jira"
    "|backlog"),
    ("cad", "autocad|solidworks|revit|catia|inventor|creo|microstation"),
    ("pos|pos systems?|point of sale", "toast|square|micros|lightspeed|aloha"),
    ("scripting", "python|bash|powershell|perl"),
    ("prototyping", "figma|protopie|axure|sketch|invision|wireframing|prototype"),
    ("infrastructure as code", "terraform|ansible|cloudformation|pulumi"),
    ("monitoring|observability", "datadog|prometheus|grafana|new relic|splunk|cloudwatch"),
    ("automated testing|test automation|unit testing", "pytest|junit|selenium|cypress|playwright|jest|tdd|unit "
    "tests?|test suite"),
    ("machine learning", "scikit-learn|pytorch|tensorflow|xgboost|keras"),
    ("prospecting|lead generation|outbound", "cold call\\w*|outbound|sdr|bdr|pipeline|prospect\\w*"),
    ("bookkeeping|accounting software", "quickbooks|xero|sage|general ledger"),
    ("usability research|user research|usability testing", "user interviews?|usability tests?|user tests?|contextual "
    "interviews?"),
    ("accessibility|accessible design", "wcag|screen readers?|ada compliance"),
    ("food safety", "servsafe|haccp|food handler"),
    ("project management", "pmp|prince2|gantt|ms project|project manager"),
    ("customer service", "front desk|cashier|guest|call cent(?:er|re)|retail|server|barista"),
)  # fmt: skip
_FAMILIES = tuple(
    (re.compile(rf"(?:{kind})", re.I), re.compile(rf"\b(?:{members})\b", re.I)) for kind, members in _SHOWN_BY
)


def shows_kind(name: str, text: str) -> bool:
    """Whether the text names something that shows the kind of skill `name`."""
    return any(kind.fullmatch(name.strip()) and members.search(text) for kind, members in _FAMILIES)
