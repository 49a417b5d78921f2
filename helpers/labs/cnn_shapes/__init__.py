"""Labs of lesson 05, CNN tensor shapes: one module for each."""
