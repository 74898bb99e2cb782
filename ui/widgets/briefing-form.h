#pragma once

#include <adwaita.h>

#include "briefing/kinds/kind.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaBriefingForm:
 *
 * How a briefing shall be: its kind, what it is about, for whom, up to which mark, its words and its
 * sections. Only what the kind has is asked for.
 *
 * Signal: `changed`.
 */
#define LIA_TYPE_BRIEFING_FORM (lia_briefing_form_get_type ())
G_DECLARE_FINAL_TYPE (LiaBriefingForm, lia_briefing_form, LIA, BRIEFING_FORM, AdwBin)

void lia_briefing_form_set_register (LiaBriefingForm *self, LiaRegister *reg);
void lia_briefing_form_put          (LiaBriefingForm *self, LiaBriefingOptions *options);
void lia_briefing_form_take         (LiaBriefingForm *self, const LiaBriefingOptions *options);
void lia_briefing_form_begin        (LiaBriefingForm *self,
                                     const LiaBriefingKind *kind,
                                     const LiaId *scope);
const LiaBriefingKind *lia_briefing_form_get_kind (LiaBriefingForm *self);
void lia_briefing_form_show_marks   (LiaBriefingForm *self,
                                     GPtrArray *marks,
                                     const char *ceiling,
                                     const char *meaning);
void lia_briefing_form_show_words   (LiaBriefingForm *self, const char *about);

G_END_DECLS
