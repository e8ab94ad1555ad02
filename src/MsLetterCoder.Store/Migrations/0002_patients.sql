-- Who the patients are. BLOB columns named *_hash are keyed hashes; all other BLOBs are encrypted fields.

CREATE TABLE patient (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    nhs_hash      BLOB NOT NULL UNIQUE,
    nhs_number    BLOB NOT NULL,
    date_of_birth BLOB,
    source        TEXT NOT NULL CHECK (source IN ('letter', 'import')),
    created_at    TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

CREATE TABLE patient_name (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    patient_id INTEGER NOT NULL REFERENCES patient (id),
    name       BLOB NOT NULL,
    name_hash  BLOB NOT NULL,
    UNIQUE (patient_id, name_hash)
) STRICT;

CREATE TABLE patient_name_part (
    part_hash BLOB NOT NULL,
    name_id   INTEGER NOT NULL REFERENCES patient_name (id),
    PRIMARY KEY (part_hash, name_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX patient_name_part_by_name ON patient_name_part (name_id);

CREATE TABLE patient_address (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    patient_id   INTEGER NOT NULL REFERENCES patient (id),
    address      BLOB NOT NULL,
    address_hash BLOB NOT NULL,
    UNIQUE (patient_id, address_hash)
) STRICT;

CREATE INDEX patient_address_by_hash ON patient_address (address_hash);
