-- What keeps the store recoverable: its data keys wrapped a second time, by a recovery key that is written down by a person and stored nowhere. proved_at: when somebody last typed it in and it fitted.

CREATE TABLE recovery_key (
    key_id    INTEGER PRIMARY KEY REFERENCES data_key (id),
    wrapped   BLOB NOT NULL,
    made_at   TEXT NOT NULL CHECK (made_at GLOB '????-??-??T??:??:??.???Z'),
    made_by   TEXT NOT NULL,
    proved_at TEXT CHECK (proved_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;
