#include "error.h"

G_DEFINE_QUARK (lia - register - error - quark, lia_register_error)
