-- What an administrator must know of a mailbox beyond its connection, the latest of each kind. words is encrypted: they are the mail server's own.
CREATE TABLE mailbox_notice (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    mailbox_id INTEGER NOT NULL REFERENCES mailbox (id),
    kind       TEXT NOT NULL CHECK (kind IN ('settle_failed', 'alert')),
    words      BLOB NOT NULL,
    mails      INTEGER NOT NULL CHECK (mails >= 0),
    first_at   TEXT NOT NULL CHECK (first_at GLOB '????-??-??T??:??:??.???Z'),
    last_at    TEXT NOT NULL CHECK (last_at GLOB '????-??-??T??:??:??.???Z'),
    ended_at   TEXT CHECK (ended_at GLOB '????-??-??T??:??:??.???Z'),
    UNIQUE (mailbox_id, kind)
) STRICT;
