#include "attendance-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "apply.h"
#include "part-form.h"
#include "records/types.h"
#include "tooltip.h"
#include "wrap-layout.h"

struct _LiaAttendanceList {
  GtkWidget parent_instance;

  LiaRegister *reg;
  LiaRecord *engagement;
  char *shown; /* what the groups were built from, so that they are built anew only if it differs */

  GtkWidget *box;
  GtkWidget *count;
  GtkWidget *add_button;
  GtkWidget *form_bin;
  GtkWidget *groups;
};

G_DEFINE_FINAL_TYPE (LiaAttendanceList, lia_attendance_list, GTK_TYPE_WIDGET)

static void
take_off_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaAttendanceList *self = LIA_ATTENDANCE_LIST (widget);
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaRecord) part = NULL;
  g_autoptr (LiaEdit) edit = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  LiaId id;

  if (!lia_id_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  part = lia_reader_get (reader, &id, NULL);
  if (part == NULL)
    return;
  title = lia_reader_record_title (reader, part);
  /* Translators: what an edit did; %s is a participation, such as "Pakistan: Subject" */
  label = g_strdup_printf (_ ("Take off %s"), title);
  edit = lia_edit_new (label);
  lia_edit_archive (edit, part);
  lia_apply_edit (widget, self->reg, edit);
}

static void
close_form_cb (LiaAttendanceList *self)
{
  gtk_widget_set_visible (self->form_bin, FALSE);
  gtk_widget_grab_focus (self->add_button);
  adw_bin_set_child (ADW_BIN (self->form_bin), NULL);
}

static void
begin_cb (LiaAttendanceList *self)
{
  GtkWidget *form = lia_part_form_new (self->reg, &lia_participation_type, self->engagement);
  gboolean held = g_strcmp0 (lia_record_get (self->engagement, "state"), "held") == 0;

  lia_part_form_preset (LIA_PART_FORM (form), "role", held ? "attends" : "invited");
  g_signal_connect_object (form, "closed", G_CALLBACK (close_form_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self->form_bin), form);
  gtk_widget_set_visible (self->form_bin, TRUE);
  gtk_widget_grab_focus (form);
}

static void
append_item (GMenu *menu, const char *label, const char *action, LiaRecord *record)
{
  g_autofree char *id = lia_id_to_text (lia_record_get_id (record));
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* The participant itself, and each of its roles to be read, changed or taken off. */
static GMenuModel *
create_menu (const LiaAttendee *attendee)
{
  GMenu *menu = g_menu_new ();
  g_autofree char *open = g_strdup_printf (_ ("Open %s"), attendee->name);

  append_item (menu, open, "win.open-record", attendee->participant);
  for (guint i = 0; i < attendee->parts->len; i++) {
    LiaRecord *part = attendee->parts->pdata[i];
    const LiaField *field = lia_record_type_field (&lia_participation_type, "role");
    const LiaChoice *role = lia_field_find_choice (field, lia_record_get (part, "role"));
    g_autoptr (GMenu) section = g_menu_new ();

    append_item (section, _ ("Role and statement…"), "win.open-record", part);
    append_item (section, _ ("Take off"), "attendance.take-off", part);
    g_menu_append_section (menu, role != NULL ? _ (role->label) : NULL, G_MENU_MODEL (section));
  }

  return G_MENU_MODEL (menu);
}

static gboolean
only_attends (const LiaAttendee *attendee)
{
  return attendee->parts->len == 1 &&
         g_strcmp0 (lia_record_get (attendee->parts->pdata[0], "role"), "attends") == 0;
}

static GtkWidget *
create_chip (const LiaAttendee *attendee)
{
  g_autoptr (GMenuModel) menu = create_menu (attendee);
  GtkWidget *chip = gtk_menu_button_new ();
  g_autofree char *label =
      only_attends (attendee)
          ? g_strdup (attendee->name)
          /* Translators: a participant and its roles at a meeting, such as "Iraq · Chairs" */
          : g_strdup_printf (_ ("%s · %s"), attendee->name, attendee->roles);
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  lia_tooltip_set (chip, label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (chip), words);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (chip), menu);
  gtk_widget_add_css_class (gtk_widget_get_first_child (chip), "lia-attendee");
  if (attendee->leads)
    gtk_widget_add_css_class (gtk_widget_get_first_child (chip), "lia-leads");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return chip;
}

