"""Labs of lesson 02: gradients, and the steps that follow them."""
