-- What a message says beyond its urgency: how not to contact its writer, what is to come, answers about a relapse, its language. Spans, never words.
ALTER TABLE triage ADD COLUMN language TEXT CHECK (length(language) BETWEEN 2 AND 3);

CREATE TABLE message_restriction (
    analysis_id INTEGER NOT NULL REFERENCES triage (analysis_id),
    position    INTEGER NOT NULL,
    span_start  INTEGER NOT NULL CHECK (span_start >= 0),
    span_end    INTEGER NOT NULL,
    field       TEXT NOT NULL CHECK (field IN ('text', 'subject')),
    PRIMARY KEY (analysis_id, position),
    CHECK (span_end >= span_start)
) STRICT, WITHOUT ROWID;

-- day is null where it could not be reckoned.
CREATE TABLE message_event (
    analysis_id INTEGER NOT NULL REFERENCES triage (analysis_id),
    position    INTEGER NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('infusion', 'last_dose', 'journey', 'procedure', 'appointment')),
    day         TEXT CHECK (day GLOB '????-??-??'),
    in_days     INTEGER CHECK (in_days >= 0),
    span_start  INTEGER NOT NULL CHECK (span_start >= 0),
    span_end    INTEGER NOT NULL,
    field       TEXT NOT NULL CHECK (field IN ('text', 'subject')),
    PRIMARY KEY (analysis_id, position),
    CHECK (span_end >= span_start)
) STRICT, WITHOUT ROWID;

CREATE TABLE relapse_question (
    analysis_id INTEGER NOT NULL REFERENCES triage (analysis_id),
    topic       TEXT NOT NULL CHECK (topic IN ('over_one_day', 'stable_thirty_days', 'fever', 'urine_symptoms', 'heat', 'other_infection')),
    answer      TEXT NOT NULL CHECK (answer IN ('not_said', 'yes', 'no')),
    span_start  INTEGER CHECK (span_start >= 0),
    span_end    INTEGER,
    field       TEXT CHECK (field IN ('text', 'subject')),
    PRIMARY KEY (analysis_id, topic),
    CHECK ((answer = 'not_said') = (span_start IS NULL) AND (span_start IS NULL) = (span_end IS NULL) AND (span_start IS NULL) = (field IS NULL) AND span_end >= span_start)
) STRICT, WITHOUT ROWID;

-- A restriction stands on the patient where there is one, and on the sender's address; in force until a person lifts it.
CREATE TABLE contact_restriction_next (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    patient_id  INTEGER REFERENCES patient (id),
    sender_hash BLOB,
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

INSERT INTO contact_restriction_next (id, patient_id, document_id, span_start, span_end, field, placed_at, lifted_at, lifted_by)
SELECT id, patient_id, document_id, span_start, span_end, field, placed_at, lifted_at, lifted_by FROM contact_restriction;

DROP TABLE contact_restriction;
ALTER TABLE contact_restriction_next RENAME TO contact_restriction;
CREATE INDEX contact_restriction_by_patient ON contact_restriction (patient_id) WHERE lifted_at IS NULL AND patient_id IS NOT NULL;
CREATE INDEX contact_restriction_by_sender ON contact_restriction (sender_hash) WHERE lifted_at IS NULL AND sender_hash IS NOT NULL;

-- When the letter speaks, and the day of the last dose where it says that the drug was stopped.
ALTER TABLE patient_drug ADD COLUMN as_of TEXT CHECK (as_of GLOB '????-??-??');
ALTER TABLE patient_drug ADD COLUMN last_dose TEXT CHECK (last_dose GLOB '????-??-??');
