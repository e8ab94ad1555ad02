-- What goes out, what is watched so that silence is noticed, and what nurses decide beyond the urgency. BLOB columns named *_hash are keyed hashes; all other BLOBs are encrypted fields.

-- A mail of the team's. 'sending' is committed before the first byte goes out; a row found in it later was cut off and is 'unsure': it may have been taken, and only a person sends it again.
CREATE TABLE outbox (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    kind            TEXT NOT NULL CHECK (kind IN ('acknowledgement', 'reply')),
    answers         INTEGER NOT NULL REFERENCES message (id),
    patient_id      INTEGER NOT NULL REFERENCES patient (id),
    recipient       BLOB NOT NULL,
    recipient_hash  BLOB NOT NULL,
    subject         BLOB NOT NULL,
    text            BLOB NOT NULL,
    mail_id         BLOB NOT NULL,
    mail_id_hash    BLOB NOT NULL UNIQUE,
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'unsure')),
    state_reason    TEXT,
    state_at        TEXT NOT NULL CHECK (state_at GLOB '????-??-??T??:??:??.???Z'),
    attempts        INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TEXT CHECK (next_attempt_at GLOB '????-??-??T??:??:??.???Z'),
    created_at      TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z'),
    created_by      TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX outbox_one_acknowledgement ON outbox (answers) WHERE kind = 'acknowledgement';
CREATE INDEX outbox_open ON outbox (state, next_attempt_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_by_recipient ON outbox (recipient_hash, created_at);
CREATE INDEX outbox_by_answers ON outbox (answers);

-- What was decided about acknowledging a message, once.
CREATE TABLE acknowledgement (
    message_id INTEGER PRIMARY KEY REFERENCES message (id),
    decision   TEXT NOT NULL CHECK (decision IN ('queued', 'automatic_mail', 'other_reply_address', 'no_patient', 'address_not_confirmed', 'sender_check_failed', 'contact_restriction', 'withheld_flag',
                                                 'recently_acknowledged')),
    decided_at TEXT NOT NULL CHECK (decided_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

CREATE INDEX message_by_stored ON message (stored_at);

-- The answer to a message as it stands until a person sends it; outbox_id is its last sending.
CREATE TABLE draft (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL REFERENCES message (id),
    category   TEXT NOT NULL,
    subject    BLOB NOT NULL,
    text       BLOB NOT NULL,
    made_at    TEXT NOT NULL CHECK (made_at GLOB '????-??-??T??:??:??.???Z'),
    edited_at  TEXT CHECK (edited_at GLOB '????-??-??T??:??:??.???Z'),
    edited_by  TEXT,
    outbox_id  INTEGER REFERENCES outbox (id),
    CHECK ((edited_at IS NULL) = (edited_by IS NULL))
) STRICT;

CREATE INDEX draft_by_message ON draft (message_id);

-- When each part of the service last did its work, and when it first did.
CREATE TABLE heartbeat (
    part     TEXT PRIMARY KEY CHECK (part IN ('reader', 'pipeline')),
    first_at TEXT NOT NULL CHECK (first_at GLOB '????-??-??T??:??:??.???Z'),
    at       TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z')
) STRICT, WITHOUT ROWID;

-- A state that people are told of, from its beginning to its end; subject is the work item, 0 for a part of the service. tried_at and sent_at are the last of many.
CREATE TABLE alert (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL CHECK (kind IN ('emergency_unclaimed', 'out_of_hours', 'reader_stopped', 'pipeline_stopped', 'mail_unread')),
    subject  INTEGER NOT NULL,
    began_at TEXT NOT NULL CHECK (began_at GLOB '????-??-??T??:??:??.???Z'),
    tried_at TEXT CHECK (tried_at GLOB '????-??-??T??:??:??.???Z'),
    sent_at  TEXT CHECK (sent_at GLOB '????-??-??T??:??:??.???Z'),
    times    INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    ended_at TEXT CHECK (ended_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

CREATE UNIQUE INDEX alert_standing ON alert (kind, subject) WHERE ended_at IS NULL;

-- The main category where a nurse gave another; the urgency that was right in the end, and what became of it, where an item is closed.
ALTER TABLE nurse_decision ADD COLUMN category TEXT CHECK (category NOT GLOB '*[^a-z_]*');
ALTER TABLE nurse_decision ADD COLUMN closing_urgency TEXT CHECK (closing_urgency IN ('record_only', 'routine', 'soon', 'same_day', 'emergency'));
ALTER TABLE nurse_decision ADD COLUMN outcome TEXT CHECK (outcome IN ('answered', 'telephoned', 'appointment_made', 'sent_to_emergency_care', 'passed_on', 'prescription_arranged', 'noted', 'not_for_us', 'other'));
