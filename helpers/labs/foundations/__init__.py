"""Labs of lesson 01: neurons and layers."""
