"""The questions, one a page."""
