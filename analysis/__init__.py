"""Text in, findings out: extraction and contradiction. Knows no HTTP and no SQL."""
