#include <string.h>
#include <sys/random.h>

#include "chain.h"

/* No line of an edit has this step, so no text of its head shares a salt with one. */
#define STEP_OF_HEAD G_MAXUINT32

struct _LiaChain {
  GChecksum *part;    /* of one text, line or head */
  GChecksum *edit;    /* runs through an edit */
  GByteArray *checks; /* the beginnings of the digests of its lines, then of its head */
};

/**
 * lia_chain_new:
 *
 * Returns: (transfer full): a chain in which no edit is begun
 */
LiaChain *
lia_chain_new (void)
{
  LiaChain *self = g_new0 (LiaChain, 1);

  self->part = g_checksum_new (G_CHECKSUM_SHA256);
  self->edit = g_checksum_new (G_CHECKSUM_SHA256);
  self->checks = g_byte_array_new ();
  return self;
}

/**
 * lia_chain_free:
 * @self: (transfer full) (nullable): a chain
 */
void
lia_chain_free (LiaChain *self)
{
  if (self == NULL)
    return;

  g_checksum_free (self->part);
  g_checksum_free (self->edit);
  g_byte_array_unref (self->checks);
  g_free (self);
}

static LiaDigest
finish (GChecksum *checksum)
{
  LiaDigest digest;
  gsize size = sizeof digest.bytes;

  g_checksum_get_digest (checksum, digest.bytes, &size);
  g_checksum_reset (checksum);
  return digest;
}

/* Numbers have a fixed length and texts say theirs, so that no two lists read the same. */
static void
add_number (GChecksum *checksum, guint64 number)
{
  guint64 bytes = GUINT64_TO_BE (number);

  g_checksum_update (checksum, (const guchar *) &bytes, sizeof bytes);
}

static void
add_text (GChecksum *checksum, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  add_number (checksum, length);
  g_checksum_update (checksum, (const guchar *) (text != NULL ? text : ""), length);
}

static void
add_digest (GChecksum *checksum, const LiaDigest *digest)
{
  g_checksum_update (checksum, digest->bytes, sizeof digest->bytes);
}

/* Adds the digest of a part to the edit, and its beginning to the checks. */
static void
add_part (LiaChain *self)
{
  LiaDigest digest = finish (self->part);

  add_digest (self->edit, &digest);
  g_byte_array_append (self->checks, digest.bytes, LIA_CHAIN_CHECK_SIZE);
}

/**
 * lia_chain_new_salt:
 *
 * Returns: a salt that nobody can guess, for one edit
 */
LiaSalt
lia_chain_new_salt (void)
{
  LiaSalt salt;

  if (getrandom (salt.bytes, sizeof salt.bytes, 0) != sizeof salt.bytes)
    for (guint i = 0; i < sizeof salt.bytes; i++)
      salt.bytes[i] = g_random_int_range (0, 256);

  return salt;
}

static LiaSalt
derive (LiaChain *self, const LiaSalt *salt, guint32 step, guint part)
{
  LiaDigest digest;
  LiaSalt derived;

  g_checksum_update (self->part, salt->bytes, sizeof salt->bytes);
  add_number (self->part, (guint64) step << 8 | part);
  digest = finish (self->part);
  memcpy (derived.bytes, digest.bytes, sizeof derived.bytes);
  return derived;
}

/**
 * lia_chain_line_salt:
 * @self: a chain
 * @salt: the salt of an edit
 * @step: the step of one of its lines
 * @side: a text of that line
 *
 * Each text has a salt of its own, so that those of one edit can be kept and lost one by one.
 *
 * Returns: the salt of that text
 */
LiaSalt
lia_chain_line_salt (LiaChain *self, const LiaSalt *salt, guint32 step, LiaChainSide side)
{
  return derive (self, salt, step, side);
}

/**
 * lia_chain_head_salt:
 * @self: a chain
 * @salt: the salt of an edit
 * @text: the place of a text in #LiaChainHead
 *
 * Returns: the salt of that text
 */
LiaSalt
lia_chain_head_salt (LiaChain *self, const LiaSalt *salt, guint text)
{
  return derive (self, salt, STEP_OF_HEAD, text);
}

/**
 * lia_chain_digest:
 * @self: a chain
 * @salt: the salt of a text
 * @text: (nullable): the text
 *
 * Returns: its digest, which stands in for it in the chain
 */
LiaDigest
lia_chain_digest (LiaChain *self, const LiaSalt *salt, const char *text)
{
  LiaDigest none = { 0 };

  if (text == NULL)
    return none;

  g_checksum_update (self->part, salt->bytes, sizeof salt->bytes);
  g_checksum_update (self->part, (const guchar *) text, strlen (text));
  return finish (self->part);
}

/**
 * lia_chain_begin:
 * @self: a chain
 * @before: the seal of the edit before, all zero for the first
 *
 * Begins an edit. Its lines and its head follow.
 */
void
lia_chain_begin (LiaChain *self, const LiaDigest *before)
{
  g_checksum_reset (self->edit);
  g_byte_array_set_size (self->checks, 0);
  add_digest (self->edit, before);
}

/**
 * lia_chain_add:
 * @self: a chain in which an edit is begun
 * @line: its next line
 */
void
lia_chain_add (LiaChain *self, const LiaChainLine *line)
{
  add_number (self->part, line->step);
  add_text (self->part, line->type);
  g_checksum_update (self->part, line->record.bytes, sizeof line->record.bytes);
  add_text (self->part, line->field);
  add_digest (self->part, &line->sides[LIA_CHAIN_SAW]);
  add_digest (self->part, &line->sides[LIA_CHAIN_WANTS]);
  add_part (self);
}

/**
 * lia_chain_end:
 * @self: a chain in which an edit is begun and all its lines are added
 * @head: what else it says
 *
 * Returns: the seal of the edit
 */
LiaDigest
lia_chain_end (LiaChain *self, const LiaChainHead *head)
{
  add_number (self->part, head->serial);
  g_checksum_update (self->part, head->uuid.bytes, sizeof head->uuid.bytes);
  add_number (self->part, head->at);
  add_number (self->part, head->undoes);
  add_number (self->part, head->redoes);
  for (guint i = 0; i < LIA_CHAIN_N_TEXTS; i++)
    add_digest (self->part, &head->texts[i]);
  add_part (self);

  return finish (self->edit);
}

/**
 * lia_chain_get_checks:
 * @self: a chain in which an edit has ended
 *
 * Returns: (transfer none): %LIA_CHAIN_CHECK_SIZE bytes for each line of it, in order, and last for
 *   its head, until the next edit is begun
 */
GByteArray *
lia_chain_get_checks (LiaChain *self)
{
  return self->checks;
}
