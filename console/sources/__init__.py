"""Other systems' exports, read into our records.

`tables.open_table` opens a file, `recognition.recognise` decides what its columns are, `convert.batches` turns it
into staged columns; `mapping` and `mapping_text` are a person's say in it, `naming` tells which source a file is of.
"""
