#ifndef FT_ANALYSIS_ANALYSIS_H
#define FT_ANALYSIS_ANALYSIS_H

/*
 * From the IR of one unit to its facts: forward dataflow over each function (values as access paths, objects
 * made here and whether anybody else has them, locks held, thread state, what was tested), then one row per
 * call, access and return. Depends on the unit and the models alone.
 */
#include "facts/facts.h"
#include "ir/ir.h"
#include "models/models.h"

/* The facts are the caller's (ft_facts_free). */
ft_facts *ft_analyse_unit(const ft_unit *unit, const ft_models *models);

#endif
