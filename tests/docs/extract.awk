# Puts the code blocks of a page together: those that begin with "```LANGUAGE NAME" are the file NAME.
#   awk -v name=lamp.c -f extract.awk page.md > lamp.c
# Lines of C keep their numbers in the page, so that a compiler's message points there.
/^```/ {
    taken = !taken && $2 == name
    if (taken) {
        found = 1
    }
    if (taken && $1 == "```c") {
        printf "#line %d \"%s\"\n", NR + 1, FILENAME
    }
    next
}
taken { print }
END { exit found ? 0 : 1 }
