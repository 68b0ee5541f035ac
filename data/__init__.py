"""The tables, every query, the migrations and the settings."""
