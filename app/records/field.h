#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands where a text was removed for good; how it reads, lia_field_display() tells. */
#define LIA_PURGED "(purged)"

/**
 * LiaFieldKind:
 *
 * What a field holds. Wherever a value travels (records, edits, the journal, the command line) it
 * is text in one canonical form, or %NULL for "not known"; the kind says which, and how the
 * register keeps it:
 *
 * | kind | canonical text | column |
 * | --- | --- | --- |
 * | TEXT | one line | TEXT |
 * | PROSE | paragraphs | TEXT |
 * | DATE | EDTF, see #LiaDate | TEXT, and two INTEGER companions `*_first`, `*_last` in days |
 * | TIME | `HH:MM` | TEXT |
 * | TIME_ZONE | IANA name, `Europe/Sofia` | TEXT |
 * | CHOICE | the value of a #LiaChoice | TEXT |
 * | TAGS | terms parted by `;` | TEXT |
 * | REFERENCE | a #LiaId as text | BLOB |
 * | INTEGER | decimal digits | INTEGER |
 * | FLAG | `1`, or %NULL for no | INTEGER |
 * | ADDRESS | http(s) address | TEXT |
 */
typedef enum {
  LIA_FIELD_TEXT,
  LIA_FIELD_PROSE,
  LIA_FIELD_DATE,
  LIA_FIELD_TIME,
  LIA_FIELD_TIME_ZONE,
  LIA_FIELD_CHOICE,
  LIA_FIELD_TAGS,
  LIA_FIELD_REFERENCE,
  LIA_FIELD_INTEGER,
  LIA_FIELD_FLAG,
  LIA_FIELD_ADDRESS,
} LiaFieldKind;

/**
 * LiaFieldFlags:
 * @LIA_FIELD_REQUIRED: a record without it is refused.
 * @LIA_FIELD_SEARCHED: its words are found by search.
 * @LIA_FIELD_LISTED: a column of it is shown in lists unless the reader hides it.
 * @LIA_FIELD_REASONED: once it has a value, changing that needs a reason (dates that slip).
 * @LIA_FIELD_OPEN: choices are suggestions; another text is taken as well.
 * @LIA_FIELD_KEY: unique within its type; a record can be named by it (`AUS`, `bali`).
 * @LIA_FIELD_PERSONAL: about a person; left out of what leaves the office unless asked for.
 * @LIA_FIELD_KEPT: set by the application, never shown in a form.
 * @LIA_FIELD_FIXED: what it is when its record is made it stays.
 */
typedef enum {
  LIA_FIELD_REQUIRED = 1 << 0,
  LIA_FIELD_SEARCHED = 1 << 1,
  LIA_FIELD_LISTED = 1 << 2,
  LIA_FIELD_REASONED = 1 << 3,
  LIA_FIELD_OPEN = 1 << 4,
  LIA_FIELD_KEY = 1 << 5,
  LIA_FIELD_PERSONAL = 1 << 6,
  LIA_FIELD_KEPT = 1 << 7,
  LIA_FIELD_FIXED = 1 << 8,
} LiaFieldFlags;

/**
 * LiaTone:
 *
 * How a choice feels. The window maps it to the toolkit's success, warning and error colours, a
 * workbook to fills; it always comes with an icon and the word.
 */
typedef enum {
  LIA_TONE_NEUTRAL,
  LIA_TONE_ACCENT,
  LIA_TONE_SUCCESS,
  LIA_TONE_WARNING,
  LIA_TONE_ERROR,
} LiaTone;

/**
 * LiaChoice:
 * @value: what is stored; never shown, never translated.
 * @label: what is shown; marked for translation, not yet translated.
 * @tone: how it feels.
 * @icon: a symbolic icon name, or %NULL.
 * @meaning: one line that defines it, for the data guide; marked for translation, or %NULL.
 * @reasoned: whether changing another value to this one needs a reason.
 */
typedef struct {
  const char *value;
  const char *label;
  LiaTone tone;
  const char *icon;
  const char *meaning;
  gboolean reasoned;
} LiaChoice;

/**
 * LiaField:
 * @name: the column in the register, the word on the command line; never translated.
 * @label: what people read; marked for translation, not yet translated.
 * @kind: what it holds.
 * @flags: how it is treated.
 * @help: one line that says what to write; marked for translation.
 * @choices: (nullable): what can be chosen, ended by an entry without a value.
 * @refers_to: (nullable): the name of the record type a REFERENCE points at.
 *
 * One field of a record type. Everything that shows, reads, writes or explains the field works
 * from this.
 */
typedef struct {
  const char *name;
  const char *label;
  LiaFieldKind kind;
  LiaFieldFlags flags;
  const char *help;
  const LiaChoice *choices;
  const char *refers_to;
} LiaField;

const char      *lia_field_label       (const LiaField *field);
const LiaChoice *lia_field_find_choice (const LiaField *field, const char *value);
char            *lia_field_normalize   (const LiaField *field, const char *text, GError **error);
char            *lia_field_display     (const LiaField *field, const char *value);

G_END_DECLS
