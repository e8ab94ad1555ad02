-- What every store has before it holds a letter: its identity, its keys, its settings and its audit trail.

CREATE TABLE store (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    store_id   TEXT NOT NULL CHECK (length(store_id) = 32),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

-- Data keys, each wrapped by the key-encryption key. The highest id seals; all of them open. Key 1 is kept for ever: the keyed hashes and the audit chain derive from it.
CREATE TABLE data_key (
    id         INTEGER PRIMARY KEY,
    wrapped    BLOB NOT NULL,
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z'),
    wrapped_at TEXT NOT NULL CHECK (wrapped_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

CREATE TABLE setting (
    name       TEXT PRIMARY KEY,
    value      TEXT NOT NULL,
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??.???Z'),
    changed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Append-only. The checks leave room for ids and codes, and none for a sentence.
CREATE TABLE audit (
    id        INTEGER PRIMARY KEY,
    at        TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
    actor     TEXT NOT NULL CHECK (length(actor) BETWEEN 1 AND 64 AND actor NOT GLOB '*[^A-Za-z0-9_.:@-]*'),
    action    TEXT NOT NULL CHECK (action <> '' AND action NOT GLOB '*[^a-z0-9_]*'),
    entity    TEXT CHECK (entity NOT GLOB '*[^a-z0-9_]*'),
    entity_id INTEGER,
    detail    TEXT CHECK (length(detail) <= 200 AND detail NOT GLOB '*[^A-Za-z0-9_=;.,:-]*'),
    mac       BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'The audit trail is never changed.');
END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'The audit trail is never deleted.');
END;

-- INSERT OR REPLACE would pass by the trigger above.
CREATE TRIGGER audit_only_grows_at_its_end BEFORE INSERT ON audit
WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM audit)
BEGIN
    SELECT RAISE(ABORT, 'The audit trail grows at its end only.');
END;
