"""The web kit: the chrome, the parts of the design language, and the figures, as templates and tags."""
