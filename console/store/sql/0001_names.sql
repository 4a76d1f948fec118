-- Every name of a customer, agent or account once, for lookup; whose it is stands in their own tables. Two indexes:
-- by words, accents and case aside, and by runs of three letters, for parts of words and for typing errors.

CREATE TABLE known_name (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;;

CREATE VIRTUAL TABLE name_search USING fts5 (text, content = 'known_name', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', detail = 'none', columnsize = 0);;
CREATE VIRTUAL TABLE name_trigram USING fts5 (text, content = 'known_name', content_rowid = 'id',
    tokenize = 'trigram', detail = 'none');;

CREATE INDEX account_name ON account (name);;
CREATE INDEX agent_name ON agent (name);;

-- `INSERT INTO new_name (text) VALUES (…)` makes a name known; an import tells its names at its end, all at once.
CREATE VIEW new_name AS SELECT NULL AS text WHERE 0;;

CREATE TRIGGER name_is_known INSTEAD OF INSERT ON new_name
WHEN NEW.text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM known_name WHERE text = NEW.text) BEGIN
    INSERT INTO known_name (text) VALUES (NEW.text);
    INSERT INTO name_search (rowid, text) SELECT id, text FROM known_name WHERE text = NEW.text;
    INSERT INTO name_trigram (rowid, text) SELECT id, text FROM known_name WHERE text = NEW.text;
END;;

CREATE TRIGGER customer_is_named AFTER INSERT ON customer
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE key = 'naming') BEGIN
    INSERT INTO new_name (text) VALUES (NEW.name);
END;;
CREATE TRIGGER customer_is_renamed AFTER UPDATE OF name ON customer
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE key = 'naming') BEGIN
    INSERT INTO new_name (text) VALUES (NEW.name);
END;;
CREATE TRIGGER account_is_named AFTER INSERT ON account
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE key = 'naming') BEGIN
    INSERT INTO new_name (text) VALUES (NEW.name);
END;;
CREATE TRIGGER account_is_renamed AFTER UPDATE OF name ON account
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE key = 'naming') BEGIN
    INSERT INTO new_name (text) VALUES (NEW.name);
END;;
CREATE TRIGGER agent_is_named AFTER INSERT ON agent BEGIN
    INSERT INTO new_name (text) VALUES (NEW.name);
END;;
CREATE TRIGGER agent_is_renamed AFTER UPDATE OF name ON agent BEGIN
    INSERT INTO new_name (text) VALUES (NEW.name);
END;;
