-- The tables. Moments are whole seconds UTC; *_precision says whether a moment was a second or a whole day.
-- Text columns hold what a source wrote, cleaned by domain.text.plain; only triggers in 0001_rules.sql act on rows.
-- Where many rows come at once, a CHECK tests the usual value before a list: SQLite builds a list of three or more anew
-- for every row it checks, which took half the time of storing a rating.

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Working time, written out as spans, where a calendar is set (setting working_hours): `before` is the working
-- time in seconds before the span begins, so that a deadline is found with two look-ups and no time zone.
CREATE TABLE working_span (
    begins INTEGER PRIMARY KEY,
    ends   INTEGER NOT NULL,
    before INTEGER NOT NULL UNIQUE,
    CHECK (begins < ends)
) STRICT;

-- A person's own filters for the queue.
CREATE TABLE saved_filter (
    person_id INTEGER NOT NULL REFERENCES person (id),
    name      TEXT NOT NULL,
    line      TEXT NOT NULL,                -- as typed after /
    PRIMARY KEY (person_id, name)
) STRICT, WITHOUT ROWID;

-- What a source's files look like, fixed at its first import.
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

-- People and teams ------------------------------------------------------------------------------

CREATE TABLE person (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL UNIQUE COLLATE NOCASE,
    login TEXT UNIQUE
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

-- Interactions and what was said ----------------------------------------------------------------

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

CREATE TABLE involvement (
    interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    role           TEXT NOT NULL CHECK (role = 'assignee' OR role IN ('assignee at send', 'assignee at close', 'last reply')),
    agent_id       INTEGER NOT NULL REFERENCES agent (id),
    team_id        INTEGER REFERENCES team (id),
    since          INTEGER,
    PRIMARY KEY (interaction_id, role, agent_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE survey (
    id             INTEGER PRIMARY KEY,
    interaction_id INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    metric         TEXT NOT NULL DEFAULT 'csat' CHECK (metric = 'csat' OR metric IN ('nps', 'ces')),
    due_at         INTEGER,
    sent_at        INTEGER,
    held_back      TEXT,                    -- the reason it was not sent
    UNIQUE (interaction_id, metric)
) STRICT;

-- One answer, never overwritten. `INSERT INTO rating (interaction_id, metric, value, low, high, answered_at, comment)`
-- is all another program has to do.
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

-- What files told of an answer, where they differ or leave it blank; an answer without a row here is as its ticket's file
-- (interaction.version) tells it. Its agent and team are those of the oldest file that names them, nearest to the answer,
-- else lent by its ticket (NULL); its comment is the newest file's.
CREATE TABLE answer_told (
    rating_id       INTEGER PRIMARY KEY REFERENCES rating (id) ON DELETE CASCADE,
    agent_version   INTEGER,
    team_version    INTEGER,
    comment_version INTEGER
) STRICT;

-- Recovery --------------------------------------------------------------------------------------

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

CREATE TABLE attempt (
    id          INTEGER PRIMARY KEY,
    recovery_id INTEGER NOT NULL REFERENCES recovery (id) ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    at          INTEGER NOT NULL,
    how         TEXT NOT NULL CHECK (how IN ('no answer', 'left message', 'wrote', 'reached')),
    channel     TEXT,
    note        TEXT
) STRICT;

CREATE TABLE note (
    id          INTEGER PRIMARY KEY,
    recovery_id INTEGER NOT NULL REFERENCES recovery (id) ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    at          INTEGER NOT NULL,
    text        TEXT NOT NULL
) STRICT;

-- What still has to be done in the help desk.
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

CREATE TABLE intervention (
    id        INTEGER PRIMARY KEY,
    alert_id  INTEGER REFERENCES alert (id),
    scope     TEXT NOT NULL,
    name      TEXT NOT NULL,
    at        INTEGER NOT NULL,
    text      TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id)
) STRICT;

-- Quality and coaching --------------------------------------------------------------------------

CREATE TABLE rubric (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    version    INTEGER NOT NULL,
    applies_to TEXT,                        -- a channel or kind; NULL for all
    created_at INTEGER NOT NULL,
    UNIQUE (name, version)
) STRICT;

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

CREATE TABLE session (
    id            INTEGER PRIMARY KEY,
    agent_id      INTEGER NOT NULL REFERENCES agent (id),
    coach_id      INTEGER NOT NULL REFERENCES person (id),
    held_at       INTEGER NOT NULL,
    shared        TEXT,
    agent_comment TEXT
) STRICT;

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

-- A best rating with a comment that was passed on to its agent: the rating's id, who did and when.
CREATE TABLE recognition (
    id        INTEGER PRIMARY KEY REFERENCES rating (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id),
    at        INTEGER NOT NULL
) STRICT;

-- What people and imports did -------------------------------------------------------------------

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
