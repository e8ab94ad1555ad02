-- Letters to employers: what a person was shown, what they agreed to, what went out. What the letter tells and to whom (scope, choices) and the letter itself (text) are encrypted; nothing is ever deleted here.
CREATE TABLE letter_preview (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id),
    scope       BLOB NOT NULL,
    -- All that was chosen, as JSON: what the letter can be written from again.
    choices     BLOB NOT NULL,
    text        BLOB NOT NULL,
    made_at     TEXT NOT NULL CHECK (made_at GLOB '????-??-??T??:??:??.???Z'),
    made_by     TEXT NOT NULL CHECK (made_by <> '')
) STRICT;

CREATE INDEX letter_preview_document ON letter_preview (document_id);

CREATE TABLE letter_consent (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    preview_id   INTEGER NOT NULL REFERENCES letter_preview (id),
    -- Version of the wording of the consent that the person agreed to.
    wording      TEXT NOT NULL CHECK (length(wording) BETWEEN 1 AND 64 AND wording NOT GLOB '*[^A-Za-z0-9_.:-]*'),
    -- When the person agreed; recorded_at is when that was written down.
    given_at     TEXT NOT NULL CHECK (given_at GLOB '????-??-??T??:??:??.???Z'),
    recorded_at  TEXT NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??:??.???Z'),
    recorded_by  TEXT NOT NULL CHECK (recorded_by <> ''),
    expires_at   TEXT NOT NULL CHECK (expires_at GLOB '????-??-??T??:??:??.???Z' AND expires_at > given_at),
    withdrawn_at TEXT CHECK (withdrawn_at GLOB '????-??-??T??:??:??.???Z'),
    withdrawn_by TEXT CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
) STRICT;

CREATE INDEX letter_consent_preview ON letter_consent (preview_id);

CREATE TABLE letter_release (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    consent_id  INTEGER NOT NULL REFERENCES letter_consent (id),
    form        TEXT NOT NULL CHECK (form <> '' AND form NOT GLOB '*[^a-z0-9_]*'),
    released_at TEXT NOT NULL CHECK (released_at GLOB '????-??-??T??:??:??.???Z'),
    released_by TEXT NOT NULL CHECK (released_by <> '')
) STRICT;

CREATE TRIGGER letter_preview_is_never_changed BEFORE UPDATE ON letter_preview
BEGIN
    SELECT RAISE(ABORT, 'What a person was shown is never changed.');
END;

CREATE TRIGGER letter_consent_is_only_withdrawn BEFORE UPDATE OF id, preview_id, wording, given_at, recorded_at, recorded_by, expires_at ON letter_consent
BEGIN
    SELECT RAISE(ABORT, 'A consent is only ever withdrawn.');
END;
