#ifndef FT_REPORT_XML_H
#define FT_REPORT_XML_H

/* Inside the report room only. */
#include "base/strbuf.h"

#define FT_XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* Appends s as it may stand in text and in attributes: escaped, without what XML forbids. */
void ft_add_xml(ft_strbuf *out, const char *s);

/* Appends ` name="value"`. */
void ft_add_xml_attribute(ft_strbuf *out, const char *name, const char *value);

#endif
