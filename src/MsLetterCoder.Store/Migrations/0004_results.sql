-- What the program says. Every result belongs to a run; a later run adds an analysis and changes none.

CREATE TABLE run (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    program_version     TEXT NOT NULL,
    terminology_version TEXT NOT NULL,
    started_at          TEXT NOT NULL CHECK (started_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

CREATE TABLE run_model (
    run_id  INTEGER NOT NULL REFERENCES run (id),
    name    TEXT NOT NULL,
    version TEXT NOT NULL,
    hash    TEXT NOT NULL,
    PRIMARY KEY (run_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE analysis (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id     INTEGER NOT NULL REFERENCES document (id),
    run_id          INTEGER NOT NULL REFERENCES run (id),
    kind            TEXT NOT NULL CHECK (kind IN ('other', 'clinic_letter', 'patient_message')),
    kind_confidence REAL NOT NULL CHECK (kind_confidence BETWEEN 0 AND 1),
    kind_unsure     INTEGER NOT NULL CHECK (kind_unsure IN (0, 1)),
    analysed_at     TEXT NOT NULL CHECK (analysed_at GLOB '????-??-??T??:??:??.???Z'),
    UNIQUE (document_id, run_id)
) STRICT;

CREATE INDEX analysis_by_run ON analysis (run_id);

CREATE VIEW current_analysis AS
SELECT a.* FROM analysis a WHERE a.id = (SELECT max(b.id) FROM analysis b WHERE b.document_id = a.document_id);

CREATE TABLE region (
    analysis_id INTEGER NOT NULL REFERENCES analysis (id),
    position    INTEGER NOT NULL,
    span_start  INTEGER NOT NULL CHECK (span_start >= 0),
    span_end    INTEGER NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('content', 'quoted', 'signature', 'disclaimer', 'letterhead')),
    PRIMARY KEY (analysis_id, position),
    CHECK (span_end >= span_start)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact (
    analysis_id INTEGER NOT NULL REFERENCES analysis (id),
    name        TEXT NOT NULL,
    value       BLOB NOT NULL,
    span_start  INTEGER CHECK (span_start >= 0),
    span_end    INTEGER,
    PRIMARY KEY (analysis_id, name),
    CHECK ((span_start IS NULL) = (span_end IS NULL) AND span_end >= span_start)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention (
    analysis_id INTEGER NOT NULL REFERENCES analysis (id),
    position    INTEGER NOT NULL,
    span_start  INTEGER NOT NULL CHECK (span_start >= 0),
    span_end    INTEGER NOT NULL,
    field       TEXT NOT NULL CHECK (field IN ('text', 'subject')),
    concept_key TEXT,
    sctid       INTEGER,
    context     TEXT NOT NULL CHECK (context IN ('present', 'absent', 'possible', 'past', 'family', 'hypothetical', 'planned')),
    confidence  REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    section     TEXT,
    PRIMARY KEY (analysis_id, position),
    CHECK (span_end >= span_start)
) STRICT, WITHOUT ROWID;

CREATE TABLE icd10 (
    analysis_id INTEGER NOT NULL REFERENCES analysis (id),
    position    INTEGER NOT NULL,
    code        TEXT NOT NULL,
    is_primary  INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
    ask         INTEGER NOT NULL CHECK (ask IN (0, 1)),
    confidence  REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    rule        TEXT NOT NULL,
    PRIMARY KEY (analysis_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE icd10_mention (
    analysis_id      INTEGER NOT NULL,
    position         INTEGER NOT NULL,
    ordinal          INTEGER NOT NULL,
    mention_position INTEGER NOT NULL,
    PRIMARY KEY (analysis_id, position, ordinal),
    FOREIGN KEY (analysis_id, position) REFERENCES icd10 (analysis_id, position),
    FOREIGN KEY (analysis_id, mention_position) REFERENCES mention (analysis_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE icd10_left_out (
    analysis_id INTEGER NOT NULL REFERENCES analysis (id),
    position    INTEGER NOT NULL,
    code        TEXT NOT NULL,
    rule        TEXT NOT NULL,
    PRIMARY KEY (analysis_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE icd10_left_out_mention (
    analysis_id      INTEGER NOT NULL,
    position         INTEGER NOT NULL,
    ordinal          INTEGER NOT NULL,
    mention_position INTEGER NOT NULL,
    PRIMARY KEY (analysis_id, position, ordinal),
    FOREIGN KEY (analysis_id, position) REFERENCES icd10_left_out (analysis_id, position),
    FOREIGN KEY (analysis_id, mention_position) REFERENCES mention (analysis_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE triage (
    analysis_id  INTEGER PRIMARY KEY REFERENCES analysis (id),
    urgency      TEXT NOT NULL CHECK (urgency IN ('record_only', 'routine', 'soon', 'same_day', 'emergency')),
    category     TEXT NOT NULL,
    reply_needed INTEGER NOT NULL CHECK (reply_needed IN (0, 1)),
    confidence   REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1)
) STRICT;

CREATE TABLE triage_category (
    analysis_id INTEGER NOT NULL REFERENCES triage (analysis_id),
    position    INTEGER NOT NULL,
    category    TEXT NOT NULL,
    PRIMARY KEY (analysis_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE triage_reason (
    analysis_id INTEGER NOT NULL REFERENCES triage (analysis_id),
    position    INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    PRIMARY KEY (analysis_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE red_flag (
    analysis_id INTEGER NOT NULL REFERENCES triage (analysis_id),
    position    INTEGER NOT NULL,
    flag_key    TEXT NOT NULL,
    span_start  INTEGER NOT NULL CHECK (span_start >= 0),
    span_end    INTEGER NOT NULL,
    field       TEXT NOT NULL CHECK (field IN ('text', 'subject')),
    PRIMARY KEY (analysis_id, position),
    CHECK (span_end >= span_start)
) STRICT, WITHOUT ROWID;

-- Disease-modifying drugs that stored letters name: triage asks for them.
CREATE TABLE patient_drug (
    patient_id  INTEGER NOT NULL REFERENCES patient (id),
    drug_key    TEXT NOT NULL,
    document_id INTEGER NOT NULL REFERENCES document (id),
    PRIMARY KEY (patient_id, drug_key, document_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX patient_drug_by_document ON patient_drug (document_id);

-- 'Do not ring the house': in force until a person lifts it.
CREATE TABLE contact_restriction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    patient_id  INTEGER NOT NULL REFERENCES patient (id),
    document_id INTEGER NOT NULL REFERENCES document (id),
    span_start  INTEGER NOT NULL CHECK (span_start >= 0),
    span_end    INTEGER NOT NULL,
    field       TEXT NOT NULL CHECK (field IN ('text', 'subject')),
    placed_at   TEXT NOT NULL CHECK (placed_at GLOB '????-??-??T??:??:??.???Z'),
    lifted_at   TEXT CHECK (lifted_at GLOB '????-??-??T??:??:??.???Z'),
    lifted_by   TEXT,
    UNIQUE (patient_id, document_id, span_start, span_end, field),
    CHECK (span_end >= span_start AND (lifted_at IS NULL) = (lifted_by IS NULL))
) STRICT;