static GtkWidget *
create_group (const LiaAttendance *attendance)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *title =
      /* Translators: the members of a process at a meeting, and how many they are */
      g_strdup_printf (_ ("%s · %u"), attendance->title, attendance->attendees->len);
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  if (attendance->hue != NULL) {
    g_autofree char *css_class = g_strdup_printf ("lia-process-%s", attendance->hue);

    gtk_widget_add_css_class (heading, css_class);
  }
  gtk_widget_set_layout_manager (chips, lia_wrap_layout_new (6));
  for (guint i = 0; i < attendance->attendees->len; i++)
    gtk_box_append (GTK_BOX (chips), create_chip (attendance->attendees->pdata[i]));
  gtk_box_append (GTK_BOX (group), heading);
  gtk_box_append (GTK_BOX (group), chips);

  return group;
}

static char *
summarize (const LiaGathering *gathering, guint *n_attendees)
{
  g_autoptr (GString) summary = g_string_new (NULL);

  *n_attendees = 0;
  for (guint i = 0; i < gathering->attendance->len; i++) {
    const LiaAttendance *attendance = gathering->attendance->pdata[i];

    g_string_append_printf (summary, "%s\n", attendance->title);
    for (guint j = 0; j < attendance->attendees->len; j++) {
      const LiaAttendee *attendee = attendance->attendees->pdata[j];
      g_autofree char *id = lia_id_to_text (lia_record_get_id (attendee->parts->pdata[0]));

      g_string_append_printf (summary, "%s %s %s\n", id, attendee->name, attendee->roles);
    }
    *n_attendees += attendance->attendees->len;
  }

  return g_string_free (g_steal_pointer (&summary), FALSE);
}

static void
lia_attendance_list_dispose (GObject *object)
{
  LiaAttendanceList *self = LIA_ATTENDANCE_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->engagement);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_attendance_list_parent_class)->dispose (object);
}

static void
lia_attendance_list_class_init (LiaAttendanceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_attendance_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/liaison/Liaison/ui/widgets/attendance-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaAttendanceList, box);
  gtk_widget_class_bind_template_child (widget_class, LiaAttendanceList, count);
  gtk_widget_class_bind_template_child (widget_class, LiaAttendanceList, add_button);
  gtk_widget_class_bind_template_child (widget_class, LiaAttendanceList, form_bin);
  gtk_widget_class_bind_template_child (widget_class, LiaAttendanceList, groups);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_install_action (widget_class, "attendance.take-off", "s", take_off_cb);
}

static void
lia_attendance_list_init (LiaAttendanceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_attendance_list_new (LiaRegister *reg)
{
  LiaAttendanceList *self = g_object_new (LIA_TYPE_ATTENDANCE_LIST, NULL);

  self->reg = g_object_ref (reg);
  gtk_widget_set_sensitive (self->add_button, !lia_register_is_read_only (reg));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.take-off",
                                 !lia_register_is_read_only (reg));

  return GTK_WIDGET (self);
}

void
lia_attendance_list_show (LiaAttendanceList *self, const LiaGathering *gathering)
{
  guint n_attendees;
  g_autofree char *summary = summarize (gathering, &n_attendees);
  g_autofree char *count = g_strdup_printf ("%u", n_attendees);
  GtkWidget *child;

  g_return_if_fail (LIA_IS_ATTENDANCE_LIST (self));

  g_set_object (&self->engagement, gathering->dossier->record);
  if (g_strcmp0 (summary, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&summary);
  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_box_remove (GTK_BOX (self->groups), child);
  for (guint i = 0; i < gathering->attendance->len; i++)
    gtk_box_append (GTK_BOX (self->groups), create_group (gathering->attendance->pdata[i]));
  gtk_widget_set_visible (self->groups, n_attendees > 0);
  gtk_label_set_label (GTK_LABEL (self->count), n_attendees > 1 ? count : "");
}
