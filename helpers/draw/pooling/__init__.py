"""Pictures of lesson 06, pooling."""
