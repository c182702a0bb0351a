"""What each command does: one module each, with one function ``run`` from options to what is printed."""
