"""Model servers on loopback that speak the wire formats of real providers, and fail on demand.

`gemini.FakeGemini` and `openai.FakeOpenAI` are servers; `script` has what tests give them (`Reply`, `Fail`) and what
they hand back (`ModelRequest`); `schemas.fill` makes a value for any JSON schema.
"""
