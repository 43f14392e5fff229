"""Engines that question, mark and advise."""
