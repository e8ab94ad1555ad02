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
