#include "command/workers.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/vec.h"

enum { TICK_MS = 100, CHUNK = 65536 };
#define NO_ITEM SIZE_MAX

/* What a worker sends back for one item; the text follows. */
typedef struct answer {
    uint64_t len;
    uint64_t ok;
} answer;

typedef struct worker {
    pid_t pid; /* 0: not running */
    int fd;    /* items go out and answers come in on one socket */
    size_t item;
    int64_t started; /* ms */
    ft_strbuf received;
} worker;

typedef struct crew {
    const ft_work *work;
    worker *workers;
    struct pollfd *polls;
    size_t n_workers, next, n_done;
} crew;

static volatile sig_atomic_t stop_signal;

static void note_stop(int signal_number)
{
    stop_signal = signal_number;
}

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool send_all(int fd, const void *data, size_t len)
{
    const char *p = data;

    while (len > 0) {
        ssize_t n = send(fd, p, len, MSG_NOSIGNAL);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        p += n;
        len -= (size_t)n;
    }
    return true;
}

static bool receive_item(int fd, size_t *item)
{
    ssize_t n;

    do
        n = recv(fd, item, sizeof *item, MSG_WAITALL);
    while (n < 0 && errno == EINTR);
    return n == (ssize_t)sizeof *item;
}

/* The life of a worker: until the parent hangs up. */
static _Noreturn void serve(const ft_work *work, int fd)
{
    ft_strbuf result;
    size_t item;

    ft_strbuf_init(&result);
    while (receive_item(fd, &item)) {
        answer head;

        ft_strbuf_clear(&result);
        head.ok = work->run(work->data, item, &result);
        head.len = result.len;
        if (!send_all(fd, &head, sizeof head) || !send_all(fd, result.s, result.len))
            break;
    }
    _exit(0);
}

/* The terminal sends SIGINT to the whole group: the parent decides what becomes of the workers. */
static void prepare_child(crew *c)
{
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    for (size_t i = 0; i < c->n_workers; i++)
        if (c->workers[i].pid)
            close(c->workers[i].fd);
}

static bool start(crew *c, worker *w)
{
    int pair[2];
    pid_t pid;

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
        return false;
    fflush(NULL);
    pid = fork();
    if (pid == 0) {
        prepare_child(c);
        close(pair[0]);
        serve(c->work, pair[1]);
    }
    close(pair[1]);
    if (pid < 0) {
        close(pair[0]);
        return false;
    }
    w->pid = pid;
    w->fd = pair[0];
    w->item = NO_ITEM;
    ft_strbuf_clear(&w->received);
    return true;
}

/* Waits for the end of a worker that has hung up or been killed. */
static int reap(worker *w)
{
    int status = 0;

    close(w->fd);
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
        ;
    w->pid = 0;
    w->fd = -1;
    return status;
}

static void finish_item(crew *c, worker *w, bool ok, const char *text, size_t len)
{
    size_t item = w->item;

    w->item = NO_ITEM;
    c->n_done++;
    c->work->done(c->work->data, item, ok, text, len);
}

static void lose_item(crew *c, worker *w, const char *reason)
{
    if (w->item != NO_ITEM)
        finish_item(c, w, false, reason, strlen(reason));
}

static void bury(crew *c, worker *w)
{
    int status = reap(w);
    char reason[80];

    if (WIFSIGNALED(status))
        snprintf(reason, sizeof reason, "analysis crashed (signal %d)", WTERMSIG(status));
    else
        snprintf(reason, sizeof reason, "analysis ended unexpectedly (exit status %d)", WEXITSTATUS(status));
    lose_item(c, w, reason);
}

static void give_up(crew *c, worker *w, const char *why, unsigned limit, const char *unit)
{
    char reason[80];

    kill(w->pid, SIGKILL);
    reap(w);
    snprintf(reason, sizeof reason, "analysis %s %u %s", why, limit, unit);
    lose_item(c, w, reason);
}

/* MiB that a process has in memory, 0: not known. */
static unsigned long memory_of(pid_t pid)
{
    char path[64];
    unsigned long pages = 0;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%ld/statm", (long)pid);
    file = fopen(path, "r");
    if (!file)
        return 0;
    if (fscanf(file, "%*u %lu", &pages) != 1)
        pages = 0;
    fclose(file);
    return pages / (1024UL * 1024 / (unsigned long)sysconf(_SC_PAGESIZE));
}

static bool is_bloated(const crew *c, const worker *w)
{
    return c->work->memory > 0 && memory_of(w->pid) > c->work->memory;
}

