#include <locale.h>

#include "intake/error.h"
#include "intake/table.h"
#include "target.h"

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  return 0;
}

static void
check_row (LiaTable *table)
{
  for (guint i = 0; i < lia_table_get_n_columns (table); i++) {
    const char *value = lia_table_get_nth (table, i);

    g_assert_true (value == NULL || (*value != '\0' && g_utf8_validate (value, -1, NULL)));
    lia_table_get (table, lia_table_get_column (table, i));
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaTable) table = lia_table_open_bytes (bytes, "fuzz.csv", &error);
  guint line = 1;

  while (table != NULL && lia_table_next (table, &error)) {
    g_assert_cmpuint (lia_table_get_line (table), >, line);
    line = lia_table_get_line (table);
    check_row (table);
  }
  if (error != NULL) {
    g_assert_error (error, LIA_INTAKE_ERROR, LIA_INTAKE_ERROR_TABLE);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  }

  return 0;
}
