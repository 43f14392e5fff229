"""The embedded engine: rules, content, small models and a sentence encoder; no key, no network."""
