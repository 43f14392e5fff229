"""Results as pages for people, made with Rich; loaded only when nobody asked for JSON."""
