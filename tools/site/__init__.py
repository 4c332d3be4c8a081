"""Serve the built site, and open it in a browser."""
