"""The JSON API under /api/v1, a module per noun."""
