"""The API: what the pages know, for other programs."""
