"""Labs of lesson 06, pooling: one module for each."""
