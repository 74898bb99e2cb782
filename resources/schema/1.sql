-- The first schema of a register. A step, once released, is never changed: a new field is a new step.
-- Every table below `record` follows the description of its type in app/records; a test holds the
-- two together. A date has two companions, the first and last day it can mean, counted from
-- 1970-01-01, by which it sorts and is drawn.

CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What every record is, whatever its type: links and the journal point here.
CREATE TABLE record (
  id BLOB PRIMARY KEY NOT NULL CHECK (length (id) = 16),
  type TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The last number given out, by type and office: a reference is never used twice.
CREATE TABLE counter (
  type TEXT NOT NULL,
  office TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (type, office)
) STRICT, WITHOUT ROWID;

-- The journal: what was changed, by whom, when and why. Rows are only ever added.
CREATE TABLE edit (
  serial INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  label TEXT NOT NULL,
  reason TEXT,
  person TEXT NOT NULL,
  office TEXT NOT NULL,
  undoes INTEGER REFERENCES edit (serial),
  redoes INTEGER REFERENCES edit (serial)
) STRICT;

CREATE TABLE change (
  serial INTEGER NOT NULL REFERENCES edit (serial),
  step INTEGER NOT NULL,
  type TEXT NOT NULL,
  record BLOB NOT NULL,
  field TEXT NOT NULL,
  saw TEXT,
  wants TEXT,
  PRIMARY KEY (serial, step)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_by_record ON change (record, serial);

-- Search keeps its own numbers, because a BLOB key has none that holds still. The text is folded
-- by the application, not by the tokenizer, which misses too much.
CREATE TABLE search_doc (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
  reference, title, body, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE "mark" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "label" TEXT NOT NULL,
  "rank" INTEGER NOT NULL,
  "meaning" TEXT,
  "foreground" TEXT,
  "background" TEXT,
  "note" TEXT,
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE UNIQUE INDEX "mark_by_label" ON "mark" ("label");

CREATE TABLE "process" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "short_name" TEXT NOT NULL,
  "letter" TEXT,
  "hue" TEXT,
  "secretariat" BLOB REFERENCES "participant" (id),
  "established" TEXT,
  "established_first" INTEGER,
  "established_last" INTEGER,
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE UNIQUE INDEX "process_by_short_name" ON "process" ("short_name");
CREATE INDEX "process_by_secretariat" ON "process" ("secretariat");

CREATE TABLE "participant" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "full_name" TEXT,
  "category" TEXT,
  "seat" TEXT,
  "seat_country" BLOB REFERENCES "participant" (id),
  "aliases" TEXT,
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE UNIQUE INDEX "participant_by_code" ON "participant" ("code");

CREATE TABLE "name" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "participant" BLOB NOT NULL REFERENCES "participant" (id),
  "name" TEXT NOT NULL,
  "process" BLOB REFERENCES "process" (id),
  "since" TEXT,
  "since_first" INTEGER,
  "since_last" INTEGER,
  "until" TEXT,
  "until_first" INTEGER,
  "until_last" INTEGER,
  "basis" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE INDEX "name_by_participant" ON "name" ("participant");
CREATE INDEX "name_by_process" ON "name" ("process");

CREATE TABLE "membership" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "participant" BLOB NOT NULL REFERENCES "participant" (id),
  "process" BLOB NOT NULL REFERENCES "process" (id),
  "standing" TEXT NOT NULL,
  "office" TEXT,
  "since" TEXT,
  "since_first" INTEGER,
  "since_last" INTEGER,
  "until" TEXT,
  "until_first" INTEGER,
  "until_last" INTEGER,
  "basis" TEXT,
  "confidence" TEXT,
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE INDEX "membership_by_participant" ON "membership" ("participant");
CREATE INDEX "membership_by_process" ON "membership" ("process");

CREATE TABLE "body" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "short_name" TEXT NOT NULL,
  "process" BLOB NOT NULL REFERENCES "process" (id),
  "kind" TEXT,
  "parent" BLOB REFERENCES "body" (id),
  "established" TEXT,
  "established_first" INTEGER,
  "established_last" INTEGER,
  "ended" TEXT,
  "ended_first" INTEGER,
  "ended_last" INTEGER,
  "aliases" TEXT,
  "note" TEXT,
  "basis" TEXT,
  "confidence" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE UNIQUE INDEX "body_by_short_name" ON "body" ("short_name");
CREATE INDEX "body_by_process" ON "body" ("process");
CREATE INDEX "body_by_parent" ON "body" ("parent");

CREATE TABLE "framework" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "process" BLOB NOT NULL REFERENCES "process" (id),
  "adopted" TEXT,
  "adopted_first" INTEGER,
  "adopted_last" INTEGER,
  "covers" TEXT,
  "covers_first" INTEGER,
  "covers_last" INTEGER,
  "basis" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE UNIQUE INDEX "framework_by_code" ON "framework" ("code");
CREATE INDEX "framework_by_process" ON "framework" ("process");

CREATE TABLE "item" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "framework" BLOB NOT NULL REFERENCES "framework" (id),
  "number" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "theme" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE INDEX "item_by_framework" ON "item" ("framework");

CREATE TABLE "crosswalk" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "from_item" BLOB NOT NULL REFERENCES "item" (id),
  "to_item" BLOB NOT NULL REFERENCES "item" (id),
  "basis" TEXT,
  "extent" TEXT,
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE INDEX "crosswalk_by_from_item" ON "crosswalk" ("from_item");
CREATE INDEX "crosswalk_by_to_item" ON "crosswalk" ("to_item");

CREATE TABLE "source" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "kind" TEXT,
  "date" TEXT,
  "date_first" INTEGER,
  "date_last" INTEGER,
  "address" TEXT,
  "language" TEXT,
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE UNIQUE INDEX "source_by_address" ON "source" ("address");

CREATE TABLE "person" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "office" TEXT NOT NULL,
  "participant" BLOB REFERENCES "participant" (id),
  "since" TEXT,
  "since_first" INTEGER,
  "since_last" INTEGER,
  "until" TEXT,
  "until_first" INTEGER,
  "until_last" INTEGER,
  "basis" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE INDEX "person_by_participant" ON "person" ("participant");

CREATE TABLE "challenge" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "wording" TEXT,
  "themes" TEXT,
  "raised_by" TEXT,
  "trend" TEXT,
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;

CREATE TABLE "commitment" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "wording" TEXT,
  "kind" TEXT NOT NULL,
  "by_wording" TEXT,
  "towards_wording" TEXT,
  "lead" BLOB REFERENCES "participant" (id),
  "contact" TEXT,
  "start" TEXT,
  "start_first" INTEGER,
  "start_last" INTEGER,
  "due" TEXT,
  "due_first" INTEGER,
  "due_last" INTEGER,
  "due_note" TEXT,
  "status" TEXT NOT NULL,
  "assessment" TEXT,
  "next_step" TEXT,
  "evidence" TEXT,
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE INDEX "commitment_by_lead" ON "commitment" ("lead");
CREATE INDEX "commitment_by_due_first" ON "commitment" ("due_first");

CREATE TABLE "update" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "commitment" BLOB NOT NULL REFERENCES "commitment" (id),
  "date" TEXT NOT NULL,
  "date_first" INTEGER,
  "date_last" INTEGER,
  "narrative" TEXT NOT NULL,
  "status" TEXT,
  "evidence" TEXT,
  "reported_by" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE INDEX "update_by_commitment" ON "update" ("commitment");

CREATE TABLE "engagement" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "process" BLOB NOT NULL REFERENCES "process" (id),
  "with_process" BLOB REFERENCES "process" (id),
  "body" BLOB REFERENCES "body" (id),
  "kind" TEXT,
  "state" TEXT NOT NULL,
  "date" TEXT,
  "date_first" INTEGER,
  "date_last" INTEGER,
  "date_note" TEXT,
  "time_from" TEXT,
  "time_until" TEXT,
  "time_zone" TEXT,
  "format" TEXT,
  "city" TEXT,
  "country" BLOB REFERENCES "participant" (id),
  "themes" TEXT,
  "objective" TEXT,
  "outcome" TEXT,
  "organisations" TEXT,
  "chatham_house" INTEGER CHECK ("chatham_house" = 1),
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE INDEX "engagement_by_process" ON "engagement" ("process");
CREATE INDEX "engagement_by_with_process" ON "engagement" ("with_process");
CREATE INDEX "engagement_by_body" ON "engagement" ("body");
CREATE INDEX "engagement_by_date_first" ON "engagement" ("date_first");

CREATE TABLE "agenda_item" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "engagement" BLOB NOT NULL REFERENCES "engagement" (id),
  "day" TEXT,
  "day_first" INTEGER,
  "day_last" INTEGER,
  "time_from" TEXT,
  "time_until" TEXT,
  "title" TEXT NOT NULL,
  "speakers" TEXT,
  "chatham_house" INTEGER CHECK ("chatham_house" = 1),
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE INDEX "agenda_item_by_engagement" ON "agenda_item" ("engagement");

CREATE TABLE "participation" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "engagement" BLOB NOT NULL REFERENCES "engagement" (id),
  "participant" BLOB NOT NULL REFERENCES "participant" (id),
  "role" TEXT NOT NULL,
  "person" BLOB REFERENCES "person" (id),
  "statement" TEXT,
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE INDEX "participation_by_engagement" ON "participation" ("engagement");
CREATE INDEX "participation_by_participant" ON "participation" ("participant");
CREATE INDEX "participation_by_person" ON "participation" ("person");

CREATE TABLE "task" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "engagement" BLOB NOT NULL REFERENCES "engagement" (id),
  "title" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "offset_days" INTEGER,
  "due" TEXT,
  "due_first" INTEGER,
  "due_last" INTEGER,
  "owner" TEXT,
  "done" TEXT,
  "done_first" INTEGER,
  "done_last" INTEGER,
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE INDEX "task_by_engagement" ON "task" ("engagement");

CREATE TABLE "lesson" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "statement" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "usable_for" TEXT,
  "context" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;

CREATE TABLE "link" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "relation" TEXT NOT NULL,
  "source" BLOB NOT NULL REFERENCES "record" (id),
  "target" BLOB NOT NULL REFERENCES "record" (id),
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE INDEX "link_by_source" ON "link" ("source");
CREATE INDEX "link_by_target" ON "link" ("target");
