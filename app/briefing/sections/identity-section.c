#include "identity-section.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the rows of the sheet begin with. A program looks for these words, so that they are the same
 * in every language. */
#define REGISTER "register"
#define EXPORT "export"
#define COLUMN "column"
#define RECORD "record"

static void
add_columns (LiaListing *listing)
{
  lia_listing_add_column (listing, LIA_COLUMN_TEXT, _ ("What"),
                          _ ("What the row identifies: register, export, column or record"));
  lia_listing_add_column (listing, LIA_COLUMN_TITLE, _ ("Name"),
                          _ ("The office of the register, the moment of the export, what stands "
                             "above the column, or the reference of the record"));
  lia_listing_add_column (listing, LIA_COLUMN_TEXT, _ ("Key"), _ ("What the register knows it by"));
  lia_listing_add_column (listing, LIA_COLUMN_TEXT, _ ("Fingerprint"),
                          _ ("The SHA-256 of the row as it was sent: its cells from left to right, "
                             "each followed by U+001F, days as 2026-11-23"));
}

static void
add_row (LiaListing *listing,
         const char *what,
         const char *name,
         const char *key,
         const char *fingerprint)
{
  lia_listing_add_row (listing, NULL);
  lia_listing_put_text (listing, what);
  lia_listing_put_text (listing, name);
  lia_listing_put_text (listing, key);
  lia_listing_put_text (listing, fingerprint);
}

static guint8
hex_byte (const char *digits)
{
  return (guint8) (g_ascii_xdigit_value (digits[0]) << 4 | g_ascii_xdigit_value (digits[1]));
}

/* A UUID of version 8 (RFC 9562, section 5.8), made of what is exported: the same state of the same
 * register is the same export. */
static char *
export_key (GChecksum *checksum)
{
  const char *digits = g_checksum_get_string (checksum);
  LiaId id;

  for (guint i = 0; i < sizeof id.bytes; i++)
    id.bytes[i] = hex_byte (digits + 2 * i);
  id.bytes[6] = 0x80 | (id.bytes[6] & 0x0f);
  id.bytes[8] = 0x80 | (id.bytes[8] & 0x3f);

  return lia_id_to_text (&id);
}

static void
note (GChecksum *checksum, const char *text)
{
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_update (checksum, (const guchar *) "\x1f", 1);
}

/**
 * lia_identity_section_add:
 * @document: a document
 * @with: what it is composed from
 * @section: a section of it whose table comes back filled in
 * @records: (element-type LiaCleared): the records of its rows, in order
 * @columns: which of its columns come back, ended by one without a key
 *
 * Adds a section that is there for the program which reads the file when it comes back: what
 * identifies the register, this export, the columns and each row as it was sent. Properties of a
 * file don't survive every program; cells do.
 */
void
lia_identity_section_add (LiaDocument *document,
                          const LiaComposition *with,
                          const LiaSection *section,
                          GPtrArray *records,
                          const LiaReturnedColumn *columns)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) fingerprints = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *moment = g_date_time_format_iso8601 (document->as_at);
  g_autofree char *export = NULL;
  LiaListing *listing = lia_listing_new ();
  LiaSection *identity;

  note (checksum, with->identity);
  note (checksum, moment);
  for (guint i = 0; i < records->len; i++) {
    g_ptr_array_add (keys, lia_id_to_text (lia_cleared_get_id (g_ptr_array_index (records, i))));
    g_ptr_array_add (fingerprints, lia_listing_fingerprint (section->table, i));
    note (checksum, g_ptr_array_index (keys, i));
    note (checksum, g_ptr_array_index (fingerprints, i));
  }
  export = export_key (checksum);

  add_columns (listing);
  add_row (listing, REGISTER, with->office, with->identity, NULL);
  add_row (listing, EXPORT, moment, export, NULL);
  for (const LiaReturnedColumn *column = columns; column->key != NULL; column++)
    add_row (listing, COLUMN, lia_listing_get_column (section->table, column->column)->label,
             column->key, NULL);
  for (guint i = 0; i < records->len; i++)
    add_row (listing, RECORD, lia_cleared_get_reference (g_ptr_array_index (records, i)),
             g_ptr_array_index (keys, i), g_ptr_array_index (fingerprints, i));

  identity =
      lia_document_add_section (document, "identity", _ ("Identity"),
                                _ ("What identifies the register, this export and each row"));
  identity->hidden = TRUE;
  lia_section_take_listing (identity, listing);
}
