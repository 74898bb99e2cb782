#include "filter-complete.h"

#include <glib/gi18n.h>
#include <string.h>

#include "filter-how.h"
#include "filter-period.h"
#include "records/fold.h"
#include "records/types.h"
#include "terms.h"

/* What dates are mostly asked for; anything else is typed. */
static const char *const periods[] = { "today",         "this-month",
                                       "this-year",     "next-30-days",
                                       "next-90-days",  "last-30-days",
                                       "last-6-months", NULL };
static const char *const moments[] = { "today",    "+30-days",  "+90-days", "+6-months",
                                       "-90-days", "-6-months", NULL };
static const char *const silences[] = { "1m", "3m", "6m", "1y", NULL };

/* Codes are short; the address of a source isn't one. */
#define LONGEST_CODE 24

/* So much of a value stands there before conditions with it are proposed. */
#define ENOUGH_OF_A_VALUE 3

typedef struct {
  LiaReader *reader;
  const LiaFilterPlace *place;
  const char *typed;    /* what stands there as far as the cursor, folded */
  const char *words;    /* the same as it was typed, without quotation marks */
  const char *replaced; /* all that stands there */
  GPtrArray *found;     /* LiaProposal: what begins so */
  GPtrArray *others;    /* LiaProposal: what has a word that does */
  guint limit;
  GCancellable *cancellable;
} Completer;

/**
 * lia_proposal_free:
 * @self: (transfer full): a proposal
 */
void
lia_proposal_free (LiaProposal *self)
{
  g_free (self->text);
  g_free (self->label);
  g_free (self->detail);
  g_free (self);
}

/* Where in @text a word begins with what was typed; -1 if none does. */
static int
find_word (const char *text, const char *typed)
{
  g_autofree char *folded = lia_fold (text);
  gsize length = strlen (typed);

  for (const char *p = folded; *p != '\0'; p++)
    if ((p == folded || strchr (" _.-(", p[-1]) != NULL) && strncmp (p, typed, length) == 0)
      return p - folded;

  return -1;
}

static gboolean
is_proposed (GPtrArray *proposals, const char *text)
{
  for (guint i = 0; i < proposals->len; i++)
    if (g_str_equal (((LiaProposal *) g_ptr_array_index (proposals, i))->text, text))
      return TRUE;

  return FALSE;
}

/* What would change nothing is no proposal. */
static void
add (Completer *self, gboolean first, const char *text, const char *label, const char *detail)
{
  LiaProposal *proposal;

  if (g_ascii_strcasecmp (text, self->replaced) == 0 || is_proposed (self->found, text) ||
      is_proposed (self->others, text))
    return;

  proposal = g_new0 (LiaProposal, 1);
  proposal->text = g_strdup (text);
  proposal->label = g_strdup (label);
  proposal->detail = g_strdup (detail);
  g_ptr_array_add (first ? self->found : self->others, proposal);
}

/* Proposes what is written or called as it was typed. */
static void
propose (Completer *self, const char *text, const char *label, const char *detail)
{
  int written = find_word (text, self->typed);
  int called = find_word (label, self->typed);

  if (written >= 0 || called >= 0)
    add (self, written == 0 || called == 0, text, label, detail);
}

static char *
name_others (const LiaFilterName *name)
{
  g_autoptr (GString) plurals = g_string_new (NULL);

  for (guint i = 0; name->others[i] != NULL; i++)
    g_string_append_printf (plurals, "%s%s", i > 0 ? ", " : "",
                            lia_record_type_plural (name->others[i]));

  return g_strdup (plurals->str);
}

/* (transfer full) (nullable) */
static char *
explain (const LiaFilterName *name)
{
  switch (name->kind) {
  case LIA_FILTER_STATE:
    return g_strdup (_ ("What follows from its dates and from what was heard of it."));
  case LIA_FILTER_SILENT:
    return g_strdup (_ ("For how long nothing was heard of it."));
  case LIA_FILTER_ARCHIVED:
    return g_strdup (_ ("Whether it was put away."));
  case LIA_FILTER_FIELD:
    return name->field->help != NULL ? g_strdup (_ (name->field->help)) : NULL;
  default:
    return name_others (name);
  }
}

static void
propose_name (Completer *self, const LiaFilterName *name)
{
  g_autofree char *text = g_strconcat (name->name, ":", NULL);
  g_autofree char *detail = explain (name);

  propose (self, text, name->label, detail);
}

