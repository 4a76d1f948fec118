-- Who was forgotten, so that no later import brings them back; and where copies of the store's words lie.

-- Salted hashes (setting forget_salt) of ids, e-mails, phones, names and ticket refs; the words themselves are nowhere.
CREATE TABLE forgotten (
    hash TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- That somebody was forgotten, by whom and when; not who it was.
CREATE TABLE erasure (
    id        INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,             -- real time
    person_id INTEGER NOT NULL REFERENCES person (id),
    tickets   INTEGER NOT NULL
) STRICT;

-- Backups, exports and reports with customers in them: what a later erasure can't reach and has to name.
CREATE TABLE copy_made (
    path    TEXT PRIMARY KEY,
    what    TEXT NOT NULL,                  -- 'backup', 'export', 'report'
    made_at INTEGER NOT NULL                -- real time
) STRICT, WITHOUT ROWID;
