"""Labs of lesson 08: gates, and memory that lasts."""
