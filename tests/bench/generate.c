/* Makes a register as large as an office could have after many years:
 * generate FILE [COMMITMENTS [SEED]]; the other types are in proportion. */

#include <locale.h>

#include "intake/fill.h"
#include "prose.h"
#include "records/date.h"
#include "records/types.h"
#include "register/register.h"

#define FIRST_YEAR 2017
#define LAST_YEAR 2027
#define RECORDS_IN_EDIT 10000

typedef struct {
  LiaRegister *reg;
  Prose *prose;
  guint64 n_ids;
  LiaEdit *edit;
  guint in_edit;
  GArray *processes;    /* LiaId */
  GArray *participants; /* LiaId */
  GArray *challenges;   /* LiaId */
  GArray *engagements;  /* LiaId */
  GArray *commitments;  /* LiaId */
} Generator;

static void
flush (Generator *self)
{
  g_autoptr (GError) error = NULL;

  if (self->edit == NULL)
    return;
  if (!lia_register_apply (self->reg, self->edit, &error))
    g_error ("%s", error->message);
  g_clear_object (&self->edit);
  self->in_edit = 0;
}

/* Keys as lia_id_new() makes them, but from the seed, and as if one were made each millisecond. */
static LiaId
next_id (Generator *self)
{
  guint64 ms = G_GUINT64_CONSTANT (1483228800000) + self->n_ids++;
  LiaId id;

  for (guint i = 0; i < sizeof id.bytes; i++)
    id.bytes[i] = prose_number (self->prose, 0, 256);
  for (guint i = 0; i < 6; i++)
    id.bytes[i] = (ms >> (40 - 8 * i)) & 0xff;
  id.bytes[6] = 0x70 | (id.bytes[6] & 0x0f);
  id.bytes[8] = 0x80 | (id.bytes[8] & 0x3f);

  return id;
}

static LiaId
begin (Generator *self, const LiaRecordType *type)
{
  LiaId id = next_id (self);

  if (self->in_edit++ == RECORDS_IN_EDIT)
    flush (self);
  if (self->edit == NULL) {
    self->edit = lia_edit_new ("Add records");
    self->in_edit = 1;
  }
  lia_edit_set (self->edit, type, &id, LIA_CHANGE_EXISTENCE, NULL, ":");

  return id;
}

static void
set (Generator *self,
     const LiaRecordType *type,
     const LiaId *id,
     const char *field,
     const char *value)
{
  lia_edit_set (self->edit, type, id, field, NULL, value);
}

static void
set_prose (Generator *self,
           const LiaRecordType *type,
           const LiaId *id,
           const char *field,
           int from,
           int to)
{
  g_autofree char *text = prose_sentence (self->prose, prose_number (self->prose, from, to));

  set (self, type, id, field, text);
}

static void
set_day (Generator *self, const LiaRecordType *type, const LiaId *id, const char *field)
{
  g_autofree char *day = prose_day (self->prose, FIRST_YEAR, LAST_YEAR);

  set (self, type, id, field, day);
}

static void
set_choice (Generator *self, const LiaRecordType *type, const LiaId *id, const char *field)
{
  const LiaChoice *choices = lia_record_type_field (type, field)->choices;
  int n = 0;

  while (choices[n].value != NULL)
    n++;
  set (self, type, id, field, choices[prose_number (self->prose, 0, n)].value);
}

static const LiaId *
any_of (Generator *self, GArray *ids)
{
  return &g_array_index (ids, LiaId, prose_number (self->prose, 0, ids->len));
}

static gboolean
one_in (Generator *self, int n)
{
  return prose_number (self->prose, 0, n) == 0;
}

static void
set_reference (Generator *self,
               const LiaRecordType *type,
               const LiaId *id,
               const char *field,
               GArray *ids)
{
  g_autofree char *text = lia_id_to_text (any_of (self, ids));

  set (self, type, id, field, text);
}

static void
add_challenge (Generator *self)
{
  static const char *const themes[] = { "scam centres", "border management", "return",
                                        "labour migration", "information sharing" };
  const LiaRecordType *type = &lia_challenge_type;
  LiaId id = begin (self, type);

  set_prose (self, type, &id, "title", 20, 80);
  set_prose (self, type, &id, "wording", 100, 400);
  set_choice (self, type, &id, "trend");
  set (self, type, &id, "themes", themes[prose_number (self->prose, 0, G_N_ELEMENTS (themes))]);
  g_array_append_val (self->challenges, id);
}

