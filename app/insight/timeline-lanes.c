#include <glib/gi18n.h>
#include <string.h>

#include "timeline-lanes.h"

#include "records/fold.h"
#include "records/types.h"

static const LiaTimelineLaneLink no_links[] = { { NULL } };

static const LiaTimelineLaneLink body_links[] = {
  { "made_by", FALSE, LIA_TIMELINE_COMMITMENT },
  { "made_towards", FALSE, LIA_TIMELINE_COMMITMENT },
  { NULL },
};

static const LiaTimelineLaneLink challenge_links[] = {
  { "addresses", FALSE, LIA_TIMELINE_COMMITMENT },
  { "raised_at", TRUE, LIA_TIMELINE_ENGAGEMENT },
  { "concerns", TRUE, LIA_TIMELINE_BODY },
  { NULL },
};

static const LiaTimelineLaneLink participant_links[] = {
  { "made_by", FALSE, LIA_TIMELINE_COMMITMENT },
  { "made_towards", FALSE, LIA_TIMELINE_COMMITMENT },
  { "chaired_by", FALSE, LIA_TIMELINE_BODY },
  { NULL },
};

static const LiaTimelineLaneLink item_links[] = {
  { "falls_under", FALSE, LIA_TIMELINE_COMMITMENT },
  { "falls_under", FALSE, LIA_TIMELINE_ENGAGEMENT },
  { "addresses", FALSE, LIA_TIMELINE_COMMITMENT, TRUE },
  { "raised_at", TRUE, LIA_TIMELINE_ENGAGEMENT, TRUE },
  { NULL },
};

static const LiaTimelineLaneRules rules[] = {
  [LIA_TIMELINE_BY_PROCESS] = { "process", N_ ("Process"), N_ ("No process"), &lia_process_type,
                                "name", NULL, no_links, FALSE },
  [LIA_TIMELINE_BY_BODY] = { "body", N_ ("Body"), N_ ("No body"), &lia_body_type, "name", "process",
                             body_links, FALSE },
  [LIA_TIMELINE_BY_CHALLENGE] = { "challenge", N_ ("Challenge"), N_ ("No challenge"),
                                  &lia_challenge_type, "title", "themes", challenge_links, FALSE },
  [LIA_TIMELINE_BY_PARTICIPANT] = { "participant", N_ ("Participant"), N_ ("No participant"),
                                    &lia_participant_type, "name", "kind", participant_links,
                                    FALSE },
  [LIA_TIMELINE_BY_ITEM] = { "item", N_ ("Framework item"), N_ ("No framework item"),
                             &lia_item_type, "title", "framework", item_links, TRUE },
  [LIA_TIMELINE_BY_OWNER] = { "owner", N_ ("Owner"), N_ ("No owner"), &lia_participant_type, "name",
                              NULL, no_links, FALSE },
};

/**
 * lia_timeline_lanes_rules:
 * @lanes: a way to part the timeline into lanes
 *
 * Returns: (transfer none): what is read for it
 */
const LiaTimelineLaneRules *
lia_timeline_lanes_rules (LiaTimelineLanes lanes)
{
  return &rules[lanes];
}

/**
 * lia_timeline_lanes_label:
 * @lanes: a way to part the timeline into lanes
 *
 * Returns: (transfer none): how people read it, translated
 */
const char *
lia_timeline_lanes_label (LiaTimelineLanes lanes)
{
  return _ (rules[lanes].label);
}

/**
 * lia_timeline_lanes_find:
 * @name: a name, as settings have it
 * @lanes: (out): what it stands for
 *
 * Returns: whether there is such a way
 */
gboolean
lia_timeline_lanes_find (const char *name, LiaTimelineLanes *lanes)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_strcmp0 (rules[i].name, name) == 0) {
      *lanes = i;
      return TRUE;
    }

  return FALSE;
}

/**
 * lia_timeline_lanes_shared_key:
 *
 * Returns: the key of the lane of what both processes are in; no record has it
 */
LiaId
lia_timeline_lanes_shared_key (void)
{
  LiaId key;

  memset (key.bytes, 0xff, sizeof key.bytes);
  return key;
}

/**
 * lia_timeline_lanes_text_key:
 * @text: a text that stands for a lane or a group where no record does, such as a task's owner
 *
 * Returns: the key of that lane: the same for the same words in any case; no record has it
 */
LiaId
lia_timeline_lanes_text_key (const char *text)
{
  g_autofree char *folded = lia_fold (text);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;
  LiaId key;

  g_checksum_update (checksum, (const guchar *) folded, -1);
  g_checksum_get_digest (checksum, digest, &size);
  memcpy (key.bytes, digest, sizeof key.bytes);
  /* A UUID of version 8 (RFC 9562), where those of records are of version 7. */
  key.bytes[6] = 0x80 | (key.bytes[6] & 0x0f);
  key.bytes[8] = 0x80 | (key.bytes[8] & 0x3f);
  return key;
}
