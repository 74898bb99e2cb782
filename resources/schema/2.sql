-- The second schema: the journal is chained, moments and views have names, and links are found by
-- what they relate. Unlike the tables of the first step, those of types that came later stand here.

-- Each edit is sealed: `hash` covers the edit, all its lines and the hash before it. `salt` goes into
-- the digest of each text, so that a digest that outlives its text tells nobody what it was; `checks`
-- has four bytes for each line and for the edit itself, by which a changed or missing one is named.
ALTER TABLE edit ADD COLUMN salt BLOB;
ALTER TABLE edit ADD COLUMN salts BLOB;
ALTER TABLE edit ADD COLUMN checks BLOB;
ALTER TABLE edit ADD COLUMN hash BLOB;

-- What is left of a text that was purged is its digest. Its edit then loses `salt`, and each text of
-- it that is still there keeps a salt of its own, in `salts` of the edit or `salt` of the line.
ALTER TABLE change ADD COLUMN salt BLOB;
ALTER TABLE change ADD COLUMN saw_digest BLOB;
ALTER TABLE change ADD COLUMN wants_digest BLOB;

CREATE TABLE "snapshot" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "edit" INTEGER NOT NULL,
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE UNIQUE INDEX "snapshot_by_name" ON "snapshot" ("name");

CREATE TABLE "view" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  ref_office TEXT NOT NULL,
  ref_number INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "shows" TEXT NOT NULL,
  "filter" TEXT,
  "sort" TEXT,
  "columns" TEXT,
  "note" TEXT,
  "mark" BLOB REFERENCES "mark" (id),
  "originator" BLOB REFERENCES "participant" (id),
  "archived" INTEGER CHECK ("archived" = 1),
  UNIQUE (ref_office, ref_number)
) STRICT;
CREATE UNIQUE INDEX "view_by_name" ON "view" ("name");

-- Whole rows of links come from the index, in either direction.
DROP INDEX "link_by_source";
DROP INDEX "link_by_target";
CREATE INDEX "link_by_source" ON "link" ("source", "relation", "target", "archived");
CREATE INDEX "link_by_target" ON "link" ("target", "relation", "source", "archived");

-- The log is asked for a period; the redo stack for the undo of an edit; and moved dates for all that
-- a date of that kind was before, without a look at the millions of other lines.
CREATE INDEX edit_by_at ON edit (at);
CREATE INDEX edit_by_undoes ON edit (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_of_date ON change (type, field, record, serial, saw, wants)
  WHERE field IN ('due', 'date') AND saw IS NOT NULL;

-- What the long lists are sorted and narrowed by, in the order in which they open: so neither has to
-- read through the texts.
DROP INDEX "commitment_by_due_first";
DROP INDEX "engagement_by_date_first";
CREATE INDEX "commitment_list" ON "commitment"
  ("due_first", "due_last", "ref_office", "ref_number", "archived", "status", "kind", "assessment", "id");
CREATE INDEX "engagement_list" ON "engagement"
  ("date_first", "date_last", "ref_office", "ref_number", "archived", "state", "format", "process",
   "with_process", "id");

-- Search has a small index of titles beside the one of all words, so that the best hits come first
-- without looking at the others. `n` tells parts from wholes, and a title's rowid its type too
-- (app/register/search-index.c): each is a range, the newest last. `whole` is the document that a
-- part leads to. The words are cut and folded by the application; what it can't do, older registers
-- have done to them after this step.
DROP TABLE search;
DROP TABLE search_doc;
CREATE TABLE search_doc (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  whole INTEGER,
  archived INTEGER CHECK (archived = 1)
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
  words, prefix = '1 2 3', tokenize = 'ascii', columnsize = 0
);
CREATE VIRTUAL TABLE search_title USING fts5 (
  words, prefix = '1 2 3 4 5', tokenize = 'ascii', columnsize = 0
);

-- Of which commitments nothing was heard is asked of all of them at once: the last day of a million
-- updates comes from the index.
DROP INDEX "update_by_commitment";
CREATE INDEX "update_by_commitment" ON "update" ("commitment", "archived", "date_last");
