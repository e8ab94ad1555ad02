-- What keeps the store recoverable: its data keys wrapped a second time, by a recovery key that is written down by a person and stored nowhere. proved_at: when somebody last typed it in and it fitted.

CREATE TABLE recovery_key (
    key_id    INTEGER PRIMARY KEY REFERENCES data_key (id),
    wrapped   BLOB NOT NULL,
    made_at   TEXT NOT NULL CHECK (made_at GLOB '????-??-??T??:??:??.???Z'),
    made_by   TEXT NOT NULL,
    proved_at TEXT CHECK (proved_at GLOB '????-??-??T??:??:??.???Z')
) STRICT;

-- Mails that were erased, so that the same mail, which may still lie in its mailbox, does not come in again: keyed hashes only.
CREATE TABLE erased_mail (
    mailbox_id      INTEGER NOT NULL REFERENCES mailbox (id),
    uidvalidity     INTEGER NOT NULL,
    identity_hash   BLOB NOT NULL,
    message_id_hash BLOB,
    content_hash    BLOB,
    PRIMARY KEY (mailbox_id, uidvalidity, identity_hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX erased_mail_by_message_id ON erased_mail (message_id_hash) WHERE message_id_hash IS NOT NULL;

-- For erasing: what refers to a row is found by an index.
CREATE INDEX coder_decision_by_analysis ON coder_decision (analysis_id) WHERE analysis_id IS NOT NULL;
CREATE INDEX contact_restriction_by_document ON contact_restriction (document_id);
CREATE INDEX draft_by_outbox ON draft (outbox_id) WHERE outbox_id IS NOT NULL;
CREATE INDEX outbox_by_patient ON outbox (patient_id);
CREATE INDEX sent_mail_by_answers ON sent_mail (answers) WHERE answers IS NOT NULL;
CREATE INDEX sent_mail_recipient_by_mail ON sent_mail_recipient (sent_mail_id);

-- Records of staff, family and others whom the team knows: every page with their words asks for a reason first, until a person lifts it. BLOB columns are encrypted fields.
CREATE TABLE guarded_record (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    patient_id INTEGER NOT NULL REFERENCES patient (id),
    reason     BLOB NOT NULL,
    set_at     TEXT NOT NULL CHECK (set_at GLOB '????-??-??T??:??:??.???Z'),
    set_by     TEXT NOT NULL,
    lifted_at  TEXT CHECK (lifted_at GLOB '????-??-??T??:??:??.???Z'),
    lifted_by  TEXT,
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
) STRICT;

CREATE UNIQUE INDEX guarded_record_in_force ON guarded_record (patient_id) WHERE lifted_at IS NULL;
CREATE INDEX guarded_record_by_patient ON guarded_record (patient_id);

-- Each time somebody opened one.
CREATE TABLE guarded_opening (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    patient_id INTEGER NOT NULL REFERENCES patient (id),
    reason     BLOB NOT NULL,
    opened_at  TEXT NOT NULL CHECK (opened_at GLOB '????-??-??T??:??:??.???Z'),
    opened_by  TEXT NOT NULL
) STRICT;

CREATE INDEX guarded_opening_by_patient ON guarded_opening (patient_id, opened_by, opened_at);

-- Mails in which words of such a patient stand or may stand: in the record, perhaps the patient's, from an address of the patient's, sent by the team, or in one thread with such a mail.
CREATE VIEW guarded_message AS
WITH direct (message_id, patient_id) AS (
    SELECT d.message_id, g.patient_id FROM guarded_record g JOIN document d ON d.patient_id = g.patient_id WHERE g.lifted_at IS NULL
    UNION SELECT d.message_id, g.patient_id FROM guarded_record g JOIN patient_match p ON p.patient_id = g.patient_id JOIN document d ON d.id = p.document_id WHERE g.lifted_at IS NULL
    UNION SELECT m.id, g.patient_id FROM guarded_record g JOIN patient_address a ON a.patient_id = g.patient_id JOIN message m ON m.from_hash = a.address_hash WHERE g.lifted_at IS NULL
    UNION SELECT s.incoming_id, g.patient_id FROM guarded_record g JOIN sent_mail s ON s.patient_id = g.patient_id WHERE g.lifted_at IS NULL AND s.incoming_id IS NOT NULL
)
SELECT message_id, patient_id FROM direct
UNION SELECT other.id, direct.patient_id FROM direct JOIN message self ON self.id = direct.message_id JOIN message other ON other.thread_id = self.thread_id;
