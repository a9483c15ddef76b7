#ifndef FT_COMMAND_STRAY_H
#define FT_COMMAND_STRAY_H

#include <stdbool.h>

/*
 * Names below the top of the checkout (of the repository around the current folder, or that folder itself) are under the
 * control of whoever wrote the checkout, even if the command line spells them: they may be links to anything. Names
 * elsewhere are the user's own affair.
 */

/* Would reading path show what is outside of the checkout that it seems to be in? */
bool ft_is_stray(const char *path);

/* Would writing path change what is outside of the checkout, or what is in a .git and says what git runs? */
bool ft_is_stray_to_write(const char *path);

/* Is some folder of the path, or the path itself, a .git? */
bool ft_is_in_git(const char *path);

#endif
