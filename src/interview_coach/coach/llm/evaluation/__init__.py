"""One answer with a model: extract, verify, score, write."""
