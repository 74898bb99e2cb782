#include "identity.h"

#include <gio/gio.h>

static char *
system_name (void)
{
  const char *name = g_get_real_name ();

  return g_strdup (g_strcmp0 (name, "Unknown") != 0 && *name != '\0' ? name : g_get_user_name ());
}

/* The environment comes first, as on the command line; then what was answered in the window. */
static char *
look_up (const char *variable, const char *key)
{
  const char *value = g_getenv (variable);
  g_autoptr (GSettings) settings = NULL;

  if (value != NULL && *value != '\0')
    return g_strdup (value);

  settings = g_settings_new (LIA_APPLICATION_ID);

  return g_settings_get_string (settings, key);
}

/* Whether somebody said who is working here. */
gboolean
lia_identity_is_known (void)
{
  g_autofree char *person = look_up ("LIAISON_PERSON", "person");

  return *person != '\0';
}

/* Who is working, for the journal. Until somebody said so it is the system's name for the user;
 * @office may come out empty. */
void
lia_identity_get (char **person, char **office)
{
  *person = look_up ("LIAISON_PERSON", "person");
  *office = look_up ("LIAISON_OFFICE", "office");

  if (**person == '\0') {
    g_free (*person);
    *person = system_name ();
  }
}

void
lia_identity_set (const char *person, const char *office)
{
  g_autoptr (GSettings) settings = g_settings_new (LIA_APPLICATION_ID);

  g_settings_set_string (settings, "person", person);
  g_settings_set_string (settings, "office", office);
}
