#include "command/command.h"
#include "command/message.h"
#include "parse/parse.h"

int ft_command_version(const ft_options *options)
{
    char clang[128];
    ft_strbuf out;
    bool ok;

    (void)options;
    ft_parse_clang_version(clang, sizeof clang);
    ft_strbuf_init(&out);
    ft_strbuf_addf(&out, "ftlint %s\n%s\n", FTLINT_VERSION, clang);
    ok = ft_print(&out);
    ft_strbuf_release(&out);
    return ok ? FT_EXIT_CLEAN : FT_EXIT_PROBLEM;
}
