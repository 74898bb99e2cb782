-- The fourth schema: briefings are remembered, those with a name and those that left.

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
  "briefing" BLOB REFERENCES "briefing" (id),
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
CREATE INDEX "issue_by_briefing" ON "issue" ("briefing");

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
