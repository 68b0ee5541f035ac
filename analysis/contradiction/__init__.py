"""From two claims to how they stand to each other, and why."""
