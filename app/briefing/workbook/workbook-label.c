#include "workbook-label.h"

/* CONTENT_HEADER and CONTENT_FOOTER: the mark stands in both, see lia_canvas_print_setup(). */
#define CONTENT_BITS "3"

static lxw_error
set_attribute (lxw_workbook *book, const char *label, const char *attribute, const char *value)
{
  g_autofree char *name = g_strdup_printf ("MSIP_Label_%s_%s", label, attribute);

  return workbook_set_custom_property_string (book, name, value);
}

/**
 * lia_workbook_set_label:
 * @book: a workbook
 * @document: what it is made from
 *
 * Puts the sensitivity label of its mark on a workbook, if there is one, so that Office shows it
 * and holds to what the organisation has laid down for it. Names and values are those of “Metadata”
 * in the documentation of the Microsoft Information Protection SDK; the label counts as chosen by a
 * person, at the moment whose state the workbook shows.
 *
 * Returns: the library's code
 */
lxw_error
lia_workbook_set_label (lxw_workbook *book, const LiaDocument *document)
{
  const char *label = document->sensitivity_label;
  g_autoptr (GDateTime) utc = g_date_time_to_utc (document->as_at);
  g_autofree char *moment = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  const char *const attributes[][2] = {
    { "Enabled", "true" },           { "SetDate", moment },
    { "Method", "Privileged" },      { "SiteId", document->sensitivity_site },
    { "ContentBits", CONTENT_BITS },
  };
  lxw_error code = LXW_NO_ERROR;

  for (guint i = 0; label != NULL && i < G_N_ELEMENTS (attributes) && code == LXW_NO_ERROR; i++)
    code = set_attribute (book, label, attributes[i][0], attributes[i][1]);

  return code;
}
