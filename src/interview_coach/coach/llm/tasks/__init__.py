"""What a model is asked besides marking. A task extracts or writes, code verifies; what does not hold is dropped."""
