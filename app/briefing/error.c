#include "error.h"

G_DEFINE_QUARK (lia - briefing - error - quark, lia_briefing_error)
