"""What follows from the answers, with everything behind it."""
