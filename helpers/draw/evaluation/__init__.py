"""Pictures of lesson 04: a score that can be trusted, and how to raise it."""