/* Hands the next item to an idle worker; false if there is no worker to give it to. */
static bool employ(crew *c, worker *w)
{
    if (!w->pid && !start(c, w))
        return false;
    w->item = c->next++;
    w->started = now_ms();
    if (!send_all(w->fd, &w->item, sizeof w->item))
        bury(c, w);
    return true;
}

static bool take_answer(crew *c, worker *w)
{
    answer head;

    if (w->received.len < sizeof head)
        return false;
    memcpy(&head, w->received.s, sizeof head);
    if (w->received.len - sizeof head < head.len)
        return false;
    finish_item(c, w, head.ok, w->received.s + sizeof head, head.len);
    ft_strbuf_clear(&w->received);
    return true;
}

static void listen_to(crew *c, worker *w)
{
    char chunk[CHUNK];
    ssize_t n = recv(w->fd, chunk, sizeof chunk, 0);

    if (n < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (n <= 0) {
        bury(c, w);
        return;
    }
    ft_strbuf_add(&w->received, chunk, (size_t)n);
    take_answer(c, w);
}

static void listen_to_all(crew *c)
{
    for (size_t i = 0; i < c->n_workers; i++)
        c->polls[i] = (struct pollfd){.fd = c->workers[i].pid ? c->workers[i].fd : -1, .events = POLLIN};
    if (poll(c->polls, (nfds_t)c->n_workers, TICK_MS) <= 0)
        return;
    for (size_t i = 0; i < c->n_workers; i++)
        if (c->polls[i].revents)
            listen_to(c, &c->workers[i]);
}

static void check_limits(crew *c)
{
    int64_t limit = (int64_t)c->work->timeout * 1000;

    for (size_t i = 0; i < c->n_workers; i++) {
        worker *w = &c->workers[i];

        if (!w->pid || w->item == NO_ITEM)
            continue;
        if (limit > 0 && now_ms() - w->started > limit)
            give_up(c, w, "timed out after", c->work->timeout, "s");
        else if (is_bloated(c, w))
            give_up(c, w, "took more than", c->work->memory, "MiB of memory");
    }
}

static void run_here(crew *c)
{
    const ft_work *work = c->work;
    ft_strbuf result;

    ft_strbuf_init(&result);
    while (c->next < work->n && !stop_signal) {
        size_t item = c->next++;
        bool ok;

        ft_strbuf_clear(&result);
        ok = work->run(work->data, item, &result);
        c->n_done++;
        work->done(work->data, item, ok, result.s, result.len);
        if (work->tick)
            work->tick(work->data, c->n_done);
    }
    ft_strbuf_release(&result);
}

/* Gives work to whoever has none. If no process can be had at all, the work is done here. */
static void employ_all(crew *c)
{
    size_t n_busy = 0;

    for (size_t i = 0; i < c->n_workers; i++) {
        worker *w = &c->workers[i];

        if (c->next < c->work->n && (!w->pid || w->item == NO_ITEM))
            employ(c, w);
        n_busy += w->pid && w->item != NO_ITEM;
    }
    if (n_busy == 0 && c->next < c->work->n && !c->workers[0].pid && !start(c, &c->workers[0]))
        run_here(c);
}

static void dismiss(crew *c)
{
    for (size_t i = 0; i < c->n_workers; i++) {
        worker *w = &c->workers[i];

        if (!w->pid)
            continue;
        if (stop_signal)
            kill(w->pid, SIGKILL);
        reap(w);
    }
}

static void run_crew(crew *c)
{
    while (c->n_done < c->work->n && !stop_signal) {
        employ_all(c);
        if (c->n_done == c->work->n)
            break;
        listen_to_all(c);
        check_limits(c);
        if (c->work->tick)
            c->work->tick(c->work->data, c->n_done);
    }
    dismiss(c);
}

static void run_guarded(crew *c)
{
    struct sigaction action = {.sa_handler = note_stop}, old_int, old_term;

    sigaction(SIGINT, &action, &old_int);
    sigaction(SIGTERM, &action, &old_term);
    run_crew(c);
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGTERM, &old_term, NULL);
}

int ft_workers_run(const ft_work *work)
{
    size_t n = work->jobs < work->n ? work->jobs : work->n;
    crew c = {.work = work, .n_workers = n};

    stop_signal = 0;
    if (n == 0) {
        run_here(&c);
        return 0;
    }
    c.workers = ft_xcalloc(n, sizeof *c.workers);
    c.polls = ft_xcalloc(n, sizeof *c.polls);
    for (size_t i = 0; i < n; i++)
        ft_strbuf_init(&c.workers[i].received);
    run_guarded(&c);
    for (size_t i = 0; i < n; i++)
        ft_strbuf_release(&c.workers[i].received);
    free(c.workers);
    free(c.polls);
    return stop_signal;
}
