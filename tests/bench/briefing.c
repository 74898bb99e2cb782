/* What a briefing takes, phase by phase, and what the least would be that writes the same cells:
 *
 * - briefing write REGISTER OUT: the register briefing is cleared, composed, written, and written
 *   by a bare loop over the same cells.
 *
 * - briefing prove REGISTER OUT CEILING: the register briefing as whoever exports it gets it, with
 *   what is held back learned while it is cleared, read back and concluded about.
 *
 * - briefing export REGISTER OUT [CEILING [KIND CODE]]: a briefing of any kind, as a whole.
 *
 * - briefing dump REGISTER OUT: the cells, a row a line, for whoever writes them otherwise.
 *
 * Prints lines of `name milliseconds 0`, in processor time of all threads, so that what else runs
 * on the machine matters little; `NAME-wall` is the time on the clock, and `NAME-memory` how many
 * KiB the peak was above what was there before. */

#include <locale.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

#include "briefing/briefing.h"
#include "briefing/delivery.h"
#include "briefing/kinds/kind.h"
#include "briefing/making.h"
#include "briefing/renderer.h"
#include "records/date.h"
#include "records/types.h"
#include "register/register.h"

/* How often the workbook is written. */
#define N_ROUNDS 5

/* Days between 1899-12-30, from which a workbook counts, and 1970-01-01. */
#define EPOCH 25569

typedef struct {
  double processor;
  gint64 wall;
  glong memory;
} Mark;

static double
processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static glong
memory_of (const char *what)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, what) : NULL;
  return line != NULL ? strtol (line + strlen (what) + 1, NULL, 10) : 0;
}

/* From here on the peak is counted anew; what was given back before is no room to work in. */
static Mark
begin (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  malloc_trim (0);
  if (file != NULL) {
    fputs ("5", file);
    fclose (file);
  }
  return (Mark) { processor_time (), g_get_monotonic_time (), memory_of ("VmRSS") };
}

static void
tell (const char *name, const Mark *began)
{
  printf ("%s %.3f 0\n%s-wall %.3f 0\n%s-memory %ld 0\n", name,
          processor_time () - began->processor, name,
          (g_get_monotonic_time () - began->wall) / 1000.0, name,
          memory_of ("VmHWM") - began->memory);
}

/* When a delivery last told how far it is. The last three times are when all is written, when it is
 * read back with all texts taken, and when the file is proven and in its place. */
typedef struct {
  Mark times[3];
} Stages;

static void
note_stage (double fraction, gpointer user_data)
{
  Stages *stages = user_data;

  stages->times[0] = stages->times[1];
  stages->times[1] = stages->times[2];
  stages->times[2] = (Mark) { processor_time (), g_get_monotonic_time (), memory_of ("VmHWM") };
}

static void
tell_between (const char *name, const Mark *from, const Mark *to)
{
  printf ("%s %.3f 0\n%s-wall %.3f 0\n", name, to->processor - from->processor, name,
          (to->wall - from->wall) / 1000.0);
}

/* Writing ends where reading back begins, which is the first part of the proof. */
static void
tell_stages (const Mark *began, const Stages *stages)
{
  tell_between ("write", began, &stages->times[0]);
  printf ("write-memory %ld 0\n", stages->times[0].memory - began->memory);
  tell_between ("read-back", &stages->times[0], &stages->times[1]);
  tell_between ("conclude", &stages->times[1], &stages->times[2]);
}

static LiaRegister *
open_register (const char *path)
{
  g_autoptr (GError) error = NULL;
  LiaRegister *reg = lia_register_open (path, &error);

  if (reg == NULL)
    g_error ("%s", error->message);
  return reg;
}

static LiaDocument *
compose (LiaRegister *reg)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  LiaBriefingOptions options = { .kind = &lia_register_briefing };
  g_autoptr (GDateTime) as_at = g_date_time_new_now_local ();
  g_autoptr (LiaDocument) document = lia_document_new ("Bench", "Bench", as_at);
  Mark began = begin ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaClearance) clearance = lia_clearance_new_latest (
      reader, options.kind->types, options.kind->latest, NULL, FALSE, NULL, NULL, &error);
  LiaComposition with = {
    .clearance = clearance, .options = &options, .office = "RSO", .today = lia_day_today ()
  };

  if (clearance == NULL)
    g_error ("%s", error->message);
  tell ("clear", &began);
  began = begin ();
  lia_document_set_mark (document, "TLP:GREEN", NULL, NULL, NULL);
  lia_briefing_kind_compose (&lia_register_briefing, document, &with);
  tell ("compose", &began);

  return g_steal_pointer (&document);
}

