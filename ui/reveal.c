#include "reveal.h"

/* A screenful of a window as large as it is at first; each row more costs its cells. */
#define FIRST_ROWS 28
#define ROWS_OF_FRAME 24
#define MOST_ROWS_KEPT 240

/* (transfer full): the first rows of @list. */
GtkSliceListModel *
lia_reveal_new (GListModel *list)
{
  return gtk_slice_list_model_new (g_object_ref (list), 0, FIRST_ROWS);
}

/* Goes back to the first rows. */
void
lia_reveal_begin (GtkSliceListModel *slice)
{
  gtk_slice_list_model_set_size (slice, FIRST_ROWS);
}

/* A few rows more; as soon as the view would keep no others, all of them. */
void
lia_reveal_more (GtkSliceListModel *slice)
{
  guint size = gtk_slice_list_model_get_size (slice) + ROWS_OF_FRAME;

  gtk_slice_list_model_set_size (slice, size > MOST_ROWS_KEPT ? G_MAXUINT : size);
}

/* All that the list holds can be reached from now on. */
void
lia_reveal_all (GtkSliceListModel *slice)
{
  gtk_slice_list_model_set_size (slice, G_MAXUINT);
}

gboolean
lia_reveal_is_whole (GtkSliceListModel *slice)
{
  return gtk_slice_list_model_get_size (slice) == G_MAXUINT;
}
