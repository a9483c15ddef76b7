/*
 * Types of public interfaces whose headers a bare checkout lacks, as far as their names tell what they are: the
 * integers and handles of Windows, Mach and the BSDs, and everybody's uint8, Uint32, FT_Int16.
 */
#include <ctype.h>
#include <string.h>

#include "parse/heal_names.h"

typedef struct known {
    const char *type, *names; /* names: blank before and behind each */
} known;

static const known table[] = {
    {"unsigned char", " BYTE UCHAR BOOLEAN Byte Bytef uchar SQLCHAR SQLDATE SQLTIME SQLDECIMAL SQLNUMERIC "},
    {"char", " CHAR CCHAR "},
    {"short", " SHORT SQLSMALLINT SQLRETURN RETCODE "},
    {"unsigned short", " WORD USHORT ATOM ushort SQLUSMALLINT SQLWCHAR SQLTCHAR WCHAR "},
    {"int", " BOOL INT boolean_t kern_return_t integer_t policy_t cpu_type_t cpu_subtype_t Bool GLint GLsizei "},
    {"unsigned", " UINT ULONG32 natural_t mach_port_t task_t thread_t host_t processor_t io_object_t io_service_t io_iterator_t "
                 "io_registry_entry_t mach_msg_type_number_t GLenum GLuint GLbitfield uint uInt OSType FourCharCode fixpt_t "},
    {"long", " LONG LONG32 NTSTATUS HRESULT LSTATUS LONG_PTR INT_PTR SSIZE_T LPARAM LRESULT segsz_t OSStatus SQLLEN SQLINTEGER "},
    {"unsigned long", " DWORD DWORD32 ULONG ULONG_PTR UINT_PTR DWORD_PTR SIZE_T WPARAM COLORREF LCID uLong uLongf ulong "
                      "vm_size_t vm_offset_t vm_address_t mach_vm_size_t mach_vm_address_t CFIndex CFTypeID SQLULEN SQLUINTEGER "},
    {"long long", " LONGLONG SQLBIGINT "},
    {"unsigned long long", " ULONGLONG DWORDLONG SQLUBIGINT "},
    {"float", " FLOAT GLfloat "},
    {"double", " DOUBLE GLdouble CGFloat CFTimeInterval CFAbsoluteTime SQLDOUBLE SQLFLOAT "},
    {"unsigned short *", " LPCWSTR LPWSTR PWSTR PCWSTR LPTSTR LPCTSTR PWCHAR "},
    {"char *", " LPSTR LPCSTR PSTR PCSTR PCHAR "},
    {"void *", " HANDLE HMODULE HINSTANCE HWND HKEY HDC HICON HCURSOR HBITMAP HMENU HGLOBAL HLOCAL HRSRC HFONT HBRUSH PVOID LPVOID LPCVOID "
               "SC_HANDLE SOCKET_HANDLE CFTypeRef CFStringRef CFAllocatorRef CFDictionaryRef CFMutableDictionaryRef CFArrayRef "
               "CFNumberRef CFDataRef CFURLRef CFBundleRef CFRunLoopRef PSID FARPROC SQLPOINTER SQLHANDLE SQLHENV SQLHDBC SQLHSTMT SQLHDESC SQLHWND "},
};

static const char *find(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        for (const char *p = table[i].names; (p = memmem(p, strlen(p), name, len)); p++)
            if (p[-1] == ' ' && p[len] == ' ')
                return table[i].type;
    return NULL;
}

/* Bits of "int16", "UInt32", "INT64" at the end of a name; 0: none. *start: where that word begins. */
static int integer_bits(const char *name, size_t len, size_t *start, bool *is_unsigned)
{
    static const struct {
        const char *digits;
        int bits;
    } sizes[] = {{"8", 8}, {"16", 16}, {"32", 32}, {"64", 64}};
    int bits = 0;
    for (size_t i = 0; i < 4 && !bits; i++) {
        size_t n = strlen(sizes[i].digits);
        if (len > n + 2 && strncmp(name + len - n, sizes[i].digits, n) == 0 && strncasecmp(name + len - n - 3, "int", 3) == 0 && len >= n + 3) {
            bits = sizes[i].bits;
            *start = len - n - 3;
        }
    }
    if (!bits)
        return 0;
    *is_unsigned = *start > 0 && tolower((unsigned char)name[*start - 1]) == 'u';
    if (*start > 0 && strchr("uUsS", name[*start - 1]))
        --*start;
    return bits;
}

const char *ft_heal_likely_type(const char *name)
{
    static const char *const types[][2] = {
        {"fixed", "long"},         {"double", "double"},     {"float", "float"},           {"real", "double"},      {"int", "int"},
        {"uint", "unsigned"},     {"long", "long"},             {"ulong", "unsigned long"}, {"short", "short"},
        {"ushort", "unsigned short"}, {"longlong", "long long"}, {"ulonglong", "unsigned long long"}, {"bool", "int"},
        {"char", "char"},         {"uchar", "unsigned char"},   {"byte", "signed char"}, {"ubyte", "unsigned char"},
        {"size", "unsigned long"}, {"ssize", "long"},           {"intp", "long"},        {"uintp", "unsigned long"},
    };
    size_t len = strlen(name);
    if (len > 2 && strcmp(name + len - 2, "_t") == 0)
        len -= 2;
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        size_t n = strlen(types[i][0]);
        if (len > n + 1 && name[len - n - 1] == '_' && strncasecmp(name + len - n, types[i][0], n) == 0)
            return types[i][1];
    }
    return NULL;
}

static const char *by_pattern(const char *name)
{
    static const char *const types[2][4] = {{"signed char", "short", "int", "long long"},
                                            {"unsigned char", "unsigned short", "unsigned", "unsigned long long"}};
    size_t len = strlen(name), start = 0;
    bool is_unsigned = false;
    if (len > 2 && strcmp(name + len - 2, "_t") == 0)
        len -= 2;
    int bits = integer_bits(name, len, &start, &is_unsigned);
    if (bits == 0)
        return NULL;
    bool is_word = start == 0 || name[start - 1] == '_' || (start == 1 && strchr("gkbq", name[0])) || islower((unsigned char)name[start - 1]) != 0;
    if (!is_word || (start > 0 && tolower((unsigned char)name[start - 1]) == 'o')) /* "point32" */
        return NULL;
    int column = bits == 8 ? 0 : bits == 16 ? 1 : bits == 32 ? 2 : 3;
    return types[is_unsigned][column];
}

const char *ft_heal_known_type(const char *name, ft_arena *arena)
{
    size_t len = strlen(name);
    const char *type = find(name, len);
    if (type)
        return type;
    type = by_pattern(name);
    if (type)
        return type;
    /* PDWORD, LPDWORD: pointers by the custom of Windows */
    size_t prefix = strncmp(name, "LPC", 3) == 0 ? 3 : strncmp(name, "LP", 2) == 0 || strncmp(name, "PC", 2) == 0 ? 2 : name[0] == 'P';
    for (; prefix > 0; prefix--) {
        type = len > prefix + 2 && isupper((unsigned char)name[len - 1]) ? find(name + prefix, len - prefix) : NULL;
        if (type && name[prefix - 1] != 'C')
            return ft_arena_printf(arena, "%s *", type);
        if (type)
            return ft_arena_printf(arena, "const %s *", type);
    }
    return NULL;
}
