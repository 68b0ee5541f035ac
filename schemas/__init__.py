"""The JSON that goes in and out, one module a noun."""
