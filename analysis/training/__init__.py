"""What trains the weights under analysis/models; needs torch, which nothing else does."""
