"""Papers to keep: a debrief as blocks, and those as Markdown or as a PDF."""
