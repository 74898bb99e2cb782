#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaPlaceKind:
 * @LIA_PLACE_LOCAL: a disk of this computer, or a kind that isn't known to be anything else.
 * @LIA_PLACE_STICK: a file system as sticks and cards have it, without owners and hard links.
 * @LIA_PLACE_NETWORK: another computer's disk, or one shared with it: locks don't hold there.
 *
 * What kind of place a file lies in.
 */
typedef enum {
  LIA_PLACE_LOCAL,
  LIA_PLACE_STICK,
  LIA_PLACE_NETWORK,
} LiaPlaceKind;

LiaPlaceKind lia_place_kind            (const char *path);
LiaPlaceKind lia_place_kind_of_type    (const char *type);
char        *lia_place_find_type       (const char *mounts, const char *path);

G_END_DECLS
