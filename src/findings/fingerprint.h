#ifndef FT_FINDINGS_FINGERPRINT_H
#define FT_FINDINGS_FINGERPRINT_H

/* What makes a finding the same finding after the code around it has moved. Inside the findings room only. */
#include "findings/findings.h"

/* Sets fingerprint and text_hash of each; findings are in their final order, the strings go to the arena. */
void ft_fingerprint_all(ft_finding *findings, size_t n, ft_arena *arena, const ft_finish *finish);

#endif
