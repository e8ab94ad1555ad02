-- Threads, how sure a document's patient is, quoted text not seen before, falls that documents tell of, and what the team itself sent. BLOB columns named *_hash are keyed hashes; all other
-- BLOBs are encrypted fields.

-- The first message of the thread, of every message of it; null where a message stands alone.
ALTER TABLE message ADD COLUMN thread_id INTEGER REFERENCES message (id);
-- What the configured server says of the sender; 'none' where it says nothing or no server is configured.
ALTER TABLE message ADD COLUMN sender_check TEXT NOT NULL DEFAULT 'none' CHECK (sender_check IN ('none', 'pass', 'fail'));

CREATE INDEX message_by_thread ON message (thread_id) WHERE thread_id IS NOT NULL;
CREATE INDEX message_by_sender ON message (from_hash, received_at) WHERE from_hash IS NOT NULL;

-- A nurse's word that the address is the patient's; null for one that was imported.
ALTER TABLE patient_address ADD COLUMN confirmed_at TEXT CHECK (confirmed_at GLOB '????-??-??T??:??:??.???Z');
ALTER TABLE patient_address ADD COLUMN confirmed_by TEXT;

-- Whose a document probably is: only a confirmed match stands in document.patient_id. evidence and contradictions are labels with blanks between.
CREATE TABLE patient_match (
    document_id    INTEGER PRIMARY KEY REFERENCES document (id),
    status         TEXT NOT NULL CHECK (status IN ('confirmed', 'unconfirmed', 'unverified')),
    patient_id     INTEGER REFERENCES patient (id),
    score          REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    evidence       TEXT NOT NULL CHECK (evidence NOT GLOB '*[^a-z_ ]*'),
    contradictions TEXT NOT NULL CHECK (contradictions NOT GLOB '*[^a-z_ ]*'),
    matched_at     TEXT NOT NULL CHECK (matched_at GLOB '????-??-??T??:??:??.???Z'),
    matched_by     TEXT NOT NULL,
    CHECK ((status = 'unverified') = (patient_id IS NULL))
) STRICT;

CREATE INDEX patient_match_by_patient ON patient_match (patient_id) WHERE patient_id IS NOT NULL;

-- Quoted or forwarded text that nobody had read before, and that was read as new.
CREATE TABLE quoted_unseen (
    analysis_id INTEGER NOT NULL REFERENCES analysis (id),
    position    INTEGER NOT NULL,
    span_start  INTEGER NOT NULL CHECK (span_start >= 0),
    span_end    INTEGER NOT NULL,
    PRIMARY KEY (analysis_id, position),
    CHECK (span_end >= span_start)
) STRICT, WITHOUT ROWID;

-- Falls that a document tells of: how many, and the days between which they lie where the words say so.
CREATE TABLE fall (
    analysis_id INTEGER NOT NULL REFERENCES analysis (id),
    position    INTEGER NOT NULL,
    falls       INTEGER NOT NULL CHECK (falls > 0),
    since       TEXT CHECK (since GLOB '????-??-??'),
    until       TEXT CHECK (until GLOB '????-??-??'),
    told_on     TEXT NOT NULL CHECK (told_on GLOB '????-??-??'),
    span_start  INTEGER NOT NULL CHECK (span_start >= 0),
    span_end    INTEGER NOT NULL,
    field       TEXT NOT NULL CHECK (field IN ('text', 'subject')),
    PRIMARY KEY (analysis_id, position),
    CHECK (span_end >= span_start AND (since IS NULL) = (until IS NULL) AND until >= since)
) STRICT, WITHOUT ROWID;

-- Falls of patients' newest results, a row each: who falls is counted from here.
CREATE VIEW patient_fall AS
SELECT d.patient_id, d.id AS document_id, d.message_id, coalesce(m.thread_id, m.id) AS thread_id, f.falls, f.since, f.until, f.told_on
FROM fall f JOIN current_analysis a ON a.id = f.analysis_id JOIN document d ON d.id = a.document_id JOIN message m ON m.id = d.message_id
WHERE d.patient_id IS NOT NULL;

-- What the team sent: quoted back, it is no news. incoming_id is the mail it came in as, where it came in by the mailbox; answers is the message it answers.
CREATE TABLE sent_mail (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id_hash BLOB,
    patient_id      INTEGER REFERENCES patient (id),
    answers         INTEGER REFERENCES message (id),
    incoming_id     INTEGER UNIQUE REFERENCES message (id),
    thread_id       INTEGER REFERENCES message (id),
    subject         BLOB,
    text            BLOB NOT NULL,
    sent_at         TEXT NOT NULL CHECK (sent_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

CREATE INDEX sent_mail_by_message_id ON sent_mail (message_id_hash) WHERE message_id_hash IS NOT NULL;
CREATE INDEX sent_mail_by_patient ON sent_mail (patient_id) WHERE patient_id IS NOT NULL;
CREATE INDEX sent_mail_by_thread ON sent_mail (thread_id) WHERE thread_id IS NOT NULL;

CREATE TABLE sent_mail_recipient (
    sent_mail_id INTEGER NOT NULL REFERENCES sent_mail (id),
    address_hash BLOB NOT NULL,
    PRIMARY KEY (address_hash, sent_mail_id)
) STRICT, WITHOUT ROWID;
