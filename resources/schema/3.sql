-- The third schema: what was changed last is found by a look through it, and goes into the indexes of
-- search with others. An index takes as long to write for one record as for many
-- (app/register/search-documents.c).

-- `title` is missing where the index of titles knows it as it is.
CREATE TABLE search_recent (
  n INTEGER PRIMARY KEY,
  title_row INTEGER,
  title TEXT,
  words TEXT NOT NULL
) STRICT;
