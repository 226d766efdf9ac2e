# Turns the facts about Microsoft's headers (facts/*.tsv) into a source full of assertions, in C
# that is C++ as well. Call:
#
#   awk -v level=0xC05 -f generate.awk facts/clusapi-*.tsv facts/winbase-constants.tsv
#
# level is the CLUSAPI_VERSION to check for. Levels compare as text: all have three digits.

BEGIN {
    FS = "\t"
    highest = "0xC05"
    if (level == "") {
        level = highest
    }
    print "#define CLUSAPI_VERSION " level
    print "#include <stddef.h>"
    print "#include <string.h>"
    print "#include <stdio.h>"
    print "#include <resapi.h>"
    # What the rows of winbase-constants come from, as far as it is there.
    count = split("winsvc.h strsafe.h lmerr.h", headers, " ")
    for (i = 1; i <= count; i++) {
        print "#if __has_include(<" headers[i] ">)\n#include <" headers[i] ">\n#endif"
    }
    print "#ifdef __cplusplus"
    print "#include <type_traits>"
    print "#define CHECK(condition, what) static_assert(condition, what)"
    print "#define SAME(a, b) std::is_same<a, b>::value"
    print "#else"
    print "#define CHECK(condition, what) _Static_assert(condition, what)"
    print "#define SAME(a, b) _Generic((a *)0, b *: 1, default: 0)"
    print "#endif"
    rows = 0
}

