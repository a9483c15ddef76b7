#ifndef FT_COMMAND_WORKERS_H
#define FT_COMMAND_WORKERS_H

/*
 * Many items, several processes. A worker that crashes or takes too long loses only the item it was at. Knows
 * nothing of what the items are.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

typedef struct ft_work {
    size_t n;         /* items 0 .. n - 1, handed out in this order */
    unsigned jobs;    /* processes; 0: everything in this one, without protection */
    unsigned timeout; /* seconds per item, 0: none; not with jobs == 0 */
    unsigned memory;  /* MiB that a worker may fill, 0: any; where the system tells (Linux) */
    void *data;
    /* In the worker. Fills result; false: result is the reason of the failure. */
    bool (*run)(void *data, size_t item, ft_strbuf *result);
    /* In the parent, in any order of items, once for each. */
    void (*done)(void *data, size_t item, bool ok, const char *result, size_t len);
    /* In the parent, now and then; may be NULL. */
    void (*tick)(void *data, size_t n_done);
} ft_work;

/* Returns 0, or the signal (SIGINT, SIGTERM) that ended the work; then no worker is left and not all is done. */
int ft_workers_run(const ft_work *work);

#endif
