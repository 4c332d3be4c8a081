"""Hold runs against contracts, say what broke, and accept what did not."""
