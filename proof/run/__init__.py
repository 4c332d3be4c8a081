"""Run a script, observe it, and record what it did."""