/* Without a format of its own a day would be a number, and not the same cell. */
static void
write_bare_cell (lxw_worksheet *sheet,
                 const LiaCell *cell,
                 guint row,
                 guint column,
                 lxw_format *day)
{
  switch (cell->kind) {
  case LIA_CELL_TEXT:
    worksheet_write_string (sheet, row, column, cell->text, NULL);
    break;
  case LIA_CELL_DATE:
    worksheet_write_number (sheet, row, column, cell->number + EPOCH, day);
    break;
  case LIA_CELL_NUMBER:
    worksheet_write_number (sheet, row, column, cell->number, NULL);
    break;
  case LIA_CELL_EMPTY:
    break;
  }
}

static void
write_bare_listing (lxw_worksheet *sheet, const LiaListing *listing, lxw_format *day)
{
  guint n_columns = lia_listing_n_columns (listing);

  for (guint column = 0; column < n_columns; column++)
    worksheet_write_string (sheet, 0, column, lia_listing_get_column (listing, column)->label,
                            NULL);
  for (guint row = 0; row < lia_listing_n_rows (listing); row++)
    for (guint column = 0; column < n_columns; column++)
      write_bare_cell (sheet, lia_listing_get_cell (listing, row, column), row + 1, column, day);
}

static void
write_bare (const LiaDocument *document, const char *folder, gboolean constant)
{
  const char *name = constant ? "bare.xlsx" : "bare-in-memory.xlsx";
  g_autofree char *path = g_build_filename (folder, name, NULL);
  lxw_workbook_options options = { .constant_memory = constant, .tmpdir = (char *) folder };
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_format *day = workbook_add_format (workbook);

  format_set_num_format (day, "d mmm yyyy");
  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (document->sections, i);

    if (section->table != NULL)
      write_bare_listing (workbook_add_worksheet (workbook, NULL), section->table, day);
  }
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("%s couldn't be written", path);
}

static void
write_ours (const LiaDocument *document, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "ours.xlsx", NULL);
  Stages stages = { 0 };
  LiaDelivery delivery = { .path = path, .progress = note_stage, .user_data = &stages };
  g_autoptr (GError) error = NULL;
  Mark began = begin ();

  if (!lia_delivery_write (&delivery, &lia_workbook_renderer, document, &error))
    g_error ("%s", error->message);
  tell_stages (&began, &stages);
}

/* In turn, so that both meet the same machine. */
static void
measure_writing (LiaRegister *reg, const char *folder)
{
  g_autoptr (LiaDocument) document = compose (reg);
  Mark began;

  for (guint i = 0; i < N_ROUNDS; i++) {
    began = begin ();
    write_bare (document, folder, TRUE);
    tell ("bare", &began);
    write_ours (document, folder);
  }
  began = begin ();
  write_bare (document, folder, FALSE);
  tell ("bare-in-memory", &began);
}

static void
see (LiaMaking *making, LiaProof *proof, const char *name)
{
  Mark began = begin ();
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&making->clearance, lia_clearance_free);
  if (!lia_making_see (making, proof, NULL, &error))
    g_error ("%s", error->message);
  tell (name, &began);
}

/* The same is cleared without a proof before, to tell what a proof learns meanwhile; and once more
 * before that, so that both find the register read. */
