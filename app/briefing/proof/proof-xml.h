#pragma once

#include "proof.h"

G_BEGIN_DECLS

/**
 * LiaProofXml:
 *
 * Gives a proof every text of XML that is being read: what stands between elements, every attribute
 * and every comment. It knows the parts of a workbook, so that it can say which cell a text is in.
 */
typedef struct _LiaProofXml LiaProofXml;

LiaProofXml *lia_proof_xml_new     (LiaProof *proof);
void         lia_proof_xml_free    (LiaProofXml *self);
void         lia_proof_xml_begin   (LiaProofXml *self, const char *part);
void         lia_proof_xml_start   (LiaProofXml *self,
                                    const char *element,
                                    const char *const *attributes);
void         lia_proof_xml_text    (LiaProofXml *self, const char *text, gsize length);
void         lia_proof_xml_end     (LiaProofXml *self, const char *element);
void         lia_proof_xml_comment (LiaProofXml *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaProofXml, lia_proof_xml_free)

G_END_DECLS
