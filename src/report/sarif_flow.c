#include "report/sarif.h"

typedef struct flow {
    const ft_report_input *input;
    const ft_finding *finding;
    unsigned thread; /* FT_THIS_THREAD or FT_OTHER_THREAD */
    json_t *steps;
} flow;

static unsigned threads_of(const ft_finding *f)
{
    unsigned threads = 0;

    for (size_t i = 0; i < f->n_related; i++)
        threads |= f->related[i].threads;
    return threads;
}

/* What both threads do is done to the thing that is reported, which then is no step itself. */
static bool is_step(const ft_finding *f)
{
    for (size_t i = 0; i < f->n_related; i++)
        if (f->related[i].threads == (FT_THIS_THREAD | FT_OTHER_THREAD))
            return false;
    return true;
}

/* The order in which it breaks: this thread begins, the other comes in between, this thread goes on. */
static size_t execution_order(const flow *w, size_t step)
{
    if (w->thread == FT_OTHER_THREAD)
        return 2;
    return step == 0 ? 1 : 3;
}

static void add_step(flow *w, const ft_spot *at, const char *text)
{
    json_t *step = json_object(), *location = json_object();

    ft_json_set(location, "physicalLocation", ft_sarif_place(w->input, at));
    ft_json_set(location, "message", ft_sarif_message(text, 0));
    ft_json_set(step, "location", location);
    ft_json_set_number(step, "nestingLevel", 0);
    ft_json_set_number(step, "executionOrder", execution_order(w, json_array_size(w->steps)));
    ft_json_set_text(step, "importance", "essential");
    json_array_append_new(w->steps, step);
}

static json_t *new_thread(const ft_report_input *input, const ft_finding *f, unsigned thread)
{
    flow w = {.input = input, .finding = f, .thread = thread, .steps = json_array()};
    json_t *threads = json_object();

    if (thread == FT_THIS_THREAD && is_step(f))
        add_step(&w, &f->at, f->message);
    for (size_t i = 0; i < f->n_related && i < FT_SARIF_MAX_LOCATIONS; i++)
        if (f->related[i].threads & thread)
            add_step(&w, &f->related[i].at, f->related[i].text);
    ft_json_set_text(threads, "id", thread == FT_THIS_THREAD ? "thread A" : "thread B");
    ft_json_set(threads, "message", ft_sarif_message(thread == FT_THIS_THREAD ? "thread A" : "thread B", 0));
    ft_json_set(threads, "locations", w.steps);
    return threads;
}

json_t *ft_sarif_flows(const ft_report_input *input, const ft_finding *f)
{
    unsigned threads = threads_of(f);
    json_t *flows, *code_flow, *list;

    if (!threads)
        return NULL;
    flows = json_array();
    code_flow = json_object();
    list = json_array();
    if (threads & FT_THIS_THREAD || is_step(f))
        json_array_append_new(list, new_thread(input, f, FT_THIS_THREAD));
    if (threads & FT_OTHER_THREAD)
        json_array_append_new(list, new_thread(input, f, FT_OTHER_THREAD));
    ft_json_set(code_flow, "threadFlows", list);
    json_array_append_new(flows, code_flow);
    return flows;
}
