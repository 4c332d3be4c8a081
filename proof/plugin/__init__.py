"""Make the proof pytest's: its collector, its items, its options, its words."""
