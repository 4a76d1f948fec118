PRAGMA application_id = 1129529684;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'csat-console','m0001_first','2026-11-22 23:13:38.573374+00:00');
CREATE TABLE account (
    id          INTEGER PRIMARY KEY,
    source      TEXT NOT NULL,
    external_id TEXT NOT NULL,
    name        TEXT NOT NULL,
    owner_id    INTEGER REFERENCES person (id),
    renewal_at  INTEGER,
    value       REAL,                       -- yearly, in the store's currency
    usage       REAL,                       -- usage, billing, engagement: 0-100 health inputs
    billing     REAL,
    engagement  REAL,
    churned_at  INTEGER,
    version     INTEGER NOT NULL DEFAULT 0,   -- newest moment of the newest file that spoke of it
    told        TEXT,                       -- JSON: fields which that file left blank → the version of the file that told them
    UNIQUE (source, external_id)
) STRICT;
CREATE TABLE agent (
    id          INTEGER PRIMARY KEY,
    source      TEXT NOT NULL,
    external_id TEXT NOT NULL,              -- the source's id, or the name where it has none
    name        TEXT NOT NULL,
    team_id     INTEGER REFERENCES team (id),
    manager_id  INTEGER REFERENCES person (id),
    kind        TEXT NOT NULL DEFAULT 'human' CHECK (kind IN ('human', 'ai')),
    started_at  INTEGER,
    left_at     INTEGER,
    version     INTEGER NOT NULL DEFAULT 0, -- moment of the newest row that spoke of the agent, << 32, and of its file
    told        TEXT,                       -- JSON: fields which that row left blank → the version that told them
    UNIQUE (source, external_id)
) STRICT;
CREATE TABLE alert (
    id            INTEGER PRIMARY KEY,
    kind          TEXT NOT NULL,            -- 'low rating'; 'drop', 'month', 'weeks', 'below 70' (domain/watching.py, plain_rules.py)
    scope         TEXT NOT NULL,            -- 'case', 'team', 'agent', 'channel', 'issue', 'product'
    ident         INTEGER,                  -- of the team or agent
    name          TEXT NOT NULL,
    person_id     INTEGER REFERENCES person (id),               -- whom it is for
    recovery_id   INTEGER UNIQUE REFERENCES recovery (id) ON DELETE CASCADE,
    since         INTEGER NOT NULL,         -- when the change began
    until         INTEGER,                  -- up to when its size was taken, excluded
    change        REAL,                     -- points
    ci_low        REAL,
    ci_high       REAL,
    statistic     REAL,                     -- of a drop, in thresholds: the chart raises it at 1
    drivers       TEXT,
    state         TEXT NOT NULL DEFAULT 'new' CHECK (state = 'new' OR state IN ('acknowledged', 'snoozed', 'answered', 'withdrawn')),
    raised_at     INTEGER,
    told_at       INTEGER,                  -- when `csat alerts --once` told it
    snoozed_until INTEGER,
    settled_at    INTEGER                   -- when it was acknowledged or answered: what comes after is watched anew
) STRICT;
INSERT INTO "alert" VALUES(1,'low rating','case',NULL,'T-1',NULL,1,1782817200,NULL,NULL,NULL,NULL,NULL,NULL,'answered',NULL,NULL,NULL,NULL);
INSERT INTO "alert" VALUES(2,'low rating','case',NULL,'T-2',NULL,2,1782817200,NULL,NULL,NULL,NULL,NULL,NULL,'new',NULL,NULL,NULL,NULL);
INSERT INTO "alert" VALUES(3,'low rating','case',NULL,'T-3',NULL,3,1782817200,NULL,NULL,NULL,NULL,NULL,NULL,'new',NULL,NULL,NULL,NULL);
CREATE TABLE answer_told (
    rating_id       INTEGER PRIMARY KEY REFERENCES rating (id) ON DELETE CASCADE,
    agent_version   INTEGER,
    team_version    INTEGER,
    comment_version INTEGER
) STRICT;
CREATE TABLE attempt (
    id          INTEGER PRIMARY KEY,
    recovery_id INTEGER NOT NULL REFERENCES recovery (id) ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    at          INTEGER NOT NULL,
    how         TEXT NOT NULL CHECK (how IN ('no answer', 'left message', 'wrote', 'reached')),
    channel     TEXT,
    note        TEXT
) STRICT;
INSERT INTO "attempt" VALUES(1,1,1,1782820800,'reached',NULL,'called – twice');
CREATE TABLE commitment (
    id           INTEGER PRIMARY KEY,
    session_id   INTEGER NOT NULL REFERENCES session (id),
    text         TEXT NOT NULL,
    measure      TEXT,
    target       REAL,
    criterion_id INTEGER REFERENCES criterion (id),
    due_at       INTEGER NOT NULL,
    state        TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept', 'missed', 'dropped')),
    done_at      INTEGER
) STRICT;
CREATE TABLE copy_made (
    path    TEXT PRIMARY KEY,
    what    TEXT NOT NULL,                  -- 'backup', 'export', 'report'
    made_at INTEGER NOT NULL                -- real time
) STRICT, WITHOUT ROWID;
CREATE TABLE criterion (
    id        INTEGER PRIMARY KEY,
    rubric_id INTEGER NOT NULL REFERENCES rubric (id),
    seq       INTEGER NOT NULL,
    section   TEXT NOT NULL,
    name      TEXT NOT NULL,
    weight    REAL NOT NULL CHECK (weight >= 0),
    low       REAL NOT NULL DEFAULT 0,
    high      REAL NOT NULL DEFAULT 1,
    critical  INTEGER NOT NULL DEFAULT 0 CHECK (critical IN (0, 1)),
    bonus     INTEGER NOT NULL DEFAULT 0 CHECK (bonus IN (0, 1)),
    na        INTEGER NOT NULL DEFAULT 1 CHECK (na IN (0, 1)),  -- whether it may not apply
    UNIQUE (rubric_id, seq),
    CHECK (low < high)
) STRICT;
CREATE TABLE customer (
    id             INTEGER PRIMARY KEY,
    source         TEXT NOT NULL,
    external_id    TEXT,
    email          TEXT,                    -- normalised: trimmed, lower case
    name           TEXT,
    phone          TEXT,
    language       TEXT,
    do_not_contact INTEGER NOT NULL DEFAULT 0 CHECK (do_not_contact IN (0, 1)),
    account_id     INTEGER REFERENCES account (id),
    version        INTEGER NOT NULL DEFAULT 0,  -- newest moment of the newest file that spoke of it
    told           TEXT,                    -- JSON: fields which that file left blank → the version of the file that told them
    UNIQUE (source, external_id)
) STRICT;
CREATE TABLE erasure (
    id        INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,             -- real time
    person_id INTEGER NOT NULL REFERENCES person (id),
    tickets   INTEGER NOT NULL
) STRICT;
CREATE TABLE forgotten (
    hash TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE import_reject (
    id        INTEGER PRIMARY KEY,
    source    TEXT NOT NULL,
    file      TEXT NOT NULL,
    row       INTEGER NOT NULL,
    heading   TEXT NOT NULL,
    value     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    cells     TEXT NOT NULL,                -- JSON object heading → cell, so that the row can be mended
    mended_at INTEGER,
    UNIQUE (source, cells)
) STRICT;
CREATE TABLE import_run (
    id           INTEGER PRIMARY KEY,
    source       TEXT NOT NULL,
    file         TEXT NOT NULL,
    started_at   INTEGER NOT NULL,
    newest_at    INTEGER,
    rows_read    INTEGER NOT NULL,
    stored       INTEGER NOT NULL,
    updated      INTEGER NOT NULL,
    unchanged    INTEGER NOT NULL,
    rejected     INTEGER NOT NULL,
    suspect      INTEGER NOT NULL,
    cases_opened INTEGER NOT NULL,
    mapping      TEXT NOT NULL              -- the mapping used, as TOML
) STRICT;
CREATE TABLE interaction (
    id                    INTEGER PRIMARY KEY,
    source                TEXT NOT NULL,
    external_id           TEXT NOT NULL,
    kind                  TEXT NOT NULL DEFAULT 'ticket' CHECK (kind = 'ticket' OR kind IN ('chat', 'call', 'delivery',
                              'return', 'onboarding', 'training', 'deliverable')),
    url                   TEXT,
    subject               TEXT,
    channel               TEXT COLLATE NOCASE,
    issue                 TEXT COLLATE NOCASE,
    issue_detail          TEXT COLLATE NOCASE,
    product               TEXT COLLATE NOCASE,
    status                TEXT,             -- as the source says
    customer_id           INTEGER REFERENCES customer (id),
    account_id            INTEGER REFERENCES account (id),
    agent_id              INTEGER REFERENCES agent (id),
    team_id               INTEGER REFERENCES team (id),
    opened_at             INTEGER,
    opened_precision      TEXT NOT NULL DEFAULT 'second' CHECK (opened_precision IN ('second', 'day')),
    first_reply_at        INTEGER,
    first_reply_precision TEXT NOT NULL DEFAULT 'second' CHECK (first_reply_precision IN ('second', 'day')),
    resolved_at           INTEGER,
    resolved_precision    TEXT NOT NULL DEFAULT 'second' CHECK (resolved_precision IN ('second', 'day')),
    closed_at             INTEGER,
    closed_precision      TEXT NOT NULL DEFAULT 'second' CHECK (closed_precision IN ('second', 'day')),
    auto_close_at         INTEGER,          -- when the source will close it by itself
    handle_seconds        INTEGER,
    contacts              INTEGER,
    reopens               INTEGER,
    suspect               TEXT,             -- why a moment or duration of this row is not used, in words
    version               INTEGER NOT NULL DEFAULT 0,  -- newest moment of the newest file that spoke of it
    told                  TEXT,             -- JSON: fields that file left blank → the version of the file that told them
    -- ours: no import touches these
    reopened_at           INTEGER,
    hold_since            INTEGER,
    hold_left             INTEGER,          -- seconds the auto-close had left when it was held
    UNIQUE (external_id, source)
) STRICT;
INSERT INTO "interaction" VALUES(1,'desk','T-1','ticket',NULL,'never again',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'second',NULL,'second',NULL,'second',NULL,'second',NULL,NULL,NULL,NULL,NULL,0,NULL,1782817200,NULL,NULL);
INSERT INTO "interaction" VALUES(2,'desk','T-2','ticket',NULL,'đã trả 👩‍🔧 – 早く返金',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'second',NULL,'second',NULL,'second',NULL,'second',NULL,NULL,NULL,NULL,NULL,0,NULL,1782817200,1782817200,NULL);
INSERT INTO "interaction" VALUES(3,'desk','T-3','ticket',NULL,'[red]''; --',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'second',NULL,'second',NULL,'second',NULL,'second',NULL,NULL,NULL,NULL,NULL,0,NULL,1782817200,1782817200,NULL);
CREATE TABLE intervention (
    id        INTEGER PRIMARY KEY,
    alert_id  INTEGER REFERENCES alert (id),
    scope     TEXT NOT NULL,
    name      TEXT NOT NULL,
    at        INTEGER NOT NULL,
    text      TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id)
) STRICT;
CREATE TABLE involvement (
    interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    role           TEXT NOT NULL CHECK (role = 'assignee' OR role IN ('assignee at send', 'assignee at close', 'last reply')),
    agent_id       INTEGER NOT NULL REFERENCES agent (id),
    team_id        INTEGER REFERENCES team (id),
    since          INTEGER,
    PRIMARY KEY (interaction_id, role, agent_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,           -- by the store's clock
    person_id   INTEGER NOT NULL REFERENCES person (id),
    action      TEXT NOT NULL,
    interaction_id INTEGER,                 -- no references: the journal outlives what it tells of
    recovery_id INTEGER,
    alert_id    INTEGER,                    -- instead of the ticket, where an alert was acted on
    agent_id    INTEGER,                    -- instead of the ticket, where it was a one-on-one
    rubric_id   INTEGER,                    -- instead of the ticket, where a rubric was imported
    ref         TEXT NOT NULL,
    batch       INTEGER,                    -- id of the first entry of a bulk act
    detail      TEXT NOT NULL DEFAULT '',
    before      TEXT NOT NULL,              -- JSON {table: {id: row or null}} of the rows that changed
    after       TEXT NOT NULL,
    undoes      INTEGER REFERENCES journal (id),
    redoes      INTEGER REFERENCES journal (id),
    CHECK ((interaction_id IS NOT NULL) + (alert_id IS NOT NULL) + (agent_id IS NOT NULL) + (rubric_id IS NOT NULL) = 1)
) STRICT;
INSERT INTO "journal" VALUES(1,1782820800,1,'claim',1,1,NULL,NULL,NULL,'T-1',NULL,'','{"recovery":{"1":{"status":"open","acted":0,"owner_id":null,"claimed_at":null}}}','{"recovery":{"1":{"status":"claimed","acted":1,"owner_id":1,"claimed_at":1782820800}}}',NULL,NULL);
INSERT INTO "journal" VALUES(2,1782820800,1,'claim',2,2,NULL,NULL,NULL,'T-2',NULL,'','{"recovery":{"2":{"status":"open","acted":0,"owner_id":null,"claimed_at":null}}}','{"recovery":{"2":{"status":"claimed","acted":1,"owner_id":1,"claimed_at":1782820800}}}',NULL,NULL);
INSERT INTO "journal" VALUES(3,1782820800,1,'claim',3,3,NULL,NULL,NULL,'T-3',NULL,'','{"recovery":{"3":{"status":"open","acted":0,"owner_id":null,"claimed_at":null}}}','{"recovery":{"3":{"status":"claimed","acted":1,"owner_id":1,"claimed_at":1782820800}}}',NULL,NULL);
INSERT INTO "journal" VALUES(4,1782820800,1,'tried',1,1,NULL,NULL,NULL,'T-1',NULL,'reached','{"recovery":{"1":{"status":"claimed","first_attempt_at":null,"contacted_at":null}},"attempt":{"1":null},"outbox":{"7":null}}','{"recovery":{"1":{"status":"contacted","first_attempt_at":1782820800,"contacted_at":1782820800}},"attempt":{"1":{"id":1,"recovery_id":1,"person_id":1,"at":1782820800,"how":"reached","channel":null,"note":"called \u2013 twice"}},"outbox":{"7":{"id":7,"interaction_id":1,"recovery_id":1,"system":"desk","ref":"T-1","action":"note","text":"Recovery: reached (Ana). called \u2013 twice","created_at":1782820800,"done_at":null,"done_by":null}}}',NULL,NULL);
INSERT INTO "journal" VALUES(5,1782820800,1,'fix',1,1,NULL,NULL,NULL,'T-1',NULL,'refund sent','{"recovery":{"1":{"status":"contacted","fix":null,"fixed_at":null}}}','{"recovery":{"1":{"status":"fixed","fix":"refund sent","fixed_at":1782820800}}}',NULL,NULL);
INSERT INTO "journal" VALUES(6,1782820800,1,'close',1,1,NULL,NULL,NULL,'T-1',NULL,'recovered','{"recovery":{"1":{"status":"fixed","lesson":null,"closed_at":null,"closed_by":null}},"outbox":{"8":null,"9":null},"alert":{"1":{"state":"new"}},"interaction":{"1":{"hold_since":1782817200}}}','{"recovery":{"1":{"status":"recovered","lesson":"call sooner","closed_at":1782820800,"closed_by":"lead"}},"outbox":{"8":{"id":8,"interaction_id":1,"recovery_id":1,"system":"desk","ref":"T-1","action":"resume","text":"Let the auto-close run again.","created_at":1782820800,"done_at":null,"done_by":null},"9":{"id":9,"interaction_id":1,"recovery_id":1,"system":"desk","ref":"T-1","action":"outcome","text":"Outcome: recovered. Fix: refund sent. Lesson: call sooner.","created_at":1782820800,"done_at":null,"done_by":null}},"alert":{"1":{"state":"answered"}},"interaction":{"1":{"hold_since":null}}}',NULL,NULL);
INSERT INTO "journal" VALUES(7,1782820800,2,'tried',2,2,NULL,NULL,NULL,'T-2',NULL,'no answer','{"recovery":{"2":{"first_attempt_at":null}},"attempt":{"2":null},"outbox":{"10":null}}','{"recovery":{"2":{"first_attempt_at":1782820800}},"attempt":{"2":{"id":2,"recovery_id":2,"person_id":2,"at":1782820800,"how":"no answer","channel":null,"note":null}},"outbox":{"10":{"id":10,"interaction_id":2,"recovery_id":2,"system":"desk","ref":"T-2","action":"note","text":"Recovery: no answer (Ben).","created_at":1782820800,"done_at":null,"done_by":null}}}',NULL,NULL);
INSERT INTO "journal" VALUES(8,1782820800,2,'undo',2,2,NULL,NULL,NULL,'T-2',NULL,'tried','{"recovery":{"2":{"first_attempt_at":1782820800}},"attempt":{"2":{"id":2,"recovery_id":2,"person_id":2,"at":1782820800,"how":"no answer","channel":null,"note":null}},"outbox":{"10":{"id":10,"interaction_id":2,"recovery_id":2,"system":"desk","ref":"T-2","action":"note","text":"Recovery: no answer (Ben).","created_at":1782820800,"done_at":null,"done_by":null}}}','{"recovery":{"2":{"first_attempt_at":null}},"attempt":{"2":null},"outbox":{"10":null}}',7,NULL);
CREATE TABLE known_name (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE note (
    id          INTEGER PRIMARY KEY,
    recovery_id INTEGER NOT NULL REFERENCES recovery (id) ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    at          INTEGER NOT NULL,
    text        TEXT NOT NULL
) STRICT;
CREATE TABLE outbox (
    id             INTEGER PRIMARY KEY,
    interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    recovery_id    INTEGER REFERENCES recovery (id) ON DELETE CASCADE,
    system         TEXT NOT NULL,
    ref            TEXT NOT NULL,
    action         TEXT NOT NULL CHECK (action IN ('reopen', 'hold') OR action IN ('resume', 'note', 'outcome')),
    text           TEXT NOT NULL,
    created_at     INTEGER NOT NULL,
    done_at        INTEGER,
    done_by        INTEGER REFERENCES person (id)
) STRICT;
INSERT INTO "outbox" VALUES(1,1,1,'desk','T-1','reopen','Reopen: the customer rated this low, a recovery case is open.',1782817200,NULL,NULL);
INSERT INTO "outbox" VALUES(2,1,1,'desk','T-1','hold','Pause the auto-close until the recovery case is closed.',1782817200,NULL,NULL);
INSERT INTO "outbox" VALUES(3,2,2,'desk','T-2','reopen','Reopen: the customer rated this low, a recovery case is open.',1782817200,NULL,NULL);
INSERT INTO "outbox" VALUES(4,2,2,'desk','T-2','hold','Pause the auto-close until the recovery case is closed.',1782817200,NULL,NULL);
INSERT INTO "outbox" VALUES(5,3,3,'desk','T-3','reopen','Reopen: the customer rated this low, a recovery case is open.',1782817200,NULL,NULL);
INSERT INTO "outbox" VALUES(6,3,3,'desk','T-3','hold','Pause the auto-close until the recovery case is closed.',1782817200,NULL,NULL);
INSERT INTO "outbox" VALUES(7,1,1,'desk','T-1','note','Recovery: reached (Ana). called – twice',1782820800,NULL,NULL);
INSERT INTO "outbox" VALUES(8,1,1,'desk','T-1','resume','Let the auto-close run again.',1782820800,NULL,NULL);
INSERT INTO "outbox" VALUES(9,1,1,'desk','T-1','outcome','Outcome: recovered. Fix: refund sent. Lesson: call sooner.',1782820800,NULL,NULL);
CREATE TABLE person (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL UNIQUE COLLATE NOCASE,
    login TEXT UNIQUE
) STRICT;
INSERT INTO "person" VALUES(1,'Ana','Ana');
INSERT INTO "person" VALUES(2,'Ben','Ben');
CREATE TABLE rating (
    id                 INTEGER PRIMARY KEY,
    interaction_id     INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    metric             TEXT NOT NULL DEFAULT 'csat' CHECK (metric = 'csat' OR metric IN ('nps', 'ces')),
    value              REAL NOT NULL,
    low                REAL NOT NULL DEFAULT 1,
    high               REAL NOT NULL DEFAULT 5,
    raw                TEXT,                -- as the source wrote it, where that is not the number
    comment            TEXT,
    answered_at        INTEGER NOT NULL,
    answered_precision TEXT NOT NULL DEFAULT 'second' CHECK (answered_precision IN ('second', 'day')),
    rated              TEXT CHECK (rated IS NULL OR rated IN ('agent', 'product', 'experience')),
    cause              TEXT CHECK (cause IS NULL OR cause IN ('agent', 'product', 'policy', 'delivery', 'unclear')),
    cause_proposed     TEXT CHECK (cause_proposed IS NULL
                           OR cause_proposed IN ('agent', 'product', 'policy', 'delivery', 'unclear')),
    cause_by           INTEGER REFERENCES person (id),
    agent_id           INTEGER REFERENCES agent (id),
    team_id            INTEGER REFERENCES team (id),
    superseded_at      INTEGER,             -- when a later answer to the same question took its place
    verdict            TEXT NOT NULL GENERATED ALWAYS AS (CASE
                           WHEN 4 * (value - low) * (high - low) >= 3 * (high - low) * (high - low) THEN 'satisfied'
                           WHEN 2 * (value - low) * (high - low) >= (high - low) * (high - low) THEN 'neutral'
                           ELSE 'low' END) STORED,     -- multiplied by (high - low), so that a reversed scale reads alike
    CHECK (low <> high),
    CHECK (abs(low) <= 1000000 AND abs(high) <= 1000000),   -- no infinities, which no screen can show
    CHECK ((value - low) * (high - value) >= 0)
) STRICT;
INSERT INTO "rating" VALUES(1,1,'csat',1.0,1.0,5.0,NULL,'never again',1782817200,'second',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "rating" VALUES(2,2,'csat',1.0,1.0,5.0,NULL,'đã trả 👩‍🔧 – 早く返金',1782817200,'second',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "rating" VALUES(3,3,'csat',1.0,1.0,5.0,NULL,'[red]''; --',1782817200,'second',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE recognition (
    id        INTEGER PRIMARY KEY REFERENCES rating (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    at        INTEGER NOT NULL
) STRICT;
CREATE TABLE recovery (
    id               INTEGER PRIMARY KEY,
    interaction_id   INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    rating_id        INTEGER NOT NULL REFERENCES rating (id),   -- the answer that opened it
    latest_rating_id INTEGER NOT NULL REFERENCES rating (id),   -- the newest low of the same run
    previous_id      INTEGER REFERENCES recovery (id) ON DELETE SET NULL,
    status           TEXT NOT NULL DEFAULT 'open' CHECK (status = 'open' OR status IN ('claimed', 'contacted', 'fixed',
                         'recovered', 'not recovered', 'withdrawn')),
    opened_at        INTEGER NOT NULL,
    opened_precision TEXT NOT NULL DEFAULT 'second' CHECK (opened_precision IN ('second', 'day')),
    contact_due_at   INTEGER NOT NULL,
    -- kept beside the case so that the queue is read from one index
    position         REAL NOT NULL,         -- of the latest low, 0…1
    repeat_low       INTEGER NOT NULL DEFAULT 0 CHECK (repeat_low IN (0, 1)),
    renewal_at       INTEGER,
    customer_id      INTEGER REFERENCES customer (id),
    agent_id         INTEGER REFERENCES agent (id),             -- the handler then
    team_id          INTEGER REFERENCES team (id),
    -- what people did
    acted            INTEGER NOT NULL DEFAULT 0 CHECK (acted IN (0, 1)),
    owner_id         INTEGER REFERENCES person (id),
    claimed_at       INTEGER,
    play             TEXT CHECK (play IS NULL OR play IN ('callback', 'manager escalation', 'save play')),
    waiting_until    INTEGER,
    escalated_at     INTEGER,
    first_attempt_at INTEGER,
    contacted_at     INTEGER,
    fix              TEXT,
    fixed_at         INTEGER,
    lesson           TEXT,
    closed_at        INTEGER,
    closed_by        TEXT CHECK (closed_by IN ('lead', 'customer')),
    CHECK ((closed_at IS NULL) = (status = 'open' OR status IN ('claimed', 'contacted', 'fixed')))
) STRICT;
INSERT INTO "recovery" VALUES(1,1,1,1,NULL,'recovered',1782817200,'second',1782903600,0.0,0,NULL,NULL,NULL,NULL,1,1,1782820800,NULL,NULL,NULL,1782820800,1782820800,'refund sent',1782820800,'call sooner',1782820800,'lead');
INSERT INTO "recovery" VALUES(2,2,2,2,NULL,'claimed',1782817200,'second',1782903600,0.0,0,NULL,NULL,NULL,NULL,1,1,1782820800,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "recovery" VALUES(3,3,3,3,NULL,'claimed',1782817200,'second',1782903600,0.0,0,NULL,NULL,NULL,NULL,1,1,1782820800,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE review (
    id             INTEGER PRIMARY KEY,
    interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    rubric_id      INTEGER NOT NULL REFERENCES rubric (id),
    agent_id       INTEGER NOT NULL REFERENCES agent (id),
    reviewer_id    INTEGER NOT NULL REFERENCES person (id),
    drawn          TEXT NOT NULL CHECK (drawn IN ('random', 'low rating', 'calibration', 'chosen')),
    at             INTEGER NOT NULL,
    score          REAL CHECK (score BETWEEN 0 AND 100),        -- NULL where every criterion was N/A
    note           TEXT
) STRICT;
CREATE TABLE review_answer (
    id           INTEGER PRIMARY KEY,
    review_id    INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE,
    criterion_id INTEGER NOT NULL REFERENCES criterion (id),
    chosen       REAL,                      -- NULL is N/A
    evidence     TEXT,
    turn_id      INTEGER REFERENCES turn (id) ON DELETE SET NULL,
    UNIQUE (review_id, criterion_id)
) STRICT;
CREATE TABLE rubric (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    version    INTEGER NOT NULL,
    applies_to TEXT,                        -- a channel or kind; NULL for all
    created_at INTEGER NOT NULL,
    UNIQUE (name, version)
) STRICT;
CREATE TABLE saved_filter (
    person_id INTEGER NOT NULL REFERENCES person (id),
    name      TEXT NOT NULL,
    line      TEXT NOT NULL,                -- as typed after /
    PRIMARY KEY (person_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE session (
    id            INTEGER PRIMARY KEY,
    agent_id      INTEGER NOT NULL REFERENCES agent (id),
    coach_id      INTEGER NOT NULL REFERENCES person (id),
    held_at       INTEGER NOT NULL,
    shared        TEXT,
    agent_comment TEXT
) STRICT;
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "setting" VALUES('as_of','1782820800');
INSERT INTO "setting" VALUES('contact_hours','24');
INSERT INTO "setting" VALUES('horizon_days','30');
INSERT INTO "setting" VALUES('kind','live');
INSERT INTO "setting" VALUES('throttle_hours','72');
INSERT INTO "setting" VALUES('zone','UTC');
CREATE TABLE source (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    headings   TEXT NOT NULL,               -- JSON list, as in the first file
    metric     TEXT NOT NULL DEFAULT 'csat' CHECK (metric IN ('csat', 'nps', 'ces')),
    low        REAL,
    high       REAL,
    score      TEXT,                        -- heading of the rating column
    day_first  INTEGER CHECK (day_first IN (0, 1)),
    created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE survey (
    id             INTEGER PRIMARY KEY,
    interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    metric         TEXT NOT NULL DEFAULT 'csat' CHECK (metric = 'csat' OR metric IN ('nps', 'ces')),
    due_at         INTEGER,
    sent_at        INTEGER,
    held_back      TEXT,                    -- the reason it was not sent
    UNIQUE (interaction_id, metric)
) STRICT;
CREATE TABLE team (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE team_lead (
    team_id   INTEGER NOT NULL REFERENCES team (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    since     INTEGER,
    until     INTEGER,
    PRIMARY KEY (team_id, person_id)
) STRICT;
CREATE TABLE turn (
    id             INTEGER PRIMARY KEY,
    interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    seq            INTEGER NOT NULL,
    at             INTEGER,
    speaker        TEXT NOT NULL CHECK (speaker IN ('customer', 'agent') OR speaker IN ('bot', 'system')),
    agent_id       INTEGER REFERENCES agent (id),
    text           TEXT NOT NULL,
    UNIQUE (interaction_id, seq)
) STRICT;
CREATE TABLE working_span (
    begins INTEGER PRIMARY KEY,
    ends   INTEGER NOT NULL,
    before INTEGER NOT NULL UNIQUE,
    CHECK (begins < ends)
) STRICT;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX interaction_customer ON interaction (customer_id, opened_at) WHERE customer_id IS NOT NULL;
CREATE INDEX interaction_opened ON interaction (opened_at);
CREATE INDEX interaction_account ON interaction (account_id, opened_at) WHERE account_id IS NOT NULL;
CREATE INDEX customer_account ON customer (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX customer_name ON customer (name COLLATE NOCASE) WHERE name IS NOT NULL;
CREATE INDEX customer_email ON customer (source, email) WHERE email IS NOT NULL;
CREATE INDEX rating_of_interaction ON rating (interaction_id, metric, answered_at, id);
CREATE INDEX rating_window ON rating (metric, answered_at, superseded_at, verdict, team_id, agent_id, value, low, high,
    interaction_id);
CREATE INDEX rating_odd_scale ON rating (metric, answered_at) WHERE CASE metric WHEN 'csat' THEN low <> 1 OR high <> 5
    WHEN 'nps' THEN low <> 0 OR high <> 10 ELSE low <> 1 OR high <> 7 END;
CREATE INDEX rating_replaced ON rating (metric, superseded_at) WHERE superseded_at IS NOT NULL;
CREATE INDEX survey_sent ON survey (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX interaction_finished ON interaction (coalesce(closed_at, resolved_at), agent_id)
    WHERE coalesce(closed_at, resolved_at) IS NOT NULL;
CREATE INDEX rating_watch ON rating (answered_at, id) WHERE metric = 'csat' AND verdict = 'neutral' AND superseded_at IS NULL;
CREATE INDEX recovery_open ON recovery (repeat_low, position, contact_due_at, id, contacted_at, renewal_at,
    waiting_until, owner_id, team_id, agent_id, customer_id, closed_at) WHERE closed_at IS NULL;
CREATE INDEX recovery_due ON recovery (contact_due_at) WHERE closed_at IS NULL;
CREATE INDEX recovery_renewing ON recovery (renewal_at) WHERE closed_at IS NULL AND renewal_at IS NOT NULL;
CREATE INDEX recovery_closed ON recovery (closed_at, id) WHERE closed_at IS NOT NULL;
CREATE UNIQUE INDEX recovery_of_interaction ON recovery (interaction_id, iif(closed_at IS NULL, 0, id));
CREATE INDEX recovery_of_customer ON recovery (customer_id, opened_at) WHERE customer_id IS NOT NULL;
CREATE INDEX recovery_of_rating ON recovery (rating_id);
CREATE INDEX recovery_opened ON recovery (opened_at);
CREATE INDEX attempt_of_case ON attempt (recovery_id, at);
CREATE INDEX note_of_case ON note (recovery_id, at);
CREATE INDEX outbox_of_case ON outbox (recovery_id);
CREATE INDEX outbox_of_ticket ON outbox (interaction_id);
CREATE INDEX alert_of_scope ON alert (state, scope) WHERE scope <> 'case';
CREATE INDEX intervention_of_scope ON intervention (scope, name, at);
CREATE INDEX intervention_of_alert ON intervention (alert_id) WHERE alert_id IS NOT NULL;
CREATE INDEX journal_of_person ON journal (person_id, id);
CREATE INDEX journal_of_ticket ON journal (interaction_id, id) WHERE interaction_id IS NOT NULL;
CREATE INDEX journal_of_alert ON journal (alert_id, id) WHERE alert_id IS NOT NULL;
CREATE INDEX journal_undoes ON journal (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX journal_redoes ON journal (redoes) WHERE redoes IS NOT NULL;
CREATE INDEX journal_batch ON journal (batch) WHERE batch IS NOT NULL;
CREATE INDEX review_of_agent ON review (agent_id, at);
CREATE INDEX review_of_interaction ON review (interaction_id);
CREATE INDEX session_of_agent ON session (agent_id, held_at);
CREATE INDEX commitment_of_session ON commitment (session_id);
CREATE VIRTUAL TABLE rating_search USING fts5 (comment, content = 'rating', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
INSERT INTO rating_search (rowid, comment) SELECT id, comment FROM rating WHERE comment IS NOT NULL;
CREATE VIRTUAL TABLE name_search USING fts5 (text, content = 'known_name', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', detail = 'none', columnsize = 0);
INSERT INTO name_search (rowid, text) SELECT id, text FROM known_name WHERE text IS NOT NULL;
CREATE VIRTUAL TABLE name_trigram USING fts5 (text, content = 'known_name', content_rowid = 'id',
    tokenize = 'trigram', detail = 'none');
INSERT INTO name_trigram (rowid, text) SELECT id, text FROM known_name WHERE text IS NOT NULL;
CREATE TRIGGER rating_is_kept BEFORE UPDATE OF interaction_id, metric, value, low, high, answered_at, answered_precision
ON rating BEGIN
    SELECT RAISE(ABORT, 'a stored rating is never changed: insert the new answer as a rating of its own');
END;
CREATE TRIGGER rating_credits AFTER INSERT ON rating
WHEN NEW.agent_id IS NULL AND NEW.team_id IS NULL AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'importing') BEGIN
    UPDATE rating SET
        agent_id = (SELECT agent_id FROM interaction WHERE id = NEW.interaction_id),
        team_id = (SELECT coalesce(i.team_id, a.team_id) FROM interaction i LEFT JOIN agent a ON a.id = i.agent_id
                   WHERE i.id = NEW.interaction_id)
    WHERE id = NEW.id;
END;
CREATE TRIGGER rating_goes AFTER DELETE ON rating BEGIN
    DELETE FROM answer_told WHERE rating_id = OLD.id;
END;
CREATE VIEW low_run AS
SELECT r.id AS rating_id, r.interaction_id, r.answered_at, r.answered_precision,
       (r.value - r.low) / (r.high - r.low) AS position,
       coalesce(
           CASE WHEN EXISTS (SELECT 1 FROM working_span) THEN (
               -- working time before the opening, and the hours to go, lead to the span in which the deadline falls
               SELECT due.begins + worked.until + worked.hours - due.before FROM (
                   SELECT w.before + min(w.ends, o.at) - w.begins AS until,
                          3600 * CAST((SELECT value FROM setting WHERE key = 'contact_hours') AS INTEGER) AS hours
                   FROM (SELECT r.answered_at + CASE r.answered_precision WHEN 'day' THEN 86400 ELSE 0 END AS at) o
                   JOIN working_span w ON w.begins = (SELECT max(begins) FROM working_span WHERE begins <= o.at)) worked
               JOIN working_span due ON due.before = (SELECT max(before) FROM working_span WHERE before < worked.until + worked.hours)
               WHERE worked.until + worked.hours <= due.before + due.ends - due.begins)
           END,
           r.answered_at + CASE r.answered_precision WHEN 'day' THEN 86400 ELSE 0 END
               + 3600 * CAST((SELECT value FROM setting WHERE key = 'contact_hours') AS INTEGER)) AS contact_due_at,
       coalesce(r.agent_id, i.agent_id) AS agent_id,
       coalesce(r.team_id, i.team_id, a.team_id) AS team_id,
       i.customer_id, coalesce(ia.renewal_at, ca.renewal_at) AS renewal_at
FROM rating r
JOIN interaction i ON i.id = r.interaction_id
LEFT JOIN agent a ON a.id = coalesce(r.agent_id, i.agent_id)
LEFT JOIN account ia ON ia.id = i.account_id
LEFT JOIN customer c ON c.id = i.customer_id
LEFT JOIN account ca ON ca.id = c.account_id
WHERE r.metric = 'csat' AND r.verdict = 'low'
  AND r.answered_at >= coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE key = 'as_of'),
                                CAST(strftime('%s', 'now') AS INTEGER))
                       - 86400 * CAST((SELECT value FROM setting WHERE key = 'horizon_days') AS INTEGER)
  AND r.answered_at <= CAST(strftime('%s', 'now') AS INTEGER) + 86400;
CREATE VIEW replay_cases AS SELECT NULL AS interaction_id WHERE 0;
CREATE TRIGGER replay INSTEAD OF INSERT ON replay_cases
WHEN NOT EXISTS (SELECT 1 FROM recovery WHERE interaction_id = NEW.interaction_id AND acted) BEGIN
    DELETE FROM recovery WHERE interaction_id = NEW.interaction_id;
    -- the first low of each run opens its case, closed at once where a better answer followed
    INSERT INTO recovery (interaction_id, rating_id, latest_rating_id, opened_at, opened_precision, contact_due_at,
                          position, renewal_at, customer_id, agent_id, team_id, status, closed_at)
    SELECT interaction_id, rating_id, rating_id, answered_at, answered_precision, contact_due_at,
           position, renewal_at, customer_id, agent_id, team_id,
           CASE WHEN raised_at IS NULL THEN 'open' ELSE 'withdrawn' END, raised_at
    FROM (
        SELECT l.*,
               (SELECT p.rating_id IS NOT NULL FROM rating b LEFT JOIN low_run p ON p.rating_id = b.id
                WHERE b.interaction_id = l.interaction_id AND b.metric = 'csat'
                  AND (b.answered_at, b.id) < (l.answered_at, l.rating_id)
                ORDER BY b.answered_at DESC, b.id DESC LIMIT 1) AS joins,
               (SELECT n.answered_at FROM rating n
                WHERE n.interaction_id = l.interaction_id AND n.metric = 'csat' AND n.verdict <> 'low'
                  AND (n.answered_at, n.id) > (l.answered_at, l.rating_id)
                ORDER BY n.answered_at, n.id LIMIT 1) AS raised_at
        FROM low_run l WHERE l.interaction_id = NEW.interaction_id)
    WHERE joins IS NOT 1
    ORDER BY answered_at, rating_id;
    -- later lows of a run join its case; a case knows the one before it
    UPDATE recovery SET (latest_rating_id, position) = (
        SELECT l.rating_id, l.position FROM low_run l
        WHERE l.interaction_id = recovery.interaction_id
          AND l.answered_at >= recovery.opened_at AND l.answered_at <= coalesce(recovery.closed_at, l.answered_at)
          AND NOT EXISTS (SELECT 1 FROM rating b WHERE b.interaction_id = l.interaction_id AND b.metric = 'csat'
                          AND b.verdict <> 'low' AND (b.answered_at, b.id) < (l.answered_at, l.rating_id)
                          AND (b.answered_at, b.id) > (recovery.opened_at, recovery.rating_id))
        ORDER BY l.answered_at DESC, l.rating_id DESC LIMIT 1),
        previous_id = (SELECT p.id FROM recovery p WHERE p.interaction_id = recovery.interaction_id
                       AND p.id < recovery.id ORDER BY p.id DESC LIMIT 1)
    WHERE interaction_id = NEW.interaction_id;
END;
CREATE TRIGGER low_opens_case AFTER INSERT ON rating
WHEN NEW.metric = 'csat' AND NEW.verdict = 'low' AND NOT EXISTS (
    SELECT 1 FROM rating WHERE interaction_id = NEW.interaction_id AND metric = 'csat' AND id <> NEW.id)
BEGIN
    INSERT INTO recovery (interaction_id, rating_id, latest_rating_id, opened_at, opened_precision, contact_due_at,
                          position, renewal_at, customer_id, agent_id, team_id)
    SELECT interaction_id, rating_id, rating_id, answered_at, answered_precision, contact_due_at,
           position, renewal_at, customer_id, agent_id, team_id
    FROM low_run WHERE rating_id = NEW.id;
END;
CREATE TRIGGER further_answer AFTER INSERT ON rating
WHEN EXISTS (SELECT 1 FROM rating WHERE interaction_id = NEW.interaction_id AND metric = NEW.metric AND id <> NEW.id)
BEGIN
    UPDATE rating SET superseded_at = (
        SELECT later.answered_at FROM rating later
        WHERE later.interaction_id = NEW.interaction_id AND later.metric = NEW.metric
          AND (later.answered_at, later.id) > (rating.answered_at, rating.id)
        ORDER BY later.answered_at, later.id LIMIT 1)
    WHERE interaction_id = NEW.interaction_id AND metric = NEW.metric;
    -- it came after a later one: replay
    INSERT INTO replay_cases (interaction_id)
    SELECT NEW.interaction_id WHERE NEW.metric = 'csat' AND EXISTS (SELECT 1 FROM rating
        WHERE id = NEW.id AND superseded_at IS NOT NULL);
    INSERT INTO next_answer (rating_id, interaction_id, verdict, position, answered_at)
    SELECT id, interaction_id, verdict, (value - low) / (high - low), answered_at FROM rating
    WHERE id = NEW.id AND NEW.metric = 'csat' AND superseded_at IS NULL;
END;
CREATE VIEW next_answer AS
SELECT NULL AS rating_id, NULL AS interaction_id, NULL AS verdict, NULL AS position, NULL AS answered_at WHERE 0;
CREATE TRIGGER next_answer_moves_case INSTEAD OF INSERT ON next_answer BEGIN
    -- lower again: the open case goes on, with the newest answer
    UPDATE recovery SET latest_rating_id = NEW.rating_id, position = NEW.position
    WHERE interaction_id = NEW.interaction_id AND closed_at IS NULL AND NEW.verdict = 'low';
    INSERT INTO recovery (interaction_id, rating_id, latest_rating_id, previous_id, opened_at, opened_precision,
                          contact_due_at, position, renewal_at, customer_id, agent_id, team_id)
    SELECT interaction_id, rating_id, rating_id,
           (SELECT id FROM recovery p WHERE p.interaction_id = NEW.interaction_id ORDER BY id DESC LIMIT 1),
           answered_at, answered_precision, contact_due_at, position, renewal_at, customer_id, agent_id, team_id
    FROM low_run WHERE rating_id = NEW.rating_id
      AND NOT EXISTS (SELECT 1 FROM recovery WHERE interaction_id = NEW.interaction_id AND closed_at IS NULL);
    -- raised: by the customer alone, or after somebody acted
    UPDATE recovery SET
        status = CASE WHEN acted THEN 'recovered' ELSE 'withdrawn' END,
        closed_by = CASE WHEN acted THEN 'customer' END,
        closed_at = NEW.answered_at
    WHERE interaction_id = NEW.interaction_id AND closed_at IS NULL
      AND (NEW.verdict = 'satisfied' OR (NEW.verdict = 'neutral' AND NOT acted));
END;
CREATE TRIGGER case_is_repeat AFTER INSERT ON recovery WHEN NEW.customer_id IS NOT NULL BEGIN
    UPDATE recovery SET repeat_low = EXISTS (
        SELECT 1 FROM recovery o WHERE o.customer_id = recovery.customer_id AND o.interaction_id <> recovery.interaction_id
        AND o.opened_at BETWEEN recovery.opened_at - 30 * 86400 AND recovery.opened_at)
    WHERE customer_id = NEW.customer_id AND opened_at BETWEEN NEW.opened_at AND NEW.opened_at + 30 * 86400;
END;
CREATE VIEW case_alert AS
SELECT v.id AS recovery_id, 'low rating' AS kind, 'case' AS scope, i.external_id AS name, v.opened_at AS since,
       CASE v.status WHEN 'withdrawn' THEN 'withdrawn' ELSE 'new' END AS state,
       (SELECT l.person_id FROM team_lead l WHERE l.team_id = v.team_id
        AND (l.since IS NULL OR l.since <= v.opened_at) AND (l.until IS NULL OR l.until > v.opened_at)
        AND NOT EXISTS (SELECT 1 FROM team_lead n WHERE n.team_id = l.team_id AND n.since <= v.opened_at
                        AND (n.until IS NULL OR n.until > v.opened_at)
                        AND (n.since, n.person_id) > (coalesce(l.since, n.since), l.person_id))
        LIMIT 1) AS person_id
FROM recovery v JOIN interaction i ON i.id = v.interaction_id;
CREATE VIEW case_errand AS
SELECT v.id AS recovery_id, i.id AS interaction_id, i.source AS system, i.external_id AS ref, 'reopen' AS action,
       'Reopen: the customer rated this low, a recovery case is open.' AS text, v.opened_at AS created_at
FROM recovery v JOIN interaction i ON i.id = v.interaction_id
WHERE v.closed_at IS NULL AND (i.closed_at IS NOT NULL OR i.status IS NULL)
UNION ALL
SELECT v.id, i.id, i.source, i.external_id, 'hold', 'Pause the auto-close until the recovery case is closed.', v.opened_at
FROM recovery v JOIN interaction i ON i.id = v.interaction_id WHERE v.closed_at IS NULL;
CREATE VIEW ticket_hold AS
SELECT i.id AS interaction_id,
       (SELECT max(opened_at) FROM recovery WHERE interaction_id = i.id AND status <> 'withdrawn') AS reopened_at,
       o.opened_at AS hold_since,
       CASE WHEN i.auto_close_at IS NOT NULL THEN max(0, i.auto_close_at - o.opened_at) END AS hold_left
FROM interaction i LEFT JOIN recovery o ON o.interaction_id = i.id AND o.closed_at IS NULL;
CREATE TRIGGER case_speaks AFTER INSERT ON recovery
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE key = 'importing') BEGIN
    UPDATE interaction SET (reopened_at, hold_since, hold_left) = (
        SELECT reopened_at, hold_since, hold_left FROM ticket_hold WHERE interaction_id = NEW.interaction_id)
    WHERE id = NEW.interaction_id;
    INSERT INTO alert (recovery_id, kind, scope, name, since, state, person_id)
    SELECT recovery_id, kind, scope, name, since, state, person_id FROM case_alert WHERE recovery_id = NEW.id;
    INSERT INTO outbox (recovery_id, interaction_id, system, ref, action, text, created_at)
    SELECT recovery_id, interaction_id, system, ref, action, text, created_at FROM case_errand WHERE recovery_id = NEW.id;
END;
CREATE TRIGGER outreach_speaks AFTER INSERT ON attempt BEGIN
    INSERT INTO outbox (interaction_id, recovery_id, system, ref, action, text, created_at)
    SELECT i.id, v.id, i.source, i.external_id, 'note',
           'Recovery: ' || NEW.how || coalesce(' by ' || NEW.channel, '') || ' (' || p.name || ').' || coalesce(' ' || NEW.note, ''),
           NEW.at
    FROM recovery v JOIN interaction i ON i.id = v.interaction_id JOIN person p ON p.id = NEW.person_id
    WHERE v.id = NEW.recovery_id;
END;
CREATE TRIGGER case_closes AFTER UPDATE OF closed_at ON recovery
WHEN NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL BEGIN
    DELETE FROM outbox WHERE recovery_id = NEW.id AND done_at IS NULL AND NEW.status = 'withdrawn';
    INSERT INTO outbox (interaction_id, recovery_id, system, ref, action, text, created_at)
    SELECT i.id, NEW.id, i.source, i.external_id, 'resume',
           CASE WHEN i.hold_left IS NULL THEN 'Let the auto-close run again.'
                ELSE 'Let the auto-close run again, with ' || printf('%.1f', i.hold_left / 3600.0) || ' h left.' END,
           NEW.closed_at
    FROM interaction i WHERE i.id = NEW.interaction_id
      AND EXISTS (SELECT 1 FROM outbox o WHERE o.recovery_id = NEW.id AND o.action = 'hold');
    INSERT INTO outbox (interaction_id, recovery_id, system, ref, action, text, created_at)
    SELECT i.id, NEW.id, i.source, i.external_id, 'outcome',
           'Outcome: ' || NEW.status || CASE NEW.closed_by WHEN 'customer' THEN ' by the customer''s own better rating' ELSE '' END
           || coalesce('. Fix: ' || NEW.fix, '') || coalesce('. Lesson: ' || NEW.lesson, '') || '.',
           NEW.closed_at
    FROM interaction i WHERE i.id = NEW.interaction_id AND NEW.status <> 'withdrawn';
    UPDATE interaction SET (reopened_at, hold_since, hold_left) = (
        SELECT reopened_at, hold_since, hold_left FROM ticket_hold WHERE interaction_id = NEW.interaction_id)
    WHERE id = NEW.interaction_id;
    UPDATE alert SET state = CASE WHEN NEW.status = 'withdrawn' THEN 'withdrawn' ELSE 'answered' END WHERE recovery_id = NEW.id;
END;
CREATE TRIGGER case_goes AFTER DELETE ON recovery BEGIN
    -- a program that leaves foreign keys off must not leave these behind
    DELETE FROM alert WHERE recovery_id = OLD.id;
    DELETE FROM outbox WHERE recovery_id = OLD.id;
    UPDATE recovery SET previous_id = NULL WHERE interaction_id = OLD.interaction_id AND previous_id = OLD.id;
    UPDATE interaction SET (reopened_at, hold_since, hold_left) = (
        SELECT reopened_at, hold_since, hold_left FROM ticket_hold WHERE interaction_id = OLD.interaction_id)
    WHERE id = OLD.interaction_id;
    UPDATE recovery SET repeat_low = EXISTS (
        SELECT 1 FROM recovery o WHERE o.customer_id = recovery.customer_id AND o.interaction_id <> recovery.interaction_id
        AND o.opened_at BETWEEN recovery.opened_at - 30 * 86400 AND recovery.opened_at)
    WHERE customer_id = OLD.customer_id AND opened_at BETWEEN OLD.opened_at AND OLD.opened_at + 30 * 86400;
END;
CREATE TRIGGER case_follows_customer AFTER UPDATE OF customer_id, account_id ON interaction
WHEN (NEW.customer_id IS NOT OLD.customer_id OR NEW.account_id IS NOT OLD.account_id)
 AND EXISTS (SELECT 1 FROM recovery WHERE interaction_id = NEW.id) BEGIN
    UPDATE recovery SET customer_id = NEW.customer_id, renewal_at = coalesce(
        (SELECT renewal_at FROM account WHERE id = NEW.account_id),
        (SELECT a.renewal_at FROM customer c JOIN account a ON a.id = c.account_id WHERE c.id = NEW.customer_id))
    WHERE interaction_id = NEW.id;
    UPDATE recovery SET repeat_low = EXISTS (
        SELECT 1 FROM recovery o WHERE o.customer_id = recovery.customer_id AND o.interaction_id <> recovery.interaction_id
        AND o.opened_at BETWEEN recovery.opened_at - 30 * 86400 AND recovery.opened_at)
    WHERE customer_id IN (NEW.customer_id, OLD.customer_id);
END;
CREATE TRIGGER case_follows_account AFTER UPDATE OF account_id ON customer
WHEN NEW.account_id IS NOT OLD.account_id BEGIN
    UPDATE recovery SET renewal_at = coalesce(
        (SELECT a.renewal_at FROM interaction i JOIN account a ON a.id = i.account_id WHERE i.id = recovery.interaction_id),
        (SELECT renewal_at FROM account WHERE id = NEW.account_id))
    WHERE customer_id = NEW.id;
END;
CREATE TRIGGER case_follows_renewal AFTER UPDATE OF renewal_at ON account
WHEN NEW.renewal_at IS NOT OLD.renewal_at BEGIN
    UPDATE recovery SET renewal_at = NEW.renewal_at
    WHERE interaction_id IN (
        SELECT i.id FROM customer c JOIN interaction i ON i.customer_id = c.id WHERE c.account_id = NEW.id
        UNION SELECT id FROM interaction WHERE account_id = NEW.id);
END;
CREATE TRIGGER search_gains AFTER INSERT ON rating
WHEN NEW.comment IS NOT NULL AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'importing') BEGIN
    INSERT INTO rating_search (rowid, comment) VALUES (NEW.id, NEW.comment);
END;
CREATE TRIGGER search_loses AFTER DELETE ON rating WHEN OLD.comment IS NOT NULL BEGIN
    INSERT INTO rating_search (rating_search, rowid, comment) VALUES ('delete', OLD.id, OLD.comment);
END;
CREATE TRIGGER search_follows AFTER UPDATE OF comment ON rating WHEN NEW.comment IS NOT OLD.comment BEGIN
    INSERT INTO rating_search (rating_search, rowid, comment)
    SELECT 'delete', OLD.id, OLD.comment WHERE OLD.comment IS NOT NULL;
    INSERT INTO rating_search (rowid, comment) SELECT NEW.id, NEW.comment WHERE NEW.comment IS NOT NULL;
END;
CREATE TRIGGER journal_is_kept BEFORE UPDATE ON journal BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE INDEX account_name ON account (name);
CREATE INDEX agent_name ON agent (name);
CREATE VIEW new_name AS SELECT NULL AS text WHERE 0;
CREATE TRIGGER name_is_known INSTEAD OF INSERT ON new_name
WHEN NEW.text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM known_name WHERE text = NEW.text) BEGIN
    INSERT INTO known_name (text) VALUES (NEW.text);
    INSERT INTO name_search (rowid, text) SELECT id, text FROM known_name WHERE text = NEW.text;
    INSERT INTO name_trigram (rowid, text) SELECT id, text FROM known_name WHERE text = NEW.text;
END;
CREATE TRIGGER customer_is_named AFTER INSERT ON customer
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE key = 'naming') BEGIN
    INSERT INTO new_name (text) VALUES (NEW.name);
END;
CREATE TRIGGER customer_is_renamed AFTER UPDATE OF name ON customer
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE key = 'naming') BEGIN
    INSERT INTO new_name (text) VALUES (NEW.name);
END;
CREATE TRIGGER account_is_named AFTER INSERT ON account
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE key = 'naming') BEGIN
    INSERT INTO new_name (text) VALUES (NEW.name);
END;
CREATE TRIGGER account_is_renamed AFTER UPDATE OF name ON account
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE key = 'naming') BEGIN
    INSERT INTO new_name (text) VALUES (NEW.name);
END;
CREATE TRIGGER agent_is_named AFTER INSERT ON agent BEGIN
    INSERT INTO new_name (text) VALUES (NEW.name);
END;
CREATE TRIGGER agent_is_renamed AFTER UPDATE OF name ON agent BEGIN
    INSERT INTO new_name (text) VALUES (NEW.name);
END;
CREATE VIEW answers AS
SELECT r.id, i.source, i.external_id AS ref, r.metric, r.value, r.low, r.high, r.verdict, r.comment,
       CASE r.answered_precision WHEN 'day' THEN date(r.answered_at, 'unixepoch')
            ELSE strftime('%Y-%m-%dT%H:%M:%SZ', r.answered_at, 'unixepoch') END AS answered_utc,
       a.name AS agent, t.name AS team, i.channel, i.issue, i.issue_detail, i.product, c.name AS customer,
       r.superseded_at IS NULL AS is_current
FROM rating r
JOIN interaction i ON i.id = r.interaction_id
LEFT JOIN agent a ON a.id = r.agent_id
LEFT JOIN team t ON t.id = r.team_id
LEFT JOIN customer c ON c.id = i.customer_id;
CREATE VIEW cases AS
SELECT v.id, i.source, i.external_id AS ref, v.status, p.name AS owner, a.name AS handler, t.name AS team,
       c.name AS customer, r.value, r.low, r.high, r.comment,
       strftime('%Y-%m-%dT%H:%M:%SZ', v.opened_at, 'unixepoch') AS opened_utc,
       strftime('%Y-%m-%dT%H:%M:%SZ', v.contact_due_at, 'unixepoch') AS contact_due_utc,
       strftime('%Y-%m-%dT%H:%M:%SZ', v.closed_at, 'unixepoch') AS closed_utc, v.fix, v.lesson
FROM recovery v
JOIN interaction i ON i.id = v.interaction_id
JOIN rating r ON r.id = v.latest_rating_id
LEFT JOIN person p ON p.id = v.owner_id
LEFT JOIN agent a ON a.id = v.agent_id
LEFT JOIN team t ON t.id = v.team_id
LEFT JOIN customer c ON c.id = v.customer_id;
CREATE VIEW tickets AS
SELECT i.id, i.source, i.external_id AS ref, i.kind, i.channel, i.issue, i.issue_detail, i.product, i.status,
       a.name AS agent, t.name AS team, c.name AS customer,
       strftime('%Y-%m-%dT%H:%M:%SZ', i.opened_at, 'unixepoch') AS opened_utc,
       strftime('%Y-%m-%dT%H:%M:%SZ', i.closed_at, 'unixepoch') AS closed_utc,
       CASE WHEN i.closed_at >= i.opened_at THEN i.closed_at - i.opened_at END AS resolution_seconds,
       CASE WHEN i.handle_seconds >= 0 THEN i.handle_seconds END AS handle_seconds, i.suspect
FROM interaction i
LEFT JOIN agent a ON a.id = i.agent_id
LEFT JOIN team t ON t.id = i.team_id
LEFT JOIN customer c ON c.id = i.customer_id;
COMMIT;
