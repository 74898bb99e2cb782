#pragma once

/* A commitment is due soon within this many days. */
#define LIA_SOON_DAYS 60

/* An open commitment of which nothing was heard for more than this many days, half a year, is
 * silent. */
#define LIA_SILENT_DAYS 183
