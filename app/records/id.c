#include <string.h>
#include <sys/random.h>

#include "id.h"

/**
 * lia_id_new:
 *
 * Makes a key as RFC 9562 section 5.7 has it: 48 bits of milliseconds since 1970, then random.
 *
 * Returns: a key that no other office makes
 */
LiaId
lia_id_new (void)
{
  guint64 ms = g_get_real_time () / 1000;
  LiaId id;

  if (getrandom (id.bytes, sizeof id.bytes, 0) != sizeof id.bytes)
    for (guint i = 0; i < sizeof id.bytes; i++)
      id.bytes[i] = g_random_int_range (0, 256);

  for (guint i = 0; i < 6; i++)
    id.bytes[i] = (ms >> (40 - 8 * i)) & 0xff;
  id.bytes[6] = 0x70 | (id.bytes[6] & 0x0f);
  id.bytes[8] = 0x80 | (id.bytes[8] & 0x3f);

  return id;
}

/**
 * lia_id_parse:
 * @text: (nullable): 36 characters as in `0190163d-8694-739b-aea5-966c26f8ad91`
 * @id: (out) (optional): where the key goes
 *
 * Returns: whether @text is a key; @id is set only then
 */
gboolean
lia_id_parse (const char *text, LiaId *id)
{
  LiaId parsed;
  guint n = 0;

  if (text == NULL || strlen (text) != LIA_ID_TEXT_LENGTH)
    return FALSE;

  for (guint i = 0; i < LIA_ID_TEXT_LENGTH; i++) {
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (text[i] != '-')
        return FALSE;
      continue;
    }
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
    if (n % 2 == 0)
      parsed.bytes[n / 2] = g_ascii_xdigit_value (text[i]) << 4;
    else
      parsed.bytes[n / 2] |= g_ascii_xdigit_value (text[i]);
    n++;
  }

  if (id != NULL)
    *id = parsed;
  return TRUE;
}

/**
 * lia_id_to_text:
 * @id: a key
 *
 * Returns: (transfer full): its 36 characters, in lower case
 */
char *
lia_id_to_text (const LiaId *id)
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (LIA_ID_TEXT_LENGTH + 1);
  char *end = text;

  for (guint i = 0; i < sizeof id->bytes; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      *end++ = '-';
    *end++ = digits[id->bytes[i] >> 4];
    *end++ = digits[id->bytes[i] & 0x0f];
  }
  *end = '\0';

  return text;
}

/**
 * lia_id_copy:
 * @id: a key
 *
 * Returns: (transfer full): a copy on the heap, for containers; free it with g_free()
 */
LiaId *
lia_id_copy (const LiaId *id)
{
  return g_memdup2 (id, sizeof *id);
}

/**
 * lia_id_is_nil:
 * @id: a key
 *
 * Returns: whether all of it is zero, which no record has
 */
gboolean
lia_id_is_nil (const LiaId *id)
{
  static const LiaId nil;

  return lia_id_equal (id, &nil);
}

/**
 * lia_id_compare:
 * @a: a #LiaId
 * @b: another
 *
 * Returns: less than, equal to or more than 0, as memcmp(): older keys first
 */
int
lia_id_compare (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (LiaId));
}

/**
 * lia_id_equal:
 * @a: a #LiaId
 * @b: another
 *
 * Returns: whether they are the same key; fits #GHashTable
 */
gboolean
lia_id_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (LiaId)) == 0;
}

/**
 * lia_id_hash:
 * @id: a #LiaId
 *
 * Returns: its random last bytes; fits #GHashTable
 */
guint
lia_id_hash (gconstpointer id)
{
  guint hash;

  memcpy (&hash, ((const LiaId *) id)->bytes + 12, sizeof hash);
  return hash;
}
