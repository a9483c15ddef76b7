#include "command/command.h"

int main(int argc, char **argv)
{
    return ft_command_main(argc, argv);
}