FNR == 1 {
    kind = FILENAME
    sub(/.*\//, "", kind)
    sub(/\.tsv$/, "", kind)
}

{
    rows++
}

function integer_check(name, value)
{
    if (value ~ /^-/) {
        printf "CHECK((long long)(%s) == %sLL, \"%s is %s\");\n", name, value, name, value
    } else {
        printf "CHECK((unsigned long long)(%s) == %sULL, \"%s is %s\");\n", name, value, name, value
    }
}

kind == "clusapi-constants" {
    member_level[$1] = $4
}

# What came later must not be there: a name of our own would clash with it.
function absent_type(name)
{
    printf "typedef char %s[77];\n", name
}

# The one name whose value depends on the level.
kind == "clusapi-constants" && $1 == "CLUSTER_NODE_ENUM_ALL" && level == "0x600" {
    integer_check($1, "0x1")
    next
}

kind == "clusapi-constants" && $4 <= level {
    integer_check($1, $2)
    next
}

kind == "clusapi-constants" {
    if ($3 == "define") {
        printf "#ifdef %s\n#error %s came later\n#endif\n", $1, $1
    } else {
        printf "enum { %s };\n", $1
    }
    next
}

kind == "clusapi-enums" && $4 <= level {
    printf "CHECK(sizeof(%s) == 4, \"size of %s\");\n", $1, $1
    if ($2 != "-") {
        printf "CHECK(sizeof(enum %s) == 4, \"tag of %s\");\n", $2, $1
    }
    count = split($3, names, ", *")
    for (i = 1; i <= count; i++) {
        if (names[i] ~ /^\*/) {
            printf "typedef %s *pointer_to_%s;\n", $1, $1
            printf "CHECK(SAME(%s, pointer_to_%s), \"%s\");\n", substr(names[i], 2), $1, names[i]
        } else if (names[i] != "-") {
            printf "CHECK(SAME(%s, %s), \"%s\");\n", names[i], $1, names[i]
        }
    }
    count = split($6, members, ",")
    for (i = 1; i <= count; i++) {
        member_enum[members[i]] = $1
        if (member_level[members[i]] <= level) {
            enum_members[++enum_count] = members[i]
        }
    }
    next
}

kind == "clusapi-types" && $2 <= level {
    printf "typedef %s alias_%s;\n", $3, $1
    printf "CHECK(SAME(%s, alias_%s), \"%s is %s\");\n", $1, $1, $1, $3
    next
}

kind == "clusapi-function-types" && $2 <= level {
    printf "typedef %s(WINAPI *pointer_%s)(%s);\n", $3, $1, $4
    printf "CHECK(SAME(%s, pointer_%s), \"%s\");\n", $1, $1, $1
    next
}

(kind == "clusapi-types" || kind == "clusapi-function-types") && $2 > level {
    absent_type($1)
    next
}

kind == "clusapi-enums" && $4 > level {
    absent_type($1)
    next
}

kind == "clusapi-structs" && $2 > level && $4 !~ /tag only/ {
    absent_type($1)
    next
}

kind == "clusapi-strings" && $3 > level {
    printf "#ifdef %s\n#error %s came later\n#endif\n", $1, $1
    next
}

# A second declaration: it clashes with one of ours that differs, and says nothing of one that is
# not there.
kind == "clusapi-functions" && $2 <= level {
    functions[++function_count] = $3 " WINAPI " $1 "(" $4 ");"
    next
}

# Sizes of structures whose only member is a flexible array differ between compilers.
kind == "clusapi-layout" && level == highest {
    type = $1
    if (type ~ /UtilizationInfoElement$/) {
        type = "struct " type
    }
    if (!(type in sized) && type !~ /^CLUSTER_VALIDATE_/) {
        printf "CHECK(sizeof(%s) == %s, \"size of %s\");\n", type, $2, type
        sized[type] = 1
    }
    if ($5 ~ /:/) {
        next
    }
    print "#ifndef __cplusplus"
    printf "CHECK(offsetof(%s, %s) == %s, \"%s.%s\");\n", type, $3, $4, type, $3
    print "#endif"
    if ($5 != 0) {
        printf "CHECK(sizeof(((%s *)0)->%s) == %s, \"size of %s.%s\");\n", type, $3, $5, type, $3
    }
    next
}

# The types of the fields, but for arrays and what opens or closes a nested structure. The members
# of the union in CLRES_FUNCTION_TABLE depend on the level.
function field_checks(type, text, count, pieces, i, field, name)
{
    count = split(text, pieces, ";")
    for (i = 1; i <= count; i++) {
        field = pieces[i]
        sub(/^ */, "", field)
        sub(/ *$/, "", field)
        if (field !~ /^[A-Za-z_][A-Za-z_0-9 ]*[ *]+[A-Za-z_][A-Za-z_0-9]*$/) {
            continue
        }
        name = field
        sub(/.*[ *]/, "", name)
        field = substr(field, 1, length(field) - length(name))
        printf "CHECK(SAME(__typeof__(((%s *)0)->%s), %s), \"type of %s.%s\");\n",
            type, name, field, type, name
    }
}

kind == "clusapi-structs" && $2 <= level {
    if ($1 != "CLRES_FUNCTION_TABLE" || level == highest) {
        print "#ifndef __cplusplus"
        field_checks($4 ~ /tag only/ ? "struct " $1 : $1, $5)
        print "#endif"
    }
    if ($4 ~ /tag only/) {
        printf "CHECK(sizeof(struct %s) > 0, \"%s\");\n", $1, $1
        next
    }
    count = split($4, names, ", *")
    for (i = 1; i <= count; i++) {
        gsub(/ /, "", names[i])
        if (names[i] ~ /^\*/) {
            printf "CHECK(SAME(%s, %s *), \"%s\");\n", substr(names[i], 2), $1, names[i]
        } else {
            printf "CHECK(SAME(%s, %s), \"%s\");\n", names[i], $1, names[i]
        }
    }
    next
}

kind == "clusapi-strings" && $3 <= level {
    string_names[++string_count] = $1
    strings[string_count] = $2
    next
}

# A handle, which is no constant of a static assertion.
kind == "winbase-constants" && $1 == "INVALID_HANDLE_VALUE" {
    handle_value = $2
    next
}

# Only what our headers have: they need not have all of Windows.
kind == "winbase-constants" {
    printf "#ifdef %s\n", $1
    if ($2 ~ /^-/) {
        printf "CHECK((long long)(%s) == %sLL, \"%s is %s\");\n", $1, $2, $1, $2
    } else if (length($2) <= 10) {
        printf "CHECK((unsigned int)(%s) == %sU, \"%s is %s\");\n", $1, $2, $1, $2
    } else {
        printf "CHECK((unsigned long long)(%s) == %sULL, \"%s is %s\");\n", $1, $2, $1, $2
    }
    print "#endif"
    next
}

END {
    print "#ifdef __cplusplus"
    for (i = 1; i <= enum_count; i++) {
        member = enum_members[i]
        printf "CHECK(SAME(decltype(%s), %s), \"%s\");\n", member, member_enum[member], member
    }
    print "extern \"C\" {"
    print "#endif"
    for (i = 1; i <= function_count; i++) {
        print functions[i]
    }
    print "#ifdef __cplusplus\n}\n#endif"
    if (level == highest) {
        print "CHECK(sizeof(CLRES_FUNCTION_TABLE) == 120, \"size of CLRES_FUNCTION_TABLE\");"
    } else if (level >= "0x703") {
        print "CHECK(sizeof(CLRES_FUNCTION_TABLE) == 120, \"size of CLRES_FUNCTION_TABLE\");"
    } else if (level >= "0x701") {
        print "CHECK(sizeof(CLRES_FUNCTION_TABLE) == 104, \"size of CLRES_FUNCTION_TABLE\");"
    } else {
        print "CHECK(sizeof(CLRES_FUNCTION_TABLE) == 96, \"size of CLRES_FUNCTION_TABLE\");"
    }
    print "static int failures;"
    print "#define STRING(name, text) \\"
    print "    if (sizeof(name) != sizeof(text) || memcmp(name, text, sizeof(text)) != 0) { \\"
    print "        printf(\"FAILED: %s\\n\", #name); \\"
    print "        failures++; \\"
    print "    }"
    print "int main(void)\n{"
    if (handle_value != "") {
        printf "    if ((unsigned long long)(size_t)INVALID_HANDLE_VALUE != %sULL) {\n", handle_value
        print "        printf(\"FAILED: INVALID_HANDLE_VALUE\\n\");\n        failures++;\n    }"
    }
    for (i = 1; i <= string_count; i++) {
        printf "    STRING(%s, %s)\n", string_names[i], strings[i]
    }
    printf "    printf(\"%d rows, %d strings\\n\");\n", rows, string_count
    print "    return failures != 0;\n}"
}
