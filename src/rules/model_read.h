#ifndef FT_RULES_MODEL_READ_H
#define FT_RULES_MODEL_READ_H

/* Reads files of models into the tables of models/. Inside the rules room only. */
#include "models/models.h"
#include "rules/keys.h"

/* Remembers over several files which layer and place each entry came from. */
typedef struct ft_model_loader ft_model_loader;

ft_model_loader *ft_model_loader_new(ft_models *models, ft_problems *problems);
void ft_model_loader_free(ft_model_loader *loader);

/*
 * One file of a layer. An entry overrides one of the same name from an earlier layer whole; twice in the same layer
 * is a problem. A faulty entry is left out, the others are taken.
 */
void ft_model_loader_read(ft_model_loader *loader, unsigned layer, const char *path, const char *text, size_t len);

/* The keys of an entry and of the longer form of `returns`, and the roles of types; for docs. */
extern const ft_key ft_model_keys[];
extern const ft_key ft_returns_keys[];
extern const ft_choice ft_type_roles[];

#endif