static void
add_engagement (Generator *self)
{
  const LiaRecordType *type = &lia_engagement_type;
  LiaId id = begin (self, type);

  set_prose (self, type, &id, "title", 20, 80);
  set_reference (self, type, &id, "process", self->processes);
  set_choice (self, type, &id, "state");
  set_choice (self, type, &id, "format");
  set_day (self, type, &id, "date");
  set_prose (self, type, &id, "city", 4, 12);
  set_prose (self, type, &id, "objective", 60, 240);
  if (!one_in (self, 3))
    set_prose (self, type, &id, "outcome", 100, 500);
  g_array_append_val (self->engagements, id);
}

static void
add_commitment (Generator *self)
{
  const LiaRecordType *type = &lia_commitment_type;
  LiaId id = begin (self, type);

  set_prose (self, type, &id, "title", 25, 90);
  set_prose (self, type, &id, "wording", 80, 400);
  set_choice (self, type, &id, "kind");
  set_prose (self, type, &id, "by_wording", 8, 30);
  set_prose (self, type, &id, "towards_wording", 8, 30);
  set_reference (self, type, &id, "lead", self->participants);
  if (!one_in (self, 10))
    set_day (self, type, &id, "due");
  set_choice (self, type, &id, "status");
  if (one_in (self, 2))
    set_choice (self, type, &id, "assessment");
  if (one_in (self, 3))
    set_prose (self, type, &id, "next_step", 20, 80);
  g_array_append_val (self->commitments, id);
}

static void
add_update (Generator *self)
{
  const LiaRecordType *type = &lia_update_type;
  LiaId id = begin (self, type);

  set_reference (self, type, &id, "commitment", self->commitments);
  set_day (self, type, &id, "date");
  set_prose (self, type, &id, "narrative", 60, 300);
  if (!one_in (self, 3))
    set_choice (self, type, &id, "status");
}

static void
add_link (Generator *self, const char *relation, const LiaId *from, GArray *to)
{
  const LiaRecordType *type = lia_record_type_find ("link");
  LiaId id = begin (self, type);
  g_autofree char *source = lia_id_to_text (from);

  set (self, type, &id, "relation", relation);
  set (self, type, &id, "source", source);
  set_reference (self, type, &id, "target", to);
}

/* Three links for each commitment: what it is about, where it was made, and one more. */
static void
add_links (Generator *self, const LiaId *commitment)
{
  add_link (self, "addresses", commitment, self->challenges);
  add_link (self, "made_at", commitment, self->engagements);
  switch (prose_number (self->prose, 0, 4)) {
  case 0:
    add_link (self, "made_towards", commitment, self->participants);
    break;
  case 1:
    add_link (self, "reviewed_at", commitment, self->engagements);
    break;
  default:
    add_link (self, "made_by", commitment, self->participants);
  }
}

static GArray *
list_ids (Generator *self, const char *type)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaQuery) query = lia_query_new (lia_record_type_find (type));

  return lia_reader_list (reader, query, NULL, NULL);
}

static void
generate (Generator *self, guint n_commitments)
{
  for (guint i = 0; i < MAX (n_commitments / 100, 1); i++)
    add_challenge (self);
  for (guint i = 0; i < MAX (n_commitments / 5, 1); i++)
    add_engagement (self);
  for (guint i = 0; i < n_commitments; i++)
    add_commitment (self);
  for (guint i = 0; i < n_commitments; i++)
    add_links (self, &g_array_index (self->commitments, LiaId, i));
  for (guint i = 0; i < 10 * n_commitments; i++)
    add_update (self);
  flush (self);
}

int
main (int argc, char **argv)
{
  guint n_commitments = argc > 2 ? strtoul (argv[2], NULL, 10) : 100000;
  g_autoptr (Prose) prose = prose_new (argc > 3 ? strtoul (argv[3], NULL, 10) : 1);
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (GError) error = NULL;
  Generator self = { .prose = prose };

  setlocale (LC_ALL, "");
  if (argc < 2 || n_commitments == 0) {
    g_printerr ("usage: generate FILE [COMMITMENTS [SEED]]\n");
    return 2;
  }

  reg = lia_register_create (argv[1], "RSO", &error);
  if (reg == NULL || !lia_intake_fill (reg, FALSE, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }

  self.reg = reg;
  self.processes = list_ids (&self, "process");
  self.participants = list_ids (&self, "participant");
  self.challenges = g_array_new (FALSE, FALSE, sizeof (LiaId));
  self.engagements = g_array_new (FALSE, FALSE, sizeof (LiaId));
  self.commitments = g_array_new (FALSE, FALSE, sizeof (LiaId));
  generate (&self, n_commitments);
  g_array_unref (self.processes);
  g_array_unref (self.participants);
  g_array_unref (self.challenges);
  g_array_unref (self.engagements);
  g_array_unref (self.commitments);

  return 0;
}
