"""Pictures of lesson 11: who can reach a server, and what it costs."""
