#ifndef FT_COMMAND_REVIEW_H
#define FT_COMMAND_REVIEW_H

/* Only what a change brings: --changed-since and --diff. */
#include <stdbool.h>

#include "command/examine.h"

typedef struct ft_review ft_review;

/* Reads the change that the options name. NULL after a message. */
ft_review *ft_review_open(const ft_options *options);
void ft_review_free(ft_review *review);

/*
 * Marks (FT_FINDING_UNCHANGED) the open findings that the change did not bring. A finding passes if its place or a
 * related one was touched, or (--changed-since) if the commit it is compared with, analysed as a whole in a process of
 * its own, does not have it: a lock that goes here makes an access elsewhere unguarded. False after a message.
 */
bool ft_review_apply(ft_review *review, ft_examination *e);

#endif
