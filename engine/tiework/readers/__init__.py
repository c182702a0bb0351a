"""Readers of outside archives: archive to acts, with people and messages."""