/* (transfer full): as a filter writes it, between quotation marks if need be. */
static char *
write_value (const char *value, gboolean literal)
{
  g_autoptr (LiaExpression) term = lia_expression_new_term ("a", LIA_OPERATOR_IS);
  g_autofree char *written = NULL;

  lia_expression_add_value (term, value, literal);
  written = lia_expression_write (term);

  return g_strdup (written + strlen ("a:"));
}

static void
propose_choices (Completer *self, const LiaRecordType *type, const LiaFilterName *name)
{
  g_autoptr (GArray) values = lia_filter_values (type, name);

  for (guint i = 0; i < values->len; i++) {
    const LiaFilterValue *value = &g_array_index (values, LiaFilterValue, i);
    g_autofree char *text = write_value (value->value, FALSE);

    propose (self, text, value->label, value->meaning);
  }
}

/* Who writes “overdue” means the condition that is called so. */
static void
propose_conditions (Completer *self, const LiaRecordType *type, const LiaFilterName *name)
{
  g_autoptr (GArray) values = lia_filter_values (type, name);

  for (guint i = 0; i < values->len; i++) {
    const LiaFilterValue *value = &g_array_index (values, LiaFilterValue, i);
    g_autofree char *written = write_value (value->value, FALSE);
    g_autofree char *text = g_strconcat (name->name, ":", written, NULL);

    if (find_word (value->label, self->typed) == 0 || find_word (value->value, self->typed) == 0)
      add (self, FALSE, text, value->label, name->label);
  }
}

static void
propose_names (Completer *self, const LiaRecordType *type)
{
  g_autoptr (GPtrArray) names = lia_filter_names (type);

  for (guint i = 0; i < names->len; i++)
    propose_name (self, g_ptr_array_index (names, i));
  for (guint i = 0; i < names->len && strlen (self->typed) >= ENOUGH_OF_A_VALUE; i++)
    propose_conditions (self, type, g_ptr_array_index (names, i));
}

/* How people and other filters call a record: by its code if it has one. */
static char *
call_record (LiaRecord *record)
{
  const LiaField *key = lia_record_type_key (lia_record_get_record_type (record));
  const char *code = key != NULL ? lia_record_get (record, key->name) : NULL;

  return write_value (
      code != NULL && strlen (code) <= LONGEST_CODE ? code : lia_record_get_reference (record),
      FALSE);
}

/* The query found what was typed already, in whatever field. */
static void
propose_records (Completer *self, const LiaRecordType *type)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);
  g_autoptr (GPtrArray) records = NULL;

  if (*self->words != '\0')
    lia_query_where_text (query, self->words);
  lia_query_limit (query, self->limit);
  records = lia_reader_list_records (self->reader, query, self->cancellable, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++) {
    LiaRecord *record = g_ptr_array_index (records, i);
    g_autofree char *text = call_record (record);
    g_autofree char *title = lia_reader_record_title (self->reader, record);

    add (self, find_word (title, self->typed) == 0, text, title, lia_record_type_label (type));
  }
}

static void
propose_reached (Completer *self, const LiaFilterName *name)
{
  const LiaRecordType *const processes[] = { &lia_process_type, NULL };
  gboolean member = name->kind == LIA_FILTER_MEMBER;
  const LiaRecordType *const *types = member ? processes : name->others;

  if (*self->typed == '\0')
    add (self, TRUE, "(", lia_filter_how_label (LIA_FILTER_HOW_WHERE, name),
         _ ("Conditions on the records that it leads to, then “)”."));
  if (member)
    propose (self, "both", lia_filter_how_label (LIA_FILTER_HOW_BOTH, name), NULL);
  for (guint i = 0; types[i] != NULL; i++)
    propose_records (self, types[i]);
}

/* Terms may have a comma or a space in them. */
static void
propose_terms (Completer *self, const LiaRecordType *type, const LiaField *field)
{
  g_auto (GStrv) terms = lia_reader_terms (self->reader, type, field, G_MAXUINT, self->cancellable);

  for (guint i = 0; terms[i] != NULL; i++) {
    g_autofree char *text = write_value (terms[i], TRUE);
    int word = find_word (terms[i], self->typed);

    if (word >= 0)
      add (self, word == 0, text, terms[i], NULL);
  }
}

