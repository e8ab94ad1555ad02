-- When a mail was marked and moved on its server as configured; null where that is still to be done or never asked for.
ALTER TABLE message ADD COLUMN settled_at TEXT CHECK (settled_at GLOB '????-??-??T??:??:??.???Z');

CREATE INDEX message_to_settle ON message (mailbox_id, uidvalidity, uid) WHERE settled_at IS NULL AND uid IS NOT NULL AND state IN ('done', 'quarantined');
