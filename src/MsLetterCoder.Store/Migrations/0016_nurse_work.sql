-- Nurses' notes, assigning and taking over; patients found by their date of birth.

-- The table is built anew for its wider checks; rows keep their ids, since these seal their notes.
ALTER TABLE nurse_decision RENAME TO nurse_decision_before;
DROP INDEX nurse_decision_by_item;

CREATE TABLE nurse_decision (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    work_item_id    INTEGER NOT NULL REFERENCES work_item (id),
    action          TEXT NOT NULL CHECK (action IN ('claimed', 'put_back', 'regraded', 'answered', 'closed', 'assigned', 'taken_over', 'noted')),
    urgency         TEXT CHECK (urgency IN ('record_only', 'routine', 'soon', 'same_day', 'emergency')),
    category        TEXT CHECK (category NOT GLOB '*[^a-z_]*'),
    closing_urgency TEXT CHECK (closing_urgency IN ('record_only', 'routine', 'soon', 'same_day', 'emergency')),
    outcome         TEXT CHECK (outcome IN ('answered', 'telephoned', 'appointment_made', 'sent_to_emergency_care', 'passed_on', 'prescription_arranged', 'noted', 'not_for_us', 'other')),
    -- Account of the other person: for whom it was assigned, from whom it was taken over.
    person          TEXT,
    note            BLOB,
    decided_at      TEXT NOT NULL CHECK (decided_at GLOB '????-??-??T??:??:??.???Z'),
    decided_by      TEXT NOT NULL,
    CHECK ((action = 'regraded') = (urgency IS NOT NULL)),
    CHECK ((action IN ('assigned', 'taken_over')) = (person IS NOT NULL)),
    CHECK (action <> 'noted' OR note IS NOT NULL)
) STRICT;

INSERT INTO nurse_decision (id, work_item_id, action, urgency, category, closing_urgency, outcome, note, decided_at, decided_by)
SELECT id, work_item_id, action, urgency, category, closing_urgency, outcome, note, decided_at, decided_by FROM nurse_decision_before ORDER BY id;

DROP TABLE nurse_decision_before;
CREATE INDEX nurse_decision_by_item ON nurse_decision (work_item_id);

-- For whom a waiting item is meant: it still waits, its clock and its alarm run on, and anybody may take it.
ALTER TABLE work_item ADD COLUMN assigned_to TEXT;

-- The keyed hash of the date of birth; rows there were get theirs with the first search.
ALTER TABLE patient ADD COLUMN birth_hash BLOB;
CREATE INDEX patient_by_birth ON patient (birth_hash) WHERE birth_hash IS NOT NULL;
CREATE INDEX patient_without_birth_hash ON patient (id) WHERE date_of_birth IS NOT NULL AND birth_hash IS NULL;
