"""May I take this, with what I already take? Names to ingredients, the rules between them, and the clock."""
