"""Writers: what others read."""
