#include "command/doctor.h"

#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/path.h"
#include "base/vec.h"
#include "command/command.h"
#include "command/message.h"

/* Rows that are found by name; ids of the interner are their numbers, 0 is "". */
typedef struct tally {
    ft_interner *names;
    FT_VEC(size_t) row_of; /* by id; SIZE_MAX: none */
} tally;

typedef struct doctor {
    ft_run session;
    ft_summaries summaries;
    ft_link *link;
    tally by_header, by_name, by_folder;
    FT_VEC(ft_lacking) headers;
    FT_VEC(ft_made_up) names;
    FT_VEC(ft_include_folder) folders;
    FT_VEC(const char *) machine;
} doctor;

/* The number of the row for that name; *is_new: append it. */
static size_t row_of(tally *t, const char *name, size_t n_rows, bool *is_new)
{
    uint32_t id = ft_intern_id(t->names, name);

    while (t->row_of.n <= id)
        ft_vec_push(&t->row_of, SIZE_MAX);
    *is_new = t->row_of.v[id] == SIZE_MAX;
    if (*is_new)
        t->row_of.v[id] = n_rows;
    return t->row_of.v[id];
}

/* ---- what every unit lacks ---- */

static void note_header(doctor *d, const char *name, bool is_own)
{
    bool is_new;
    size_t row = row_of(&d->by_header, name, d->headers.n, &is_new);

    if (is_new)
        ft_vec_push(&d->headers, ((ft_lacking){.name = name, .is_own = is_own}));
    d->headers.v[row].files++;
}

static void note_name(doctor *d, const char *name, size_t uses)
{
    bool is_new;
    size_t row = row_of(&d->by_name, name, d->names.n, &is_new);

    if (is_new)
        ft_vec_push(&d->names, ((ft_made_up){.name = name}));
    d->names.v[row].files++;
    d->names.v[row].uses += uses;
}

static void note_machine(doctor *d, const char *name)
{
    for (size_t i = 0; i < d->machine.n; i++)
        if (strcmp(d->machine.v[i], name) == 0)
            return;
    ft_vec_push(&d->machine, name);
}

static void read_assumptions(doctor *d, const ft_facts *facts)
{
    for (size_t i = 0; i < facts->assumed.n; i++) {
        const ft_assumed_row *row = &facts->assumed.v[i];
        const char *name = ft_facts_text(facts, row->name);

        if (row->kind == FT_LACKS_NAME)
            note_name(d, name, row->uses);
        else if (row->kind == FT_LACKS_MACHINE)
            note_machine(d, name);
        else
            note_header(d, name, row->kind == FT_LACKS_OWN_HEADER);
    }
}

/* ---- what lacking it costs ---- */

static const char *place_of(const ft_facts *facts, const ft_place *at, ft_strbuf *buf)
{
    ft_strbuf_clear(buf);
    if (at->file != FT_NO_ROW)
        ft_strbuf_adds(buf, ft_facts_text(facts, facts->file.v[at->file].path));
    ft_strbuf_addf(buf, ":%u:%u", at->line, at->col);
    return buf->s;
}

/* The broken functions of a unit, each place once; the number of those that are new to seen. */
static size_t count_broken(const ft_facts *facts, ft_interner *seen, ft_strbuf *buf)
{
    uint32_t before = ft_interner_count(seen);

    for (size_t i = 0; i < facts->function.n; i++)
        if (facts->function.v[i].flags & FT_FUNCTION_ERROR)
            ft_intern_id(seen, place_of(facts, &facts->function.v[i].at, buf));
    return ft_interner_count(seen) - before;
}

static size_t count_off(const ft_facts *facts, ft_interner *seen, ft_strbuf *buf)
{
    uint32_t before = ft_interner_count(seen);

    for (size_t i = 0; i < facts->gap.n; i++)
        if (facts->gap.v[i].kind == FT_LOST_FUNCTION && facts->gap.v[i].off)
            ft_intern_id(seen, place_of(facts, &facts->gap.v[i].at, buf));
    return ft_interner_count(seen) - before;
}

static bool lacks(const ft_facts *facts, const char *header)
{
    for (size_t i = 0; i < facts->assumed.n; i++) {
        const ft_assumed_row *row = &facts->assumed.v[i];
        bool is_header = row->kind == FT_LACKS_HEADER || row->kind == FT_LACKS_OWN_HEADER;

        if (is_header && (!header || strcmp(ft_facts_text(facts, row->name), header) == 0))
            return true;
    }
    return false;
}

static void weigh_header(const doctor *d, ft_lacking *header)
{
    ft_interner *broken = ft_interner_new(), *off = ft_interner_new();
    ft_strbuf buf;

    ft_strbuf_init(&buf);
    for (size_t u = 0; u < d->summaries.n_facts; u++) {
        if (!lacks(d->summaries.facts[u], header->name))
            continue;
        header->functions += count_broken(d->summaries.facts[u], broken, &buf);
        header->off += count_off(d->summaries.facts[u], off, &buf);
    }
    ft_strbuf_release(&buf);
    ft_interner_free(broken);
    ft_interner_free(off);
}

static size_t count_elsewhere(const doctor *d)
{
    ft_interner *broken = ft_interner_new();
    size_t n = 0;
    ft_strbuf buf;

    ft_strbuf_init(&buf);
    for (size_t u = 0; u < d->summaries.n_facts; u++)
        if (!lacks(d->summaries.facts[u], NULL))
            n += count_broken(d->summaries.facts[u], broken, &buf);
    ft_strbuf_release(&buf);
    ft_interner_free(broken);
    return n;
}

/* ---- folders ---- */

