"""Pictures of lesson 09, fine-tuning."""
