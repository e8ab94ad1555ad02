-- Restricted results are marked so that no page or output shows them until a person with the right opens them; what a coder is asked; what the document was as an encounter.
ALTER TABLE analysis ADD COLUMN encounter TEXT NOT NULL DEFAULT 'seen' CHECK (encounter IN ('seen', 'report', 'cancelled', 'not_attended', 'administration'));
ALTER TABLE mention ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1));
ALTER TABLE icd10 ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1));
ALTER TABLE icd10 ADD COLUMN question TEXT;
ALTER TABLE icd10 ADD COLUMN override TEXT;
-- One warning a line.
ALTER TABLE icd10 ADD COLUMN warnings TEXT NOT NULL DEFAULT '';
ALTER TABLE icd10_left_out ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1));
ALTER TABLE icd10_left_out ADD COLUMN concept_key TEXT;
ALTER TABLE icd10_left_out ADD COLUMN question TEXT;
-- Codes with blanks between.
ALTER TABLE icd10_left_out ADD COLUMN candidates TEXT NOT NULL DEFAULT '';
ALTER TABLE icd10_left_out ADD COLUMN override TEXT;
