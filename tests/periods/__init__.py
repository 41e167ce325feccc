"""Tests of the date grammar, the calendar, and which date governs which figure."""
