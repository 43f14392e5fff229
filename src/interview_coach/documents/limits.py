"""How much of a document is read: everything beyond is refused in one sentence."""

from __future__ import annotations

MAX_BYTES = 10 * 1024 * 1024
MAX_PAGES = 50
MAX_TEXT = 200_000
"""Characters: four thousand for each of fifty pages, more than any CV or posting holds."""
MAX_LINE = 5_000
"""Characters of one line; in a longer one no marks of Markdown are looked for."""
MAX_DEPTH = 40
"""Nesting of JSON, of XML and of tables in tables."""
MAX_UNPACKED = 60 * 1024 * 1024
"""Bytes a DOCX may unpack to; a page of text takes about 30 kB, so this is far beyond fifty pages."""
MAX_HTML = 1_000_000
"""Characters of a page with its tags."""
MAX_LINES = 5_000
"""Fifty pages hold about three thousand."""
MAX_CV_LINES = 250
"""Lines of a CV that can be cited. A CV of ten dense pages has about 250."""
MAX_ENTRIES = 100
"""Entries of one section of a CV: jobs, schools, publications."""
SECONDS = 20
"""A PDF or DOCX that takes longer to read is given up."""
MEMORY_BYTES = 1024 * 1024 * 1024
"""Address space of the reading process: PDFium takes about 150 MB for an ordinary file."""
