"""The Textual console: screens load, bind and paint."""
