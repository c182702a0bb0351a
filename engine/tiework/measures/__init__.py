"""Measures of a graph of ties, one topic a file; `catalogue` lists them all."""
