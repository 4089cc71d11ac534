"""Help me now: danger cards and what follows, as pages joined by links."""
