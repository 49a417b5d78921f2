"""Labs of lesson 07: augmentation, and data made on purpose."""