static void
propose_periods (Completer *self, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *label = lia_period_words (words[i]);

    propose (self, words[i], label, NULL);
  }
}

static void
propose_silences (Completer *self)
{
  for (guint i = 0; silences[i] != NULL; i++) {
    g_autofree char *label = lia_period_length_words (silences[i]);

    propose (self, silences[i], label, NULL);
  }
}

/* What asks whether there is a value at all, or says yes or no. */
static void
propose_words (Completer *self, const LiaFilterName *name)
{
  static const struct {
    LiaFilterHow how;
    const char *word;
  } words[] = {
    { LIA_FILTER_HOW_YES, "yes" },
    { LIA_FILTER_HOW_NO, "no" },
    { LIA_FILTER_HOW_ANY, "any" },
    { LIA_FILTER_HOW_NONE, "none" },
  };
  g_autoptr (GArray) hows = lia_filter_hows (name);

  for (guint i = 0; i < hows->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      if (g_array_index (hows, LiaFilterHow, i) == words[j].how)
        propose (self, words[j].word, lia_filter_how_label (words[j].how, name), NULL);
}

static void
propose_values (Completer *self, const LiaRecordType *type, const LiaFilterName *name)
{
  gboolean compared = self->place->op != LIA_OPERATOR_IS && self->place->op != LIA_OPERATOR_EXACTLY;
  LiaFieldKind kind = name->kind == LIA_FILTER_FIELD ? name->field->kind : LIA_FIELD_TEXT;

  if (name->kind == LIA_FILTER_SILENT)
    propose_silences (self);
  else if (kind == LIA_FIELD_DATE)
    propose_periods (self, compared ? moments : periods);
  else if (!compared && lia_filter_name_reaches (name))
    propose_reached (self, name);
  else if (!compared && kind == LIA_FIELD_TAGS)
    propose_terms (self, type, name->field);
  else if (!compared)
    propose_choices (self, type, name);
  if (self->place->op == LIA_OPERATOR_IS)
    propose_words (self, name);
}

static void
propose_here (Completer *self, const LiaRecordType *type)
{
  g_autoptr (GPtrArray) names = NULL;
  const LiaFilterName *name;

  if (self->place->name == NULL) {
    propose_names (self, type);
    return;
  }

  names = lia_filter_names (type);
  name = lia_filter_names_find (names, self->place->name);
  if (name != NULL)
    propose_values (self, type, name);
}

/* What stands there as far as the cursor, as it is meant: without quotation marks. */
static char *
read_typed (const LiaFilterPlace *place, const char *text)
{
  const char *from = text + place->from;
  gsize length = place->cursor - place->from;

  if (*from != '"' || length == 0)
    return g_strndup (from, length);

  length -= length > 1 && from[length - 1] == '"';
  return g_strndup (from + 1, length - 1);
}

/**
 * lia_filter_complete:
 * @reader: a reader of the register, in which records and terms are looked up
 * @place: a place in a filter
 * @text: that filter
 * @limit: how many proposals at most
 * @cancellable: (nullable): stops it; then there may be fewer
 *
 * Lists what can stand at a place and goes with what stands there so far: names, behind which a
 * condition goes on, and behind a name its values. Goes through all records of a type where they
 * are tagged, so not for the main thread.
 *
 * Returns: (transfer full) (element-type LiaProposal): the proposals, what begins as it was typed
 *   first
 */
GPtrArray *
lia_filter_complete (LiaReader *reader,
                     const LiaFilterPlace *place,
                     const char *text,
                     guint limit,
                     GCancellable *cancellable)
{
  g_autofree char *words = read_typed (place, text);
  g_autofree char *typed = lia_fold (words);
  g_autofree char *replaced = g_strndup (text + place->from, place->to - place->from);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_proposal_free);
  g_autoptr (GPtrArray) others =
      g_ptr_array_new_with_free_func ((GDestroyNotify) lia_proposal_free);
  Completer self = { reader, place, typed, words, replaced, found, others, limit, cancellable };

  for (guint i = 0; i < place->types->len; i++)
    propose_here (&self, g_ptr_array_index (place->types, i));
  g_ptr_array_extend_and_steal (found, g_steal_pointer (&others));
  if (found->len > limit)
    g_ptr_array_set_size (found, limit);

  return found;
}
