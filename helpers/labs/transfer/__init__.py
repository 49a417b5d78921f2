"""Labs of lesson 09, fine-tuning."""
