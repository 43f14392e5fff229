"""The cast's CV as a PDF, as an office program would print it."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from tests.cast import CV_DOCUMENT


def cv_as_pdf() -> bytes:
    styles = getSampleStyleSheet()
    basics = CV_DOCUMENT["basics"]
    flow = [
        Paragraph(basics["name"], styles["Title"]),
        Paragraph(f"{basics['email']} | {basics['phone']}", styles["Normal"]),
        Paragraph("Work experience", styles["Heading2"]),
    ]
    for job in CV_DOCUMENT["work"]:
        flow.append(Paragraph(f"<b>{job['position']}</b>, {job['name']}", styles["Normal"]))
        flow.append(Paragraph(f"{job['startDate']} - {job.get('endDate', 'present')}", styles["Normal"]))
        flow += [Paragraph(line, styles["Normal"], bulletText="•") for line in job["highlights"]]
    flow.append(Paragraph("Skills", styles["Heading2"]))
    flow.append(Paragraph(", ".join(CV_DOCUMENT["skills"][0]["keywords"]), styles["Normal"]))
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(flow)
    return out.getvalue()
