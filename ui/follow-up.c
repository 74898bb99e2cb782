#include <glib/gi18n.h>

#include "follow-up.h"

#include "apply.h"
#include "records/types.h"

/* (nullable): the meeting that is followed: the record itself, or where the commitment was made. */
static LiaRecord *
find_meeting (LiaReader *reader, LiaRecord *record)
{
  g_autoptr (GPtrArray) made_at = NULL;

  if (lia_record_get_record_type (record) == &lia_engagement_type)
    return g_object_ref (record);

  made_at = lia_reader_linked (reader, lia_record_get_id (record), "made_at", FALSE);
  if (made_at->len == 0)
    return NULL;

  return g_object_ref (((LiaLinked *) g_ptr_array_index (made_at, 0))->record);
}

/* An engagement belongs to a process; where none is known the first has to do. */
static char *
find_process (LiaReader *reader, LiaRecord *meeting)
{
  g_autoptr (LiaQuery) query = NULL;
  g_autoptr (GArray) processes = NULL;

  if (meeting != NULL)
    return g_strdup (lia_record_get (meeting, "process"));

  query = lia_query_new (&lia_process_type);
  lia_query_limit (query, 1);
  processes = lia_reader_list (reader, query, NULL, NULL);
  if (processes == NULL || processes->len == 0)
    return NULL;

  return lia_id_to_text (&g_array_index (processes, LiaId, 0));
}

static LiaEdit *
plan (LiaReader *reader, LiaRecord *record, LiaId *engagement)
{
  const LiaRecordType *type = &lia_engagement_type;
  gboolean meeting_itself = lia_record_get_record_type (record) == type;
  g_autoptr (LiaRecord) meeting = find_meeting (reader, record);
  g_autofree char *process = find_process (reader, meeting);
  g_autofree char *about = lia_reader_record_title (reader, record);
  /* Translators: the title of a commitment or meeting. */
  g_autofree char *title = g_strdup_printf (_ ("Follow-up: %s"), about);
  /* Translators: the reference of a record, such as C-042. */
  g_autofree char *label =
      g_strdup_printf (_ ("Plan a follow-up of %s"), lia_record_get_reference (record));
  LiaEdit *edit = lia_edit_new (label);

  *engagement = lia_edit_create (edit, type);
  lia_edit_set (edit, type, engagement, "title", NULL, title);
  lia_edit_set (edit, type, engagement, "process", NULL, process);
  lia_edit_set (edit, type, engagement, "state", NULL, "proposed");
  if (meeting != NULL)
    lia_edit_set (edit, type, engagement, "with_process", NULL,
                  lia_record_get (meeting, "with_process"));
  if (meeting_itself)
    lia_edit_link (edit, "follows", engagement, lia_record_get_id (record), NULL);
  else
    lia_edit_link (edit, "followed_up_at", lia_record_get_id (record), engagement, NULL);

  return edit;
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *id = user_data;

  if (lia_apply_edit_finish (result, NULL))
    gtk_widget_activate_action (GTK_WIDGET (source), "win.open-record", "s", id);
}

/* Makes a proposed engagement that follows up the commitment or engagement @id, and opens it. */
void
lia_follow_up (GtkWidget *origin, LiaRegister *reg, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaRecord) record = lia_reader_get (reader, id, NULL);
  g_autoptr (LiaEdit) edit = NULL;
  LiaId engagement;

  if (record == NULL)
    return;

  edit = plan (reader, record, &engagement);
  lia_apply_edit_async (origin, reg, edit, on_applied, lia_id_to_text (&engagement));
}
