#include "error.h"

G_DEFINE_QUARK (lia - record - error - quark, lia_record_error)
