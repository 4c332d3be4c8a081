"""Plays a script of threads in every order that its lines can take."""
