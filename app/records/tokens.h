#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaJoint:
 * @LIA_JOINT_NONE: something parts it from the token before, or it is the first.
 * @LIA_JOINT_RUN: it follows at once, in a script that is written without spaces.
 * @LIA_JOINT_HYPHEN: one apostrophe or hyphen stands between two letters, as in O'Neill, co-chair.
 *
 * How a token hangs together with the one before.
 */
typedef enum {
  LIA_JOINT_NONE,
  LIA_JOINT_RUN,
  LIA_JOINT_HYPHEN,
} LiaJoint;

/**
 * LiaToken:
 * @text: the token, folded; never empty.
 * @length: how many bytes that are.
 * @from: where it begins in the source, in bytes.
 * @to: where it ends.
 * @joint: how it hangs together with the one before.
 */
typedef struct {
  const char *text;
  guint length;
  guint from;
  guint to;
  LiaJoint joint;
} LiaToken;

/**
 * LiaTokens:
 *
 * A text taken apart into what search compares: words, and single letters with their marks where a
 * script has no spaces. The one place where that is decided, for what is indexed and what is asked.
 */
typedef struct _LiaTokens LiaTokens;

LiaTokens      *lia_tokens_new    (const char *text);
void            lia_tokens_read   (LiaTokens *self, const char *text);
void            lia_tokens_free   (LiaTokens *self);
guint           lia_tokens_length (const LiaTokens *self);
const LiaToken *lia_tokens_get    (const LiaTokens *self, guint index);
guint           lia_tokens_chain  (const LiaTokens *self, guint index);
char           *lia_tokens_joined (const LiaTokens *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTokens, lia_tokens_free)

G_END_DECLS
