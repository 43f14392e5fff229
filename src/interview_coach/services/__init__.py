"""What a user can do: one use case a method, one transaction a step."""
