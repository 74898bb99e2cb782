#include <glib/gi18n.h>

#include "types.h"

const LiaChoice lia_confidence_choices[] = {
  { "high", N_ ("High"), LIA_TONE_SUCCESS, NULL, N_ ("A page of the body itself says so") },
  { "medium", N_ ("Medium"), LIA_TONE_NEUTRAL, NULL,
    N_ ("Others say so, or it follows from what is said") },
  { "low", N_ ("Low"), LIA_TONE_WARNING, NULL,
    N_ ("From memory, or sources contradict each other") },
  { NULL },
};

/* The words of the Global Refugee Forum (planning, in progress, fulfilled), with the steps that
 * the Open Government Partnership tells apart. */
const LiaChoice lia_status_choices[] = {
  { "unknown", N_ ("Not reported"), LIA_TONE_NEUTRAL, "lia-status-unknown-symbolic",
    N_ ("Nobody has said how far this is") },
  { "not_started", N_ ("Not started"), LIA_TONE_WARNING, "lia-status-not-started-symbolic",
    N_ ("Undertaken, but no step has been taken") },
  { "in_progress", N_ ("In progress"), LIA_TONE_ACCENT, "lia-status-in-progress-symbolic",
    N_ ("First steps have been taken") },
  { "substantial", N_ ("Substantial"), LIA_TONE_ACCENT, "lia-status-substantial-symbolic",
    N_ ("Most of it is done") },
  { "fulfilled", N_ ("Fulfilled"), LIA_TONE_SUCCESS, "lia-status-fulfilled-symbolic",
    N_ ("Done, as far as it was undertaken") },
  { "withdrawn", N_ ("Withdrawn"), LIA_TONE_ERROR, "lia-status-withdrawn-symbolic",
    N_ ("Whoever undertook it no longer means to do it") },
  { NULL },
};
