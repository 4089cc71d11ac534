"""What to do: care options with a verdict for one person, the plan by day and week, visits, and the outlook."""
