"""The plan: today's few things, all care options side by side, heat and cold, the outlook, and whom to see."""
