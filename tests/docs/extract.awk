# Puts the code blocks of a page together: those that begin with "```c NAME" are the file NAME.
#   awk -v name=lamp.c -f extract.awk page.md > lamp.c
# Lines keep their numbers in the page, so that a compiler's message points there.
/^```/ {
    taken = !taken && $0 == "```c " name
    if (taken) {
        printf "#line %d \"%s\"\n", NR + 1, FILENAME
        found = 1
    }
    next
}
taken { print }
END { exit found ? 0 : 1 }
