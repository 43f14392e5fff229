"""Server-rendered pages, a module per noun."""
