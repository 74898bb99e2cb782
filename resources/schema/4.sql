-- The fourth schema: briefings are remembered, those with a name and those that left, and workbooks
-- carry the label that Office knows for their mark.

ALTER TABLE "mark" ADD COLUMN "sensitivity_label" TEXT;
ALTER TABLE "mark" ADD COLUMN "sensitivity_site" TEXT;

CREATE TABLE "briefing" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "scope" TEXT,
  "title" TEXT,
  "audience" TEXT,
  "introduction" TEXT,
  "ceiling" BLOB REFERENCES "mark" (id),
  "personal" INTEGER CHECK ("personal" = 1),
  "since" TEXT,
  "language" TEXT,
  "format" TEXT,
  "sections" TEXT,
  "columns" TEXT,
  "shows" TEXT,
  "filter" TEXT,
  "view" BLOB REFERENCES "view" (id),
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE UNIQUE INDEX "briefing_by_name" ON "briefing" ("name");
CREATE INDEX "briefing_by_ceiling" ON "briefing" ("ceiling");
CREATE INDEX "briefing_by_view" ON "briefing" ("view");

CREATE TABLE "issue" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "title" TEXT,
  "kind" TEXT NOT NULL,
  "made" TEXT NOT NULL,
  "made_first" INTEGER,
  "made_last" INTEGER,
  "time" TEXT,
  "audience" TEXT,
  "scope" TEXT,
  "filter" TEXT,
  "ceiling" TEXT,
  "prepared_by" TEXT,
  "language" TEXT,
  "format" TEXT,
  "file_name" TEXT,
  "hash" TEXT,
  "briefing" TEXT,
  "held" INTEGER,
  "edit" INTEGER,
  "recalled" TEXT,
  "recalled_first" INTEGER,
  "recalled_last" INTEGER,
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  -- Last, because it can be long: what stands before it is read without it.
  "records" TEXT,
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE INDEX "issue_by_made" ON "issue" ("made_first");
CREATE INDEX "issue_by_kind" ON "issue" ("kind", "scope", "edit");

-- Which briefings that left held a record, by its reference. A run of numbers is kept as blocks, each
-- of 2^level numbers of which the first is block * 2^level: so a hundred thousand records in a row
-- are some thirty rows, and a record is found by as many look-ups as its number has binary digits
-- (app/register/holdings.c). `office` is empty for the register's own.
CREATE TABLE held (
  prefix TEXT NOT NULL,
  office TEXT NOT NULL,
  level INTEGER NOT NULL,
  block INTEGER NOT NULL,
  issue BLOB NOT NULL,
  PRIMARY KEY (prefix, office, level, block, issue)
) STRICT, WITHOUT ROWID;

-- What is above a mark is asked for whenever something leaves the house; most records bear none.
CREATE INDEX "challenge_by_mark" ON "challenge" ("mark") WHERE "mark" IS NOT NULL;
CREATE INDEX "commitment_by_mark" ON "commitment" ("mark") WHERE "mark" IS NOT NULL;
CREATE INDEX "update_by_mark" ON "update" ("mark") WHERE "mark" IS NOT NULL;
CREATE INDEX "engagement_by_mark" ON "engagement" ("mark") WHERE "mark" IS NOT NULL;
CREATE INDEX "agenda_item_by_mark" ON "agenda_item" ("mark") WHERE "mark" IS NOT NULL;
CREATE INDEX "participation_by_mark" ON "participation" ("mark") WHERE "mark" IS NOT NULL;
CREATE INDEX "task_by_mark" ON "task" ("mark") WHERE "mark" IS NOT NULL;
CREATE INDEX "lesson_by_mark" ON "lesson" ("mark") WHERE "mark" IS NOT NULL;
CREATE INDEX "source_by_mark" ON "source" ("mark") WHERE "mark" IS NOT NULL;
CREATE INDEX "link_by_mark" ON "link" ("mark") WHERE "mark" IS NOT NULL;
