"""The evidence pages: every part of the knowledge, what it rests on, and where it is used."""
