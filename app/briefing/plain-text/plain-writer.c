#include "plain-writer.h"

#include <glib/gi18n.h>

#include "records/plain-text.h"

/* What doesn't fit onto the line of its label goes on below it, this much further in. */
#define HANGING 4

/**
 * lia_plain_writer_new:
 *
 * Returns: (transfer full): a writer of nothing yet
 */
LiaPlainWriter *
lia_plain_writer_new (void)
{
  LiaPlainWriter *self = g_new0 (LiaPlainWriter, 1);

  self->out = g_string_new (NULL);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * lia_plain_writer_free:
 * @self: (transfer full): a writer
 */
void
lia_plain_writer_free (LiaPlainWriter *self)
{
  g_string_free (self->out, TRUE);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/* What turns the direction of text would turn what stands after it, once lines are broken. */
static gboolean
turns_text (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/**
 * lia_plain_writer_clean:
 * @text: any text
 *
 * Returns: (transfer full): the text on one line, with nothing in it that a program which shows it
 *   could act on
 */
char *
lia_plain_writer_clean (const char *text)
{
  g_autofree char *line = lia_plain_to_line (text);
  GString *clean = g_string_new (NULL);

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    if (!turns_text (g_utf8_get_char (at)))
      g_string_append_unichar (clean, g_utf8_get_char (at));

  return g_string_free (clean, FALSE);
}

/**
 * lia_plain_writer_with_link:
 * @text: a text
 * @target: (nullable): where a click would lead, see #LiaCell
 *
 * Returns: (transfer full): the text, with the address after it if it leads to one that isn't the
 *   text itself
 */
char *
lia_plain_writer_with_link (const char *text, const char *target)
{
  if (target == NULL || !lia_document_is_address (target) || g_str_equal (text, target))
    return g_strdup (text);

  return g_strdup_printf ("%s <%s>", text, target);
}

/**
 * lia_plain_writer_skip:
 * @self: a writer
 *
 * Leaves one line empty, unless nothing stands above it.
 */
void
lia_plain_writer_skip (LiaPlainWriter *self)
{
  if (self->out->len > 0 && !g_str_has_suffix (self->out->str, "\n\n"))
    g_string_append_c (self->out, '\n');
}

static void
add_lines (LiaPlainWriter *self, const char *text, guint indent, guint hanging)
{
  g_autofree char *clean = lia_plain_writer_clean (text);
  g_autofree char *margin = g_strnfill (indent, ' ');
  g_autofree char *line = g_strconcat (margin, clean, NULL);
  g_autofree char *lines = lia_plain_wrap (line, LIA_PLAIN_LINE, indent + hanging);

  g_string_append (self->out, lines);
  g_string_append_c (self->out, '\n');
  g_ptr_array_add (self->texts, g_steal_pointer (&clean));
}

/**
 * lia_plain_writer_add:
 * @self: a writer
 * @text: any text; each of its lines is a paragraph
 * @indent: how far in it stands
 *
 * Writes a text.
 */
void
lia_plain_writer_add (LiaPlainWriter *self, const char *text, guint indent)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      add_lines (self, paragraphs[i], indent, 0);
}

/**
 * lia_plain_writer_add_item:
 * @self: a writer
 * @text: any text
 * @indent: how far in it stands
 *
 * Writes a text that others belong to: all its lines but the first stand as far in as those.
 */
void
lia_plain_writer_add_item (LiaPlainWriter *self, const char *text, guint indent)
{
  add_lines (self, text, indent, HANGING);
}

/**
 * lia_plain_writer_add_pair:
 * @self: a writer
 * @label: what something is
 * @value: what that is here
 * @indent: how far in it stands
 *
 * Writes a label and what belongs to it.
 */
void
lia_plain_writer_add_pair (LiaPlainWriter *self, const char *label, const char *value, guint indent)
{
  /* Translators: a label, and what it says here, as in "Chair: Türkiye". */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), label, value);

  g_ptr_array_add (self->texts, g_strdup (value));
  add_lines (self, text, indent, HANGING);
}

static guint
last_line_width (const GString *out)
{
  const char *end = out->str + out->len - 1;
  const char *start = g_strrstr_len (out->str, (gssize) out->len - 1, "\n");
  g_autofree char *line = NULL;

  start = start != NULL ? start + 1 : out->str;
  line = g_strndup (start, end - start);
  return lia_plain_width (line);
}

/**
 * lia_plain_writer_underline:
 * @self: a writer
 * @text: a text that isn't empty
 * @line: what it is underlined with
 *
 * Writes a heading.
 */
void
lia_plain_writer_underline (LiaPlainWriter *self, const char *text, char line)
{
  add_lines (self, text, 0, 0);

  for (guint i = 0, width = last_line_width (self->out); i < width; i++)
    g_string_append_c (self->out, line);
  g_string_append_c (self->out, '\n');
}
