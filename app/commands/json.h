#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void lia_json_add_text (JsonBuilder *builder, const char *name, const char *text);
void lia_json_print    (JsonBuilder *builder);

G_END_DECLS
