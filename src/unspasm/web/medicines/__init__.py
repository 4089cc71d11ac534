"""May I take this? What a person takes, checked by our own table of names, offline."""
