#pragma once

#include "register/filter.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaListFilter:
 *
 * What a list is narrowed to: conditions that stand there one by one, and what is being typed. All
 * of it together is one filter, as lia_filter_apply() takes it.
 */
typedef struct _LiaListFilter LiaListFilter;

LiaListFilter *lia_list_filter_new  (LiaRegister *reg, const LiaRecordType *type);
void           lia_list_filter_free (LiaListFilter *self);

gboolean lia_list_filter_set        (LiaListFilter *self,
                                     const char *text,
                                     char **words,
                                     GError **error);
gboolean lia_list_filter_set_typed  (LiaListFilter *self, const char *text, GError **error);
void     lia_list_filter_take_typed (LiaListFilter *self, LiaExpression *typed);
gboolean lia_list_filter_keep_typed (LiaListFilter *self, char **words);
gboolean lia_list_filter_put        (LiaListFilter *self, const char *text, GError **error);
gboolean lia_list_filter_remove     (LiaListFilter *self, const char *text);
void     lia_list_filter_negate     (LiaListFilter *self, const char *text);

guint       lia_list_filter_get_n     (LiaListFilter *self);
const char *lia_list_filter_get_text  (LiaListFilter *self, guint index);
const char *lia_list_filter_get_label (LiaListFilter *self, guint index);
gboolean    lia_list_filter_is_empty  (LiaListFilter *self);
char       *lia_list_filter_write     (LiaListFilter *self);
void        lia_list_filter_apply     (LiaListFilter *self, LiaQuery *query);

char *lia_list_filter_condition (const char *name, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaListFilter, lia_list_filter_free)

G_END_DECLS
