"""Other systems' exports, read into our records."""
