#include <libxml/xmlversion.h>
/// The converters of ICU are not used; its headers contradict those that Foundation brings along.
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
