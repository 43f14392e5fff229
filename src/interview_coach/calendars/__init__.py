"""Appointments as iCalendar (RFC 5545, 5546), and the calendars of others read for the times they take."""

from interview_coach.calendars.reading import Imported, Window, read_busy
from interview_coach.calendars.writing import Invitation, cancellation, published, request

__all__ = ["Imported", "Invitation", "Window", "cancellation", "published", "read_busy", "request"]
