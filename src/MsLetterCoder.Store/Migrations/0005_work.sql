-- What people do. No run ever writes to the decision tables.

CREATE TABLE work_item (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    queue         TEXT NOT NULL CHECK (queue IN ('coder', 'nurse')),
    reason        TEXT NOT NULL CHECK (reason IN ('letter', 'message', 'kind_unsure', 'red_flag', 'unreadable', 'encrypted', 'waiting_for_tool', 'parked',
                                                  'red_flag_history', 'unreadable_history')),
    message_id    INTEGER NOT NULL REFERENCES message (id),
    document_id   INTEGER REFERENCES document (id),
    quarantine_id INTEGER REFERENCES quarantine (id),
    urgency       TEXT CHECK (urgency IN ('record_only', 'routine', 'soon', 'same_day', 'emergency')),
    due_at        TEXT CHECK (due_at GLOB '????-??-??T??:??:??.???Z'),
    state         TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'signed_off', 'closed')),
    created_at    TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z'),
    state_at      TEXT NOT NULL CHECK (state_at GLOB '????-??-??T??:??:??.???Z'),
    state_by      TEXT NOT NULL,
    CHECK (queue <> 'nurse' OR urgency IS NOT NULL)
) STRICT;

-- One thing stands in one queue once.
CREATE UNIQUE INDEX work_item_once ON work_item (message_id, queue, coalesce(document_id, 0), coalesce(quarantine_id, 0), CASE WHEN reason = 'parked' THEN 1 ELSE 0 END);
CREATE INDEX work_item_open ON work_item (queue, due_at) WHERE state IN ('waiting', 'claimed');
CREATE INDEX work_item_by_document ON work_item (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX work_item_by_quarantine ON work_item (quarantine_id) WHERE quarantine_id IS NOT NULL;

-- A coder's decision on one code of one document; note is encrypted.
CREATE TABLE coder_decision (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id  INTEGER NOT NULL REFERENCES document (id),
    analysis_id  INTEGER REFERENCES analysis (id),
    action       TEXT NOT NULL CHECK (action IN ('accepted', 'rejected', 'replaced', 'added', 'signed_off')),
    scheme       TEXT CHECK (scheme IN ('snomed_ct', 'icd10')),
    code         TEXT,
    replacement  TEXT,
    span_start   INTEGER CHECK (span_start >= 0),
    span_end     INTEGER,
    note         BLOB,
    decided_at   TEXT NOT NULL CHECK (decided_at GLOB '????-??-??T??:??:??.???Z'),
    decided_by   TEXT NOT NULL,
    CHECK ((action = 'signed_off') = (scheme IS NULL) AND (scheme IS NULL) = (code IS NULL)),
    CHECK ((action = 'replaced') = (replacement IS NOT NULL)),
    CHECK ((span_start IS NULL) = (span_end IS NULL) AND span_end >= span_start)
) STRICT;

CREATE INDEX coder_decision_by_document ON coder_decision (document_id);

-- A nurse's decision on one work item; note is encrypted.
CREATE TABLE nurse_decision (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    work_item_id INTEGER NOT NULL REFERENCES work_item (id),
    action       TEXT NOT NULL CHECK (action IN ('claimed', 'put_back', 'regraded', 'answered', 'closed')),
    urgency      TEXT CHECK (urgency IN ('record_only', 'routine', 'soon', 'same_day', 'emergency')),
    note         BLOB,
    decided_at   TEXT NOT NULL CHECK (decided_at GLOB '????-??-??T??:??:??.???Z'),
    decided_by   TEXT NOT NULL,
    CHECK ((action = 'regraded') = (urgency IS NOT NULL))
) STRICT;

CREATE INDEX nurse_decision_by_item ON nurse_decision (work_item_id);
