#include "ink.h"

#include <string.h>

/**
 * lia_ink_tone:
 * @tone: whether something is good or bad news
 *
 * Returns: the colour of the words that say it, 0xRRGGBB
 */
guint
lia_ink_tone (LiaTone tone)
{
  static const guint colours[] = {
    [LIA_TONE_NEUTRAL] = LIA_INK,  [LIA_TONE_ACCENT] = 0x1b4f8f, [LIA_TONE_SUCCESS] = 0x1b6b36,
    [LIA_TONE_WARNING] = 0x7a5200, [LIA_TONE_ERROR] = 0x9b1c1c,
  };

  return colours[tone];
}

/**
 * lia_ink_read:
 * @text: (nullable): `#RRGGBB`
 * @colour: (out): the colour that the text names, 0xRRGGBB
 *
 * Returns: whether it names one
 */
gboolean
lia_ink_read (const char *text, guint *colour)
{
  guint64 value;

  if (text == NULL || text[0] != '#' || strlen (text) != 7 ||
      !g_ascii_string_to_unsigned (text + 1, 16, 0, 0xffffff, &value, NULL))
    return FALSE;

  *colour = (guint) value;
  return TRUE;
}

/**
 * lia_ink_parse:
 * @text: (nullable): `#RRGGBB`
 * @otherwise: a colour
 *
 * Returns: the colour that the text names, or the other one if it names none
 */
guint
lia_ink_parse (const char *text, guint otherwise)
{
  guint colour;

  return lia_ink_read (text, &colour) ? colour : otherwise;
}
