"""Speech to text: decoding recordings, Whisper on this machine, Gemini as the other transcriber.

The libraries are an extra that may be missing; nothing here imports them before they are needed.
"""
