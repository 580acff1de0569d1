#include <libxml/xmlversion.h>
/// The headers of ICU that libxml2 would include are others than those of Foundation, and clang
/// refuses both in one program. Nothing here uses them.
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
