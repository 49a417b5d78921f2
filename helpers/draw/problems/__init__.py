"""Pictures of lesson 10: three problems, from raw data to a test score."""
