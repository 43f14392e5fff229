"""The command line: Typer and Rich, a module per noun."""
