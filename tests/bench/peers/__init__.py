"""Other ways to serve the same page of claims, each as its users write it."""
