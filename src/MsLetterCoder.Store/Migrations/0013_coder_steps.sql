-- Everything a coder does to a letter's codes, as steps that are only added: the list as it stands is the analysis with the steps applied in order. Rows there were keep their ids, since these seal
-- their notes, and are numbered in their order.

ALTER TABLE coder_decision RENAME TO coder_decision_before;
DROP INDEX coder_decision_by_document;

CREATE TABLE coder_decision (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id     INTEGER NOT NULL REFERENCES document (id),
    -- 1, 2, 3 … for each document: who writes names the last one seen, so that two people never write unawares of each other.
    version         INTEGER NOT NULL CHECK (version > 0),
    -- Version of the first step that was sent together with this one; they are undone together.
    batch           INTEGER NOT NULL CHECK (batch > 0 AND batch <= version),
    analysis_id     INTEGER REFERENCES analysis (id),
    action          TEXT NOT NULL CHECK (action IN ('accepted', 'rejected', 'replaced', 'added', 'context_changed', 'primary_set', 'moved', 'commented', 'query', 'undone', 'signed_off', 'reopened')),
    -- Which entry of the sheet: c (ICD-10), m (mention) or q (question) and its place in the analysis, or a and the version of the step that added it. Null in rows older than this table.
    entry           TEXT CHECK (entry GLOB '[cmqa][0-9]*'),
    scheme          TEXT CHECK (scheme IN ('snomed_ct', 'icd10')),
    code            TEXT,
    concept_key     TEXT,
    replacement     TEXT,
    replacement_key TEXT,
    context         TEXT CHECK (context IN ('present', 'absent', 'possible', 'past', 'family', 'hypothetical', 'planned')),
    span_start      INTEGER CHECK (span_start >= 0),
    span_end        INTEGER,
    field           TEXT CHECK (field IN ('text', 'subject')),
    position        INTEGER CHECK (position >= 0),
    -- The batch that is taken back.
    undoes          INTEGER CHECK (undoes < version),
    note            BLOB,
    decided_at      TEXT NOT NULL CHECK (decided_at GLOB '????-??-??T??:??:??.???Z'),
    decided_by      TEXT NOT NULL,
    CHECK (scheme IS NOT NULL OR (code IS NULL AND concept_key IS NULL)),
    CHECK (scheme IS NULL OR code IS NOT NULL OR concept_key IS NOT NULL),
    CHECK (action = 'query' OR (action IN ('commented', 'undone', 'signed_off', 'reopened')) = (scheme IS NULL)),
    CHECK ((action = 'replaced') = (replacement IS NOT NULL OR replacement_key IS NOT NULL)),
    CHECK (action <> 'context_changed' OR context IS NOT NULL),
    CHECK ((action = 'moved') = (position IS NOT NULL)),
    CHECK ((action = 'undone') = (undoes IS NOT NULL)),
    CHECK ((span_start IS NULL) = (span_end IS NULL) AND span_end >= span_start)
) STRICT;

INSERT INTO coder_decision (id, document_id, version, batch, analysis_id, action, scheme, code, replacement, span_start, span_end, note, decided_at, decided_by)
SELECT id, document_id, row_number() OVER (PARTITION BY document_id ORDER BY id), row_number() OVER (PARTITION BY document_id ORDER BY id),
       analysis_id, action, scheme, code, replacement, span_start, span_end, note, decided_at, decided_by
FROM coder_decision_before ORDER BY id;

DROP TABLE coder_decision_before;
CREATE UNIQUE INDEX coder_decision_by_document ON coder_decision (document_id, version);

-- The coded entry as it was signed off: one list for each sign-off, kept when the letter is reopened. The decision names the coder, the time and the analysis, and so the run with its models and terminology.
CREATE TABLE signed_code (
    decision_id INTEGER NOT NULL REFERENCES coder_decision (id),
    position    INTEGER NOT NULL,
    entry       TEXT NOT NULL,
    scheme      TEXT NOT NULL CHECK (scheme IN ('snomed_ct', 'icd10')),
    code        TEXT,
    concept_key TEXT,
    context     TEXT CHECK (context IN ('present', 'absent', 'possible', 'past', 'family', 'hypothetical', 'planned')),
    is_primary  INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
    -- What the coder said of it: nothing, that it is right, that it was missing, or that another code or context belongs here.
    state       TEXT NOT NULL CHECK (state IN ('suggested', 'accepted', 'replaced', 'added')),
    span_start  INTEGER CHECK (span_start >= 0),
    span_end    INTEGER,
    field       TEXT CHECK (field IN ('text', 'subject')),
    restricted  INTEGER NOT NULL CHECK (restricted IN (0, 1)),
    PRIMARY KEY (decision_id, position),
    CHECK (code IS NOT NULL OR concept_key IS NOT NULL),
    CHECK ((scheme = 'snomed_ct') = (context IS NOT NULL)),
    CHECK ((span_start IS NULL) = (span_end IS NULL) AND span_end >= span_start)
) STRICT, WITHOUT ROWID;

-- Least confidence among a letter's codes, and how many things its coder is asked: what the coders' queue is sorted and counted by.
ALTER TABLE work_item ADD COLUMN confidence REAL CHECK (confidence BETWEEN 0 AND 1);
ALTER TABLE work_item ADD COLUMN questions INTEGER NOT NULL DEFAULT 0 CHECK (questions >= 0);
UPDATE work_item SET
    confidence = (SELECT min(c.confidence) FROM icd10 c WHERE c.analysis_id = (SELECT max(a.id) FROM analysis a WHERE a.document_id = work_item.document_id)),
    questions = (SELECT count(*) FROM icd10 c WHERE c.ask = 1 AND c.analysis_id = (SELECT max(a.id) FROM analysis a WHERE a.document_id = work_item.document_id))
              + (SELECT count(*) FROM icd10_left_out c WHERE c.question IS NOT NULL AND c.analysis_id = (SELECT max(a.id) FROM analysis a WHERE a.document_id = work_item.document_id))
WHERE queue = 'coder' AND document_id IS NOT NULL;
CREATE INDEX work_item_by_confidence ON work_item (queue, confidence, id) WHERE state IN ('waiting', 'claimed');
CREATE INDEX work_item_signed ON work_item (state_at) WHERE state = 'signed_off';

-- Who may open restricted results, and each time somebody did: the reason is sealed.
CREATE TABLE account_right (
    account_id INTEGER NOT NULL REFERENCES account (id),
    name       TEXT NOT NULL CHECK (name IN ('restricted')),
    granted_at TEXT NOT NULL CHECK (granted_at GLOB '????-??-??T??:??:??.???Z'),
    granted_by TEXT NOT NULL,
    PRIMARY KEY (account_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE restricted_opening (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id),
    reason      BLOB NOT NULL,
    opened_at   TEXT NOT NULL CHECK (opened_at GLOB '????-??-??T??:??:??.???Z'),
    opened_by   TEXT NOT NULL
) STRICT;

CREATE INDEX restricted_opening_by_document ON restricted_opening (document_id, opened_by, opened_at);
