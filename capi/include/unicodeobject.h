/* unicodeobject.h - ftlint: str */
#ifndef Py_UNICODEOBJECT_H
#define Py_UNICODEOBJECT_H
#pragma GCC system_header

#include "object.h"

FTLINT_BEGIN_C

typedef uint32_t Py_UCS4;
typedef uint16_t Py_UCS2;
typedef uint8_t Py_UCS1;
typedef wchar_t Py_UNICODE;
typedef wchar_t PY_UNICODE_TYPE;
#define Py_UNICODE_SIZE SIZEOF_WCHAR_T
#define Py_USING_UNICODE
#define Py_UNICODE_WIDE
#define Py_UNICODE_REPLACEMENT_CHARACTER ((Py_UCS4) 0xFFFD)

enum PyUnicode_Kind {
    PyUnicode_1BYTE_KIND = 1,
    PyUnicode_2BYTE_KIND = 2,
    PyUnicode_4BYTE_KIND = 4
};
#define PyUnicode_WCHAR_KIND 0
#define SSTATE_NOT_INTERNED 0
#define SSTATE_INTERNED_MORTAL 1
#define SSTATE_INTERNED_IMMORTAL 2
#define SSTATE_INTERNED_IMMORTAL_STATIC 3

/* wstr and wstr_length are gone since 3.12: tolerance */
typedef struct {
    PyObject ob_base;
    Py_ssize_t length;
    Py_hash_t hash;
    struct {
        unsigned char interned;
        unsigned short kind : 3;
        unsigned short compact : 1;
        unsigned short ascii : 1;
        unsigned short statically_allocated : 1;
        unsigned short ready : 1;
    } state;
    wchar_t *wstr;
} PyASCIIObject;

typedef struct {
    PyASCIIObject _base;
    Py_ssize_t utf8_length;
    char *utf8;
    Py_ssize_t wstr_length;
} PyCompactUnicodeObject;

typedef struct {
    PyCompactUnicodeObject _base;
    union {
        void *any;
        Py_UCS1 *latin1;
        Py_UCS2 *ucs2;
        Py_UCS4 *ucs4;
    } data;
} PyUnicodeObject;

#define _PyASCIIObject_CAST(op) ((PyASCIIObject *)(op))
#define _PyCompactUnicodeObject_CAST(op) ((PyCompactUnicodeObject *)(op))
#define _PyUnicodeObject_CAST(op) ((PyUnicodeObject *)(op))

PyAPI_FUNC(Py_UCS4) PyUnicode_READ(int, const void *, Py_ssize_t);
PyAPI_FUNC(void) PyUnicode_WRITE(int, void *, Py_ssize_t, Py_UCS4);
#define PyUnicode_READ(kind, data, index) \
    PyUnicode_READ((int)(kind), (const void *)(data), (Py_ssize_t)(index))
#define PyUnicode_WRITE(kind, data, index, value) \
    PyUnicode_WRITE((int)(kind), (void *)(data), (Py_ssize_t)(index), (Py_UCS4)(value))

