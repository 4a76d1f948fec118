"""The maths and the rules: no SQL, no screens, no files, no clock."""
