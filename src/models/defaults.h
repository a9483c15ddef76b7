#ifndef FT_MODELS_DEFAULTS_H
#define FT_MODELS_DEFAULTS_H

/* A model that says nothing yet: `ft_model m = FT_MODEL_DEFAULTS;` */
#include "models/models.h"

#define FT_MODEL_DEFAULTS                                                                                  \
    {                                                                                                      \
        .from = FT_FROM_NONE, .format = -1, .lock_arg = -1, .lock_arg2 = -1, .lock_token = -1,             \
        .lock_wait = -1, .lock_spin = -1                                                                   \
    }

#endif