/* --- the private writer, public as PyUnicodeWriter since 3.14 --- */
typedef struct {
    PyObject *buffer;
    void *data;
    int kind;
    Py_UCS4 maxchar;
    Py_ssize_t size;
    Py_ssize_t pos;
    Py_ssize_t min_length;
    Py_UCS4 min_char;
    unsigned char overallocate;
    unsigned char readonly;
} _PyUnicodeWriter;
PyAPI_FUNC(void) _PyUnicodeWriter_Init(_PyUnicodeWriter *);
PyAPI_FUNC(int) _PyUnicodeWriter_PrepareInternal(_PyUnicodeWriter *, Py_ssize_t, Py_UCS4);
PyAPI_FUNC(int) _PyUnicodeWriter_PrepareKindInternal(_PyUnicodeWriter *, int);
PyAPI_FUNC(int) _PyUnicodeWriter_Prepare(_PyUnicodeWriter *, Py_ssize_t, Py_UCS4);
PyAPI_FUNC(int) _PyUnicodeWriter_WriteChar(_PyUnicodeWriter *, Py_UCS4);
PyAPI_FUNC(int) _PyUnicodeWriter_WriteStr(_PyUnicodeWriter *, PyObject *);
PyAPI_FUNC(int) _PyUnicodeWriter_WriteSubstring(_PyUnicodeWriter *, PyObject *, Py_ssize_t, Py_ssize_t);
PyAPI_FUNC(int) _PyUnicodeWriter_WriteASCIIString(_PyUnicodeWriter *, const char *, Py_ssize_t);
PyAPI_FUNC(int) _PyUnicodeWriter_WriteLatin1String(_PyUnicodeWriter *, const char *, Py_ssize_t);
PyAPI_FUNC(PyObject *) _PyUnicodeWriter_Finish(_PyUnicodeWriter *);
PyAPI_FUNC(void) _PyUnicodeWriter_Dealloc(_PyUnicodeWriter *);

