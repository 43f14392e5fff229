"""Marking of answers by the builtin engine: extract, verify, mark, write."""