static void
measure_proof (LiaRegister *reg, const char *path, const char *ceiling)
{
  LiaBriefingOptions options = { .ceiling = ceiling };
  g_autoptr (LiaProof) proof = lia_proof_new ();
  g_autoptr (LiaDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  Stages stages = { 0 };
  LiaDelivery delivery = {
    .path = path, .proof = proof, .progress = note_stage, .user_data = &stages
  };
  g_auto (LiaMaking) making = { 0 };
  Mark began;

  lia_making_init (&making, reg, &options, path);
  see (&making, NULL, "clear-first");
  see (&making, NULL, "clear");
  see (&making, proof, "clear-and-hold");
  began = begin ();
  document = lia_making_fit (&making, &lia_workbook_renderer, NULL);
  tell ("compose", &began);
  began = begin ();
  lia_making_be_proven (&making, proof);
  tell ("vouch", &began);
  began = begin ();
  if (!lia_delivery_write (&delivery, &lia_workbook_renderer, document, &error))
    g_error ("%s", error->message);
  tell_stages (&began, &stages);
}

static LiaRecord *
find (LiaRegister *reg, const LiaBriefingKind *kind, const char *code)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (GError) error = NULL;
  LiaRecord *record = lia_reader_find (reader, kind->scope, code, &error);

  if (record == NULL)
    g_error ("%s", error->message);
  return record;
}

static void
measure_export (LiaRegister *reg,
                const char *path,
                const char *ceiling,
                const char *kind_name,
                const char *code)
{
  const LiaBriefingKind *kind = lia_briefing_kind_find (kind_name);
  g_autoptr (LiaRecord) scope = code != NULL ? find (reg, kind, code) : NULL;
  LiaBriefingOptions options = {
    .kind = kind,
    .renderer = lia_renderer_find (strrchr (path, '.') + 1),
    .ceiling = ceiling,
    .scope = scope != NULL ? lia_record_get_id (scope) : NULL,
  };
  g_autoptr (GError) error = NULL;
  Mark began = begin ();

  if (!lia_briefing_export (reg, &options, path, NULL, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  tell ("export", &began);
}

/* Line ends and tabs within a text would be taken for those between cells. */
static void
dump_text (FILE *file, const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    fputc (*at == '\n' ? '\v' : *at == '\t' ? ' ' : *at, file);
}

static void
dump_cell (FILE *file, const LiaCell *cell)
{
  if (cell->kind == LIA_CELL_TEXT) {
    fputc ('s', file);
    dump_text (file, cell->text);
  } else if (cell->kind != LIA_CELL_EMPTY) {
    fprintf (file, "n%.17g", cell->number + (cell->kind == LIA_CELL_DATE ? EPOCH : 0));
  }
  fputc ('\t', file);
}

static void
dump_listing (FILE *file, const LiaListing *listing)
{
  guint n_columns = lia_listing_n_columns (listing);

  fputs ("=\n", file);
  for (guint column = 0; column < n_columns; column++)
    fprintf (file, "s%s\t", lia_listing_get_column (listing, column)->label);
  fputc ('\n', file);
  for (guint row = 0; row < lia_listing_n_rows (listing); row++) {
    for (guint column = 0; column < n_columns; column++)
      dump_cell (file, lia_listing_get_cell (listing, row, column));
    fputc ('\n', file);
  }
}

static void
dump (LiaRegister *reg, const char *path)
{
  g_autoptr (LiaDocument) document = compose (reg);
  FILE *file = fopen (path, "w");

  if (file == NULL)
    g_error ("%s couldn't be written", path);
  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (document->sections, i);

    if (section->table != NULL)
      dump_listing (file, section->table);
  }
  fclose (file);
}

int
main (int argc, char **argv)
{
  g_autoptr (LiaRegister) reg = NULL;

  setlocale (LC_ALL, "");
  if (argc < 4) {
    g_printerr ("usage: briefing write|prove|export|dump REGISTER OUT [CEILING [KIND CODE]]\n");
    return 2;
  }

  reg = open_register (argv[2]);
  if (g_str_equal (argv[1], "write"))
    measure_writing (reg, argv[3]);
  else if (g_str_equal (argv[1], "prove"))
    measure_proof (reg, argv[3], argc > 4 ? argv[4] : NULL);
  else if (g_str_equal (argv[1], "dump"))
    dump (reg, argv[3]);
  else
    measure_export (reg, argv[3], argc > 4 ? argv[4] : NULL, argc > 5 ? argv[5] : "register",
                    argc > 6 ? argv[6] : NULL);

  return 0;
}
