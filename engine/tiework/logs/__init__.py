"""Logs of acts, large ones: from a file to who acted toward whom, in memory that grows with ties and not with acts."""
