-- Who may use the pages.

CREATE TABLE account (
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    name               TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 64 AND name NOT GLOB '*[^A-Za-z0-9_.@-]*'),
    -- Sealed hash of the password; null where somebody else's sign-in vouches for the account.
    password           BLOB,
    -- Keyed hash of the subject of an outside sign-in (OpenID Connect).
    subject_hash       BLOB UNIQUE,
    -- Sealed secret of the second factor, and the last time step whose code was used: a code opens once.
    second_factor      BLOB,
    second_factor_step INTEGER NOT NULL DEFAULT 0,
    -- Changes whenever what the account may do changes: older sessions end.
    stamp              TEXT NOT NULL CHECK (length(stamp) = 32),
    must_change        INTEGER NOT NULL CHECK (must_change IN (0, 1)),
    failures           INTEGER NOT NULL DEFAULT 0,
    locked_until       TEXT CHECK (locked_until GLOB '????-??-??T??:??:??.???Z'),
    disabled_at        TEXT CHECK (disabled_at GLOB '????-??-??T??:??:??.???Z'),
    created_at         TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z'),
    CHECK ((password IS NULL) <> (subject_hash IS NULL))
) STRICT;

CREATE TABLE account_role (
    account_id INTEGER NOT NULL REFERENCES account (id),
    role       TEXT NOT NULL CHECK (role IN ('coder', 'nurse', 'administrator')),
    PRIMARY KEY (account_id, role)
) STRICT, WITHOUT ROWID;

-- Keys that protect the pages' cookies and forms, sealed.
CREATE TABLE page_key (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    content    BLOB NOT NULL,
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;