/* -iquoteDIR, -idirafterDIR: guessed flags are written in one word. */
static const char *folder_in(const char *flag)
{
    static const char *const names[] = {"-iquote", "-idirafter", "-isystem", "-I"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(flag, names[i], strlen(names[i])) == 0)
            return flag + strlen(names[i]);
    return "";
}

static void note_folder(doctor *d, const char *path)
{
    const char *start = ft_source_start(d->session.source);
    bool is_new;
    size_t row;

    if (path[0] != '/' || !ft_path_is_below(path, ft_source_root(d->session.source)))
        return;
    if (ft_path_is_below(path, start))
        path = ft_path_relative(d->session.arena, path, start);
    row = row_of(&d->by_folder, path, d->folders.n, &is_new);
    if (is_new)
        ft_vec_push(&d->folders, ((ft_include_folder){.path = path}));
    d->folders.v[row].files++;
}

/* A folder that is named twice counts once. */
static bool is_last(const ft_source_file *file, size_t k)
{
    for (size_t i = k + 1; i < file->n_flags; i++)
        if (strcmp(folder_in(file->flags[i]), folder_in(file->flags[k])) == 0)
            return false;
    return true;
}

static void read_flags(doctor *d, ft_diagnosis *result)
{
    size_t n;
    const ft_source_file *files = ft_source_files(d->session.source, &n);

    for (size_t i = 0; i < n; i++) {
        if (files[i].kind != FT_SOURCE_UNIT)
            continue;
        result->units++;
        result->from_database += files[i].from_database;
        for (size_t k = 0; k < files[i].n_flags && !files[i].from_database; k++)
            if (is_last(&files[i], k))
                note_folder(d, folder_in(files[i].flags[k]));
    }
}

/* ---- order ---- */

static int descending(size_t a, size_t b)
{
    return a > b ? -1 : a < b;
}

static int compare_headers(const void *pa, const void *pb)
{
    const ft_lacking *a = pa, *b = pb;
    int c = descending(a->functions, b->functions);

    c = c ? c : descending(a->off, b->off);
    c = c ? c : descending(a->files, b->files);
    return c ? c : strcmp(a->name, b->name);
}

static int compare_names(const void *pa, const void *pb)
{
    const ft_made_up *a = pa, *b = pb;
    int c = descending(a->uses, b->uses);

    c = c ? c : descending(a->files, b->files);
    return c ? c : strcmp(a->name, b->name);
}

static int compare_folders(const void *pa, const void *pb)
{
    const ft_include_folder *a = pa, *b = pb;
    int c = descending(a->files, b->files);

    return c ? c : strcmp(a->path, b->path);
}

static ft_diagnosis diagnose(doctor *d)
{
    ft_diagnosis result = {.options = d->session.options, .source = d->session.source,
                           .arena = d->session.arena};

    for (size_t u = 0; u < d->summaries.n_facts; u++)
        read_assumptions(d, d->summaries.facts[u]);
    for (size_t i = 0; i < d->headers.n; i++)
        weigh_header(d, &d->headers.v[i]);
    read_flags(d, &result);
    if (d->headers.n)
        qsort(d->headers.v, d->headers.n, sizeof d->headers.v[0], compare_headers);
    if (d->names.n)
        qsort(d->names.v, d->names.n, sizeof d->names.v[0], compare_names);
    if (d->folders.n)
        qsort(d->folders.v, d->folders.n, sizeof d->folders.v[0], compare_folders);
    result.headers = d->headers.v;
    result.n_headers = d->headers.n;
    result.names = d->names.v;
    result.n_names = d->names.n;
    result.folders = d->folders.v;
    result.n_folders = d->folders.n;
    result.machine = d->machine.v;
    result.n_machine = d->machine.n;
    result.elsewhere = count_elsewhere(d);
    result.coverage = ft_coverage_collect(d->session.source, &d->summaries, d->link, d->session.arena);
    return result;
}

static int run(doctor *d)
{
    const ft_options *options = d->session.options;
    ft_diagnosis diagnosis;
    ft_strbuf out;
    int stopped;
    bool ok;

    if (!ft_run_open_source(&d->session, options->arguments.v, options->arguments.n))
        return FT_EXIT_PROBLEM;
    stopped = ft_summarise(&d->session, &d->summaries);
    if (stopped)
        return 128 + stopped;
    d->link = ft_link_program(d->summaries.facts, d->summaries.n_facts, d->session.models);
    diagnosis = diagnose(d);
    ft_strbuf_init(&out);
    (options->rules_format ? ft_diagnosis_json : ft_diagnosis_text)(&diagnosis, &out);
    ok = ft_print(&out);
    ft_strbuf_release(&out);
    return ok && !d->session.failed ? FT_EXIT_CLEAN : FT_EXIT_PROBLEM;
}

static void release(doctor *d)
{
    tally *tallies[] = {&d->by_header, &d->by_name, &d->by_folder};

    for (size_t i = 0; i < sizeof tallies / sizeof *tallies; i++) {
        ft_interner_free(tallies[i]->names);
        ft_vec_release(&tallies[i]->row_of);
    }
    ft_vec_release(&d->headers);
    ft_vec_release(&d->names);
    ft_vec_release(&d->folders);
    ft_vec_release(&d->machine);
    if (d->link)
        ft_link_free(d->link);
    ft_summaries_release(&d->summaries);
    ft_run_release(&d->session);
}

int ft_command_doctor(const ft_options *options)
{
    doctor d = {.by_header.names = ft_interner_new(), .by_name.names = ft_interner_new(),
                .by_folder.names = ft_interner_new()};
    int status;

    ft_run_init(&d.session, options);
    status = run(&d);
    release(&d);
    return status;
}
