-- What came in. BLOB columns named *_hash are keyed hashes; all other BLOBs are encrypted fields.

CREATE TABLE mailbox (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    source              TEXT NOT NULL UNIQUE,
    uidvalidity         INTEGER NOT NULL DEFAULT 0,
    last_uid            INTEGER NOT NULL DEFAULT 0,
    state               TEXT NOT NULL CHECK (state IN ('new', 'watching', 'unreachable', 'refused')),
    state_reason        TEXT,
    state_at            TEXT NOT NULL CHECK (state_at GLOB '????-??-??T??:??:??.???Z'),
    queue_from          TEXT CHECK (queue_from GLOB '????-??-??T??:??:??.???Z'),
    history_accepted_at TEXT CHECK (history_accepted_at GLOB '????-??-??T??:??:??.???Z'),
    history_accepted_by TEXT,
    created_at          TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z'),
    CHECK ((history_accepted_at IS NULL) = (history_accepted_by IS NULL))
) STRICT;

CREATE TABLE message (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    mailbox_id      INTEGER NOT NULL REFERENCES mailbox (id),
    uidvalidity     INTEGER NOT NULL,
    uid             INTEGER,
    identity        BLOB NOT NULL,
    identity_hash   BLOB NOT NULL,
    received_at     TEXT NOT NULL CHECK (received_at GLOB '????-??-??T??:??:??.???Z'),
    received_source TEXT NOT NULL CHECK (received_source IN ('internal_date', 'received_header', 'file_time')),
    stored_at       TEXT NOT NULL CHECK (stored_at GLOB '????-??-??T??:??:??.???Z'),
    size            INTEGER NOT NULL,
    seen            INTEGER NOT NULL CHECK (seen IN (0, 1)),
    history         INTEGER NOT NULL CHECK (history IN (0, 1)),
    state           TEXT NOT NULL CHECK (state IN ('received', 'read', 'done', 'quarantined', 'parked', 'waiting')),
    state_at        TEXT NOT NULL CHECK (state_at GLOB '????-??-??T??:??:??.???Z'),
    state_reason    TEXT,
    attempts        INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TEXT CHECK (next_attempt_at GLOB '????-??-??T??:??:??.???Z'),

    -- known once it is read
    message_id_hash BLOB,
    content_hash    BLOB,
    body_hash       BLOB,
    duplicate_of    INTEGER REFERENCES message (id),
    looks_like      INTEGER REFERENCES message (id),
    sent_at         TEXT CHECK (sent_at GLOB '????-??-??T??:??:??.???Z'),
    subject         BLOB,
    from_name       BLOB,
    from_address    BLOB,
    from_hash       BLOB,
    headers         BLOB,
    automatic       TEXT CHECK (automatic IN ('none', 'auto_reply', 'delivery_report', 'bulk', 'generated')),
    UNIQUE (mailbox_id, uidvalidity, identity_hash)
) STRICT;

CREATE INDEX message_to_read ON message (history, received_at, id) WHERE state IN ('received', 'read');
CREATE INDEX message_by_state ON message (state);
CREATE INDEX message_by_message_id ON message (message_id_hash) WHERE message_id_hash IS NOT NULL;
CREATE INDEX message_by_content ON message (content_hash) WHERE content_hash IS NOT NULL;
CREATE INDEX message_by_sender_and_body ON message (from_hash, body_hash) WHERE body_hash IS NOT NULL;
CREATE INDEX message_by_duplicate ON message (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX message_by_likeness ON message (looks_like) WHERE looks_like IS NOT NULL;

-- The mail as it came, for a configured number of days.
CREATE TABLE message_raw (
    message_id INTEGER PRIMARY KEY REFERENCES message (id),
    raw        BLOB NOT NULL,
    expires_at TEXT NOT NULL CHECK (expires_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

-- In-Reply-To and References, to find a thread.
CREATE TABLE message_reference (
    message_id     INTEGER NOT NULL REFERENCES message (id),
    reference_hash BLOB NOT NULL,
    PRIMARY KEY (message_id, reference_hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_reference_by_hash ON message_reference (reference_hash);

CREATE TABLE message_doubt (
    message_id INTEGER NOT NULL REFERENCES message (id),
    position   INTEGER NOT NULL,
    code       TEXT NOT NULL,
    reason     TEXT NOT NULL,
    at_byte    INTEGER,
    PRIMARY KEY (message_id, position)
) STRICT, WITHOUT ROWID;

-- part is the IMAP part number (RFC 3501 section 6.4.5); empty for the mail's own text.
CREATE TABLE document (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id     INTEGER NOT NULL REFERENCES message (id),
    parent_id      INTEGER REFERENCES document (id),
    part           TEXT NOT NULL,
    media_type     TEXT,
    file_name      BLOB,
    text           BLOB NOT NULL,
    text_hash      BLOB NOT NULL,
    subject        BLOB,
    origin         TEXT NOT NULL CHECK (origin IN ('plain', 'html', 'rtf', 'docx', 'pdf')),
    renderer       TEXT NOT NULL,
    patient_id     INTEGER REFERENCES patient (id),
    patient_basis  TEXT CHECK (patient_basis IN ('nhs_number', 'address')),
    stored_at      TEXT NOT NULL CHECK (stored_at GLOB '????-??-??T??:??:??.???Z'),
    UNIQUE (message_id, part),
    CHECK ((patient_id IS NULL) = (patient_basis IS NULL))
) STRICT;

CREATE INDEX document_by_parent ON document (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX document_by_patient ON document (patient_id) WHERE patient_id IS NOT NULL;
CREATE INDEX document_by_text ON document (text_hash);

CREATE TABLE document_doubt (
    document_id INTEGER NOT NULL REFERENCES document (id),
    position    INTEGER NOT NULL,
    code        TEXT NOT NULL,
    reason      TEXT NOT NULL,
    at_byte     INTEGER,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

-- What could not be read: a whole mail (part is empty) or one part of it.
CREATE TABLE quarantine (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id     INTEGER NOT NULL REFERENCES message (id),
    part           TEXT NOT NULL,
    kind           TEXT NOT NULL CHECK (kind IN ('damaged', 'encrypted', 'over_limit', 'picture_only', 'unsupported', 'waiting_for_tool', 'empty')),
    reason         TEXT NOT NULL,
    at_byte        INTEGER,
    media_type     TEXT,
    file_name      BLOB,
    size           INTEGER,
    quarantined_at TEXT NOT NULL CHECK (quarantined_at GLOB '????-??-??T??:??:??.???Z'),
    retried_at     TEXT CHECK (retried_at GLOB '????-??-??T??:??:??.???Z'),
    released_at    TEXT CHECK (released_at GLOB '????-??-??T??:??:??.???Z'),
    released_by    TEXT,
    UNIQUE (message_id, part),
    CHECK ((released_at IS NULL) = (released_by IS NULL))
) STRICT;
