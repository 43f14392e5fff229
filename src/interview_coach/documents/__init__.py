"""Reading CVs and postings into domain values."""
