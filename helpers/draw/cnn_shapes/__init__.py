"""Pictures of lesson 05, CNN tensor shapes."""
