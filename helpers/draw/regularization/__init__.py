"""Pictures of lesson 03: regularization, or how not to learn the noise."""