/* --- other private names seen in extensions --- */
PyAPI_FUNC(const char *) _PyUnicode_AsString(PyObject *);
PyAPI_FUNC(PyObject *) _PyUnicode_AsUTF8String(PyObject *, const char *);
PyAPI_FUNC(PyObject *) _PyUnicode_FromId(_Py_Identifier *);
PyAPI_FUNC(PyObject *) _PyUnicode_FromASCII(const char *, Py_ssize_t);
PyAPI_FUNC(PyObject *) _PyUnicode_Copy(PyObject *);
PyAPI_FUNC(Py_UCS4) _PyUnicode_FindMaxChar(PyObject *, Py_ssize_t, Py_ssize_t);
PyAPI_FUNC(int) _PyUnicode_Ready(PyObject *);
PyAPI_FUNC(int) _PyUnicode_EQ(PyObject *, PyObject *);
PyAPI_FUNC(int) _PyUnicode_Equal(PyObject *, PyObject *);
PyAPI_FUNC(int) _PyUnicode_EqualToASCIIString(PyObject *, const char *);
PyAPI_FUNC(int) _PyUnicode_EqualToASCIIId(PyObject *, _Py_Identifier *);
PyAPI_FUNC(void) _PyUnicode_FastCopyCharacters(PyObject *, Py_ssize_t, PyObject *, Py_ssize_t, Py_ssize_t);
PyAPI_FUNC(PyObject *) _PyUnicode_JoinArray(PyObject *, PyObject *const *, Py_ssize_t);
PyAPI_FUNC(int) _PyUnicode_IsXidStart(Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_IsXidContinue(Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_IsCased(Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_IsCaseIgnorable(Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_ToLowerFull(Py_UCS4, Py_UCS4 *);
PyAPI_FUNC(int) _PyUnicode_ToUpperFull(Py_UCS4, Py_UCS4 *);
PyAPI_FUNC(int) _PyUnicode_ToTitleFull(Py_UCS4, Py_UCS4 *);
PyAPI_FUNC(int) _PyUnicode_ToFoldedFull(Py_UCS4, Py_UCS4 *);
PyAPI_FUNC(PyObject *) _PyUnicode_XStrip(PyObject *, int, PyObject *);
PyAPI_FUNC(int) _PyUnicode_IsLowercase(Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_IsUppercase(Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_IsTitlecase(Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_IsWhitespace(const Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_IsLinebreak(const Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_IsDecimalDigit(Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_IsDigit(Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_IsNumeric(Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_IsPrintable(Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_IsAlpha(Py_UCS4);
PyAPI_FUNC(Py_UCS4) _PyUnicode_ToLowercase(Py_UCS4);
PyAPI_FUNC(Py_UCS4) _PyUnicode_ToUppercase(Py_UCS4);
PyAPI_FUNC(Py_UCS4) _PyUnicode_ToTitlecase(Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_ToDecimalDigit(Py_UCS4);
PyAPI_FUNC(int) _PyUnicode_ToDigit(Py_UCS4);
PyAPI_FUNC(double) _PyUnicode_ToNumeric(Py_UCS4);
#define Py_UNICODE_MATCH(string, offset, substring) \
    (!memcmp(PyUnicode_DATA(string), PyUnicode_DATA(substring), (size_t)(offset)))

PyAPI_DATA(PyTypeObject) PyUnicodeIter_Type;
PyAPI_DATA(PyTypeObject) PyUnicode_Type;

PyAPI_FUNC(Py_UCS1 *) PyUnicode_1BYTE_DATA(PyObject *);
#define PyUnicode_1BYTE_DATA(op) PyUnicode_1BYTE_DATA(_PyObject_CAST(op))
PyAPI_FUNC(Py_UCS2 *) PyUnicode_2BYTE_DATA(PyObject *);
#define PyUnicode_2BYTE_DATA(op) PyUnicode_2BYTE_DATA(_PyObject_CAST(op))
PyAPI_FUNC(Py_UCS4 *) PyUnicode_4BYTE_DATA(PyObject *);
#define PyUnicode_4BYTE_DATA(op) PyUnicode_4BYTE_DATA(_PyObject_CAST(op))
PyAPI_FUNC(void) PyUnicode_Append(PyObject **, PyObject *);
PyAPI_FUNC(void) PyUnicode_AppendAndDel(PyObject **, PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_AsASCIIString(PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_AsCharmapString(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_AsEncodedString(PyObject *, const char *, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_AsLatin1String(PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_AsMBCSString(PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_AsRawUnicodeEscapeString(PyObject *);
PyAPI_FUNC(Py_UCS4 *) PyUnicode_AsUCS4(PyObject *, Py_UCS4 *, Py_ssize_t, int);
PyAPI_FUNC(Py_UCS4 *) PyUnicode_AsUCS4Copy(PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_AsUTF16String(PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_AsUTF32String(PyObject *);
PyAPI_FUNC(const char *) PyUnicode_AsUTF8(PyObject *);
PyAPI_FUNC(const char *) PyUnicode_AsUTF8AndSize(PyObject *, Py_ssize_t *);
PyAPI_FUNC(PyObject *) PyUnicode_AsUTF8String(PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_AsUnicodeEscapeString(PyObject *);
PyAPI_FUNC(Py_ssize_t) PyUnicode_AsWideChar(PyObject *, wchar_t *, Py_ssize_t);
PyAPI_FUNC(wchar_t *) PyUnicode_AsWideCharString(PyObject *, Py_ssize_t *);
PyAPI_FUNC(PyObject *) PyUnicode_BuildEncodingMap(PyObject *);
PyAPI_FUNC(unsigned int) PyUnicode_CHECK_INTERNED(PyObject *);
#define PyUnicode_CHECK_INTERNED(op) PyUnicode_CHECK_INTERNED(_PyObject_CAST(op))
PyAPI_FUNC(int) PyUnicode_Check(PyObject *);
#define PyUnicode_Check(op) PyUnicode_Check(_PyObject_CAST(op))
PyAPI_FUNC(int) PyUnicode_CheckExact(PyObject *);
#define PyUnicode_CheckExact(op) PyUnicode_CheckExact(_PyObject_CAST(op))
PyAPI_FUNC(int) PyUnicode_Compare(PyObject *, PyObject *);
PyAPI_FUNC(int) PyUnicode_CompareWithASCIIString(PyObject *, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_Concat(PyObject *, PyObject *);
PyAPI_FUNC(int) PyUnicode_Contains(PyObject *, PyObject *);
PyAPI_FUNC(Py_ssize_t) PyUnicode_CopyCharacters(PyObject *, Py_ssize_t, PyObject *,
    Py_ssize_t, Py_ssize_t);
PyAPI_FUNC(Py_ssize_t) PyUnicode_Count(PyObject *, PyObject *, Py_ssize_t, Py_ssize_t);
PyAPI_FUNC(void *) PyUnicode_DATA(PyObject *);
#define PyUnicode_DATA(op) PyUnicode_DATA(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyUnicode_Decode(const char *, Py_ssize_t, const char *, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeASCII(const char *, Py_ssize_t, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeCharmap(const char *, Py_ssize_t, PyObject *, const
    char *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeCodePageStateful(int, const char *, Py_ssize_t, const
    char *, Py_ssize_t *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeFSDefault(const char *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeFSDefaultAndSize(const char *, Py_ssize_t);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeLatin1(const char *, Py_ssize_t, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeLocale(const char *, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeLocaleAndSize(const char *, Py_ssize_t, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeMBCS(const char *, Py_ssize_t, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeMBCSStateful(const char *, Py_ssize_t, const char *,
    Py_ssize_t *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeRawUnicodeEscape(const char *, Py_ssize_t, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF16(const char *, Py_ssize_t, const char *, int *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF16Stateful(const char *, Py_ssize_t, const char *,
    int *, Py_ssize_t *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF32(const char *, Py_ssize_t, const char *, int *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF32Stateful(const char *, Py_ssize_t, const char *,
    int *, Py_ssize_t *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF7(const char *, Py_ssize_t, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF7Stateful(const char *, Py_ssize_t, const char *,
    Py_ssize_t *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF8(const char *, Py_ssize_t, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF8Stateful(const char *, Py_ssize_t, const char *,
    Py_ssize_t *);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUnicodeEscape(const char *, Py_ssize_t, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeCodePage(int, PyObject *, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeFSDefault(PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeLocale(PyObject *, const char *);
PyAPI_FUNC(int) PyUnicode_EqualToUTF8(PyObject *, const char *);
PyAPI_FUNC(int) PyUnicode_EqualToUTF8AndSize(PyObject *, const char *, Py_ssize_t);
PyAPI_FUNC(int) PyUnicode_FSConverter(PyObject *, void *);
PyAPI_FUNC(int) PyUnicode_FSDecoder(PyObject *, void *);
PyAPI_FUNC(Py_ssize_t) PyUnicode_Fill(PyObject *, Py_ssize_t, Py_ssize_t, Py_UCS4);
PyAPI_FUNC(Py_ssize_t) PyUnicode_Find(PyObject *, PyObject *, Py_ssize_t, Py_ssize_t, int);
PyAPI_FUNC(Py_ssize_t) PyUnicode_FindChar(PyObject *, Py_UCS4, Py_ssize_t, Py_ssize_t, int);
PyAPI_FUNC(PyObject *) PyUnicode_Format(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_FromEncodedObject(PyObject *, const char *, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_FromFormat(const char *, ...);
PyAPI_FUNC(PyObject *) PyUnicode_FromFormatV(const char *, va_list);
PyAPI_FUNC(PyObject *) PyUnicode_FromKindAndData(int, const void *, Py_ssize_t);
PyAPI_FUNC(PyObject *) PyUnicode_FromObject(PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_FromOrdinal(int);
PyAPI_FUNC(PyObject *) PyUnicode_FromString(const char *);
PyAPI_FUNC(PyObject *) PyUnicode_FromStringAndSize(const char *, Py_ssize_t);
PyAPI_FUNC(PyObject *) PyUnicode_FromWideChar(const wchar_t *, Py_ssize_t);
PyAPI_FUNC(Py_ssize_t) PyUnicode_GET_LENGTH(PyObject *);
#define PyUnicode_GET_LENGTH(op) PyUnicode_GET_LENGTH(_PyObject_CAST(op))
PyAPI_FUNC(const char *) PyUnicode_GetDefaultEncoding(void);
PyAPI_FUNC(Py_ssize_t) PyUnicode_GetLength(PyObject *);
PyAPI_FUNC(unsigned int) PyUnicode_IS_ASCII(PyObject *);
#define PyUnicode_IS_ASCII(op) PyUnicode_IS_ASCII(_PyObject_CAST(op))
PyAPI_FUNC(unsigned int) PyUnicode_IS_COMPACT(PyObject *);
#define PyUnicode_IS_COMPACT(op) PyUnicode_IS_COMPACT(_PyObject_CAST(op))
PyAPI_FUNC(int) PyUnicode_IS_COMPACT_ASCII(PyObject *);
#define PyUnicode_IS_COMPACT_ASCII(op) PyUnicode_IS_COMPACT_ASCII(_PyObject_CAST(op))
PyAPI_FUNC(unsigned int) PyUnicode_IS_READY(PyObject *);
#define PyUnicode_IS_READY(op) PyUnicode_IS_READY(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyUnicode_InternFromString(const char *);
PyAPI_FUNC(void) PyUnicode_InternInPlace(PyObject **);
PyAPI_FUNC(int) PyUnicode_IsIdentifier(PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_Join(PyObject *, PyObject *);
PyAPI_FUNC(int) PyUnicode_KIND(PyObject *);
#define PyUnicode_KIND(op) PyUnicode_KIND(_PyObject_CAST(op))
PyAPI_FUNC(Py_UCS4) PyUnicode_MAX_CHAR_VALUE(PyObject *);
#define PyUnicode_MAX_CHAR_VALUE(op) PyUnicode_MAX_CHAR_VALUE(_PyObject_CAST(op))
PyAPI_FUNC(PyObject *) PyUnicode_New(Py_ssize_t, Py_UCS4);
PyAPI_FUNC(PyObject *) PyUnicode_Partition(PyObject *, PyObject *);
PyAPI_FUNC(int) PyUnicode_READY(PyObject *);
#define PyUnicode_READY(op) PyUnicode_READY(_PyObject_CAST(op))
PyAPI_FUNC(Py_UCS4) PyUnicode_READ_CHAR(PyObject *, Py_ssize_t);
#define PyUnicode_READ_CHAR(op, b) PyUnicode_READ_CHAR(_PyObject_CAST(op), (b))
PyAPI_FUNC(PyObject *) PyUnicode_RPartition(PyObject *, PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_RSplit(PyObject *, PyObject *, Py_ssize_t);
PyAPI_FUNC(Py_UCS4) PyUnicode_ReadChar(PyObject *, Py_ssize_t);
PyAPI_FUNC(PyObject *) PyUnicode_Replace(PyObject *, PyObject *, PyObject *, Py_ssize_t);
PyAPI_FUNC(int) PyUnicode_Resize(PyObject **, Py_ssize_t);
PyAPI_FUNC(PyObject *) PyUnicode_RichCompare(PyObject *, PyObject *, int);
PyAPI_FUNC(PyObject *) PyUnicode_Split(PyObject *, PyObject *, Py_ssize_t);
PyAPI_FUNC(PyObject *) PyUnicode_Splitlines(PyObject *, int);
PyAPI_FUNC(PyObject *) PyUnicode_Substring(PyObject *, Py_ssize_t, Py_ssize_t);
PyAPI_FUNC(Py_ssize_t) PyUnicode_Tailmatch(PyObject *, PyObject *, Py_ssize_t, Py_ssize_t, int);
PyAPI_FUNC(PyObject *) PyUnicode_Translate(PyObject *, PyObject *, const char *);
PyAPI_FUNC(int) PyUnicode_WriteChar(PyObject *, Py_ssize_t, Py_UCS4);
PyAPI_FUNC(Py_UCS4) Py_UNICODE_HIGH_SURROGATE(Py_UCS4);
#define Py_UNICODE_HIGH_SURROGATE(a) Py_UNICODE_HIGH_SURROGATE((a))
PyAPI_FUNC(int) Py_UNICODE_ISALNUM(Py_UCS4);
#define Py_UNICODE_ISALNUM(a) Py_UNICODE_ISALNUM((a))
PyAPI_FUNC(int) Py_UNICODE_ISALPHA(Py_UCS4);
#define Py_UNICODE_ISALPHA(a) Py_UNICODE_ISALPHA((a))
PyAPI_FUNC(int) Py_UNICODE_ISDECIMAL(Py_UCS4);
#define Py_UNICODE_ISDECIMAL(a) Py_UNICODE_ISDECIMAL((a))
PyAPI_FUNC(int) Py_UNICODE_ISDIGIT(Py_UCS4);
#define Py_UNICODE_ISDIGIT(a) Py_UNICODE_ISDIGIT((a))
PyAPI_FUNC(int) Py_UNICODE_ISLINEBREAK(Py_UCS4);
#define Py_UNICODE_ISLINEBREAK(a) Py_UNICODE_ISLINEBREAK((a))
PyAPI_FUNC(int) Py_UNICODE_ISLOWER(Py_UCS4);
#define Py_UNICODE_ISLOWER(a) Py_UNICODE_ISLOWER((a))
PyAPI_FUNC(int) Py_UNICODE_ISNUMERIC(Py_UCS4);
#define Py_UNICODE_ISNUMERIC(a) Py_UNICODE_ISNUMERIC((a))
PyAPI_FUNC(int) Py_UNICODE_ISPRINTABLE(Py_UCS4);
#define Py_UNICODE_ISPRINTABLE(a) Py_UNICODE_ISPRINTABLE((a))
PyAPI_FUNC(int) Py_UNICODE_ISSPACE(Py_UCS4);
#define Py_UNICODE_ISSPACE(a) Py_UNICODE_ISSPACE((a))
PyAPI_FUNC(int) Py_UNICODE_ISTITLE(Py_UCS4);
#define Py_UNICODE_ISTITLE(a) Py_UNICODE_ISTITLE((a))
PyAPI_FUNC(int) Py_UNICODE_ISUPPER(Py_UCS4);
#define Py_UNICODE_ISUPPER(a) Py_UNICODE_ISUPPER((a))
PyAPI_FUNC(int) Py_UNICODE_IS_HIGH_SURROGATE(Py_UCS4);
#define Py_UNICODE_IS_HIGH_SURROGATE(a) Py_UNICODE_IS_HIGH_SURROGATE((a))
PyAPI_FUNC(int) Py_UNICODE_IS_LOW_SURROGATE(Py_UCS4);
#define Py_UNICODE_IS_LOW_SURROGATE(a) Py_UNICODE_IS_LOW_SURROGATE((a))
PyAPI_FUNC(int) Py_UNICODE_IS_SURROGATE(Py_UCS4);
#define Py_UNICODE_IS_SURROGATE(a) Py_UNICODE_IS_SURROGATE((a))
PyAPI_FUNC(Py_UCS4) Py_UNICODE_JOIN_SURROGATES(Py_UCS4, Py_UCS4);
#define Py_UNICODE_JOIN_SURROGATES(a, b) Py_UNICODE_JOIN_SURROGATES((a), (b))
PyAPI_FUNC(Py_UCS4) Py_UNICODE_LOW_SURROGATE(Py_UCS4);
#define Py_UNICODE_LOW_SURROGATE(a) Py_UNICODE_LOW_SURROGATE((a))
PyAPI_FUNC(int) Py_UNICODE_TODECIMAL(Py_UCS4);
#define Py_UNICODE_TODECIMAL(a) Py_UNICODE_TODECIMAL((a))
PyAPI_FUNC(int) Py_UNICODE_TODIGIT(Py_UCS4);
#define Py_UNICODE_TODIGIT(a) Py_UNICODE_TODIGIT((a))
PyAPI_FUNC(Py_UCS4) Py_UNICODE_TOLOWER(Py_UCS4);
#define Py_UNICODE_TOLOWER(a) Py_UNICODE_TOLOWER((a))
PyAPI_FUNC(double) Py_UNICODE_TONUMERIC(Py_UCS4);
#define Py_UNICODE_TONUMERIC(a) Py_UNICODE_TONUMERIC((a))
PyAPI_FUNC(Py_UCS4) Py_UNICODE_TOTITLE(Py_UCS4);
#define Py_UNICODE_TOTITLE(a) Py_UNICODE_TOTITLE((a))
PyAPI_FUNC(Py_UCS4) Py_UNICODE_TOUPPER(Py_UCS4);
#define Py_UNICODE_TOUPPER(a) Py_UNICODE_TOUPPER((a))

/* removed from CPython or about to be, still used */
PyAPI_FUNC(const char *) PyUnicode_AS_DATA(PyObject *);
PyAPI_FUNC(Py_UNICODE *) PyUnicode_AS_UNICODE(PyObject *);
PyAPI_FUNC(PyObject *) PyUnicode_AsDecodedObject(PyObject *, const char *, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_AsDecodedUnicode(PyObject *, const char *, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_AsEncodedObject(PyObject *, const char *, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_AsEncodedUnicode(PyObject *, const char *, const char *);
PyAPI_FUNC(Py_UNICODE *) PyUnicode_AsUnicode(PyObject *);
PyAPI_FUNC(Py_UNICODE *) PyUnicode_AsUnicodeAndSize(PyObject *, Py_ssize_t *);
PyAPI_FUNC(Py_UNICODE *) PyUnicode_AsUnicodeCopy(PyObject *);
PyAPI_FUNC(int) PyUnicode_ClearFreeList(void);
PyAPI_FUNC(PyObject *) PyUnicode_Encode(const Py_UNICODE *, Py_ssize_t, const char *, const
    char *);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeASCII(const Py_UNICODE *, Py_ssize_t, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeCharmap(const Py_UNICODE *, Py_ssize_t, PyObject *,
    const char *);
PyAPI_FUNC(int) PyUnicode_EncodeDecimal(Py_UNICODE *, Py_ssize_t, char *, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeLatin1(const Py_UNICODE *, Py_ssize_t, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeRawUnicodeEscape(const Py_UNICODE *, Py_ssize_t);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeUTF16(const Py_UNICODE *, Py_ssize_t, const char *, int);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeUTF32(const Py_UNICODE *, Py_ssize_t, const char *, int);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeUTF7(const Py_UNICODE *, Py_ssize_t, int, int, const
    char *);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeUTF8(const Py_UNICODE *, Py_ssize_t, const char *);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeUnicodeEscape(const Py_UNICODE *, Py_ssize_t);
PyAPI_FUNC(PyObject *) PyUnicode_FromUnicode(const Py_UNICODE *, Py_ssize_t);
PyAPI_FUNC(Py_ssize_t) PyUnicode_GET_DATA_SIZE(PyObject *);
PyAPI_FUNC(Py_ssize_t) PyUnicode_GET_SIZE(PyObject *);
PyAPI_FUNC(Py_UNICODE) PyUnicode_GetMax(void);
PyAPI_FUNC(Py_ssize_t) PyUnicode_GetSize(PyObject *);
PyAPI_FUNC(void) PyUnicode_InternImmortal(PyObject **);
PyAPI_FUNC(PyObject *) PyUnicode_TransformDecimalToASCII(Py_UNICODE *, Py_ssize_t);
PyAPI_FUNC(PyObject *) PyUnicode_TranslateCharmap(const Py_UNICODE *, Py_ssize_t, PyObject *,
    const char *);
PyAPI_FUNC(Py_ssize_t) PyUnicode_WSTR_LENGTH(PyObject *);
PyAPI_FUNC(void) Py_UNICODE_COPY(Py_UNICODE *, const Py_UNICODE *, Py_ssize_t);
PyAPI_FUNC(void) Py_UNICODE_FILL(Py_UNICODE *, Py_UNICODE, Py_ssize_t);
PyAPI_FUNC(Py_UNICODE *) Py_UNICODE_strcat(Py_UNICODE *, const Py_UNICODE *);
PyAPI_FUNC(Py_UNICODE *) Py_UNICODE_strchr(const Py_UNICODE *, Py_UNICODE);
PyAPI_FUNC(int) Py_UNICODE_strcmp(const Py_UNICODE *, const Py_UNICODE *);
PyAPI_FUNC(Py_UNICODE *) Py_UNICODE_strcpy(Py_UNICODE *, const Py_UNICODE *);
PyAPI_FUNC(size_t) Py_UNICODE_strlen(const Py_UNICODE *);
PyAPI_FUNC(int) Py_UNICODE_strncmp(const Py_UNICODE *, const Py_UNICODE *, size_t);
PyAPI_FUNC(Py_UNICODE *) Py_UNICODE_strncpy(Py_UNICODE *, const Py_UNICODE *, size_t);
PyAPI_FUNC(Py_UNICODE *) Py_UNICODE_strrchr(const Py_UNICODE *, Py_UNICODE);

#if FTLINT_TARGET >= 0x030E0000
PyAPI_FUNC(PyUnicodeWriter *) PyUnicodeWriter_Create(Py_ssize_t);
PyAPI_FUNC(int) PyUnicodeWriter_DecodeUTF8Stateful(PyUnicodeWriter *, const char *,
    Py_ssize_t, const char *, Py_ssize_t *);
PyAPI_FUNC(void) PyUnicodeWriter_Discard(PyUnicodeWriter *);
PyAPI_FUNC(PyObject *) PyUnicodeWriter_Finish(PyUnicodeWriter *);
PyAPI_FUNC(int) PyUnicodeWriter_Format(PyUnicodeWriter *, const char *, ...);
PyAPI_FUNC(int) PyUnicodeWriter_WriteASCII(PyUnicodeWriter *, const char *, Py_ssize_t);
PyAPI_FUNC(int) PyUnicodeWriter_WriteChar(PyUnicodeWriter *, Py_UCS4);
PyAPI_FUNC(int) PyUnicodeWriter_WriteRepr(PyUnicodeWriter *, PyObject *);
PyAPI_FUNC(int) PyUnicodeWriter_WriteStr(PyUnicodeWriter *, PyObject *);
PyAPI_FUNC(int) PyUnicodeWriter_WriteSubstring(PyUnicodeWriter *, PyObject *, Py_ssize_t,
    Py_ssize_t);
PyAPI_FUNC(int) PyUnicodeWriter_WriteUCS4(PyUnicodeWriter *, Py_UCS4 *, Py_ssize_t);
PyAPI_FUNC(int) PyUnicodeWriter_WriteUTF8(PyUnicodeWriter *, const char *, Py_ssize_t);
PyAPI_FUNC(int) PyUnicodeWriter_WriteWideChar(PyUnicodeWriter *, const wchar_t *, Py_ssize_t);
PyAPI_FUNC(int) PyUnicode_Equal(PyObject *, PyObject *);
#endif

#if FTLINT_TARGET >= 0x030F0000
PyAPI_FUNC(Py_hash_t) PyUnstable_Unicode_GET_CACHED_HASH(PyObject *);
#define PyUnstable_Unicode_GET_CACHED_HASH(op) \
    PyUnstable_Unicode_GET_CACHED_HASH(_PyObject_CAST(op))
#endif

FTLINT_END_C

#endif  /* Py_UNICODEOBJECT_H */
