"""The model coach: a language model behind an API extracts and writes; code checks and marks."""
