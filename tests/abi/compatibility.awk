# The page of functions: see compatibility.sh.

# What a comment says behind "Differs:", until its next tag or its end.
pass == "headers" && /^ \* Differs:/ {
    differs = $0
    sub(/^ \* Differs: */, "", differs)
    reading = 1
    next
}
pass == "headers" && reading && /^ \*  / {
    text = $0
    sub(/^ \* */, "", text)
    differs = differs " " text
    next
}
pass == "headers" && /^ *\*|^ *\/\*/ {
    reading = 0
    if ($0 ~ /^\/\*\*/) {
        differs = ""
    }
    next
}
# The first word before a parenthesis that could be a function's name.
pass == "headers" {
    reading = 0
    line = $0
    while (match(line, /[A-Za-z_][A-Za-z0-9_]*\(/)) {
        name = substr(line, RSTART, RLENGTH - 1)
        line = substr(line, RSTART + RLENGTH)
        if (!(name in declared)) {
            declared[name] = 1
            how[name] = differs
        }
    }
    if ($0 ~ /;|^}/) {
        differs = ""
    }
    next
}
pass == "reasons" {
    if ($0 !~ /^#/ && NF > 0) {
        split($0, piece, "\t")
        pattern[++reasons] = "^(" piece[1] ")$"
        reason[reasons] = piece[2]
    }
    next
}
pass == "functions" {
    split($0, column, "\t")
    name = column[1]
    total++
    if (name in declared) {
        done[++dones] = name
        header[name] = column[5]
        next
    }
    for (i = 1; i <= reasons; i++) {
        # A pattern that begins with @ is for the parameters.
        if (pattern[i] ~ /^\^\(@/ ? index(column[4], substr(pattern[i], 4, length(pattern[i]) - 5)) \
                                 : name ~ pattern[i]) {
            absent[i] = absent[i] (count[i]++ ? ", " : "") "`" name "`"
            absents++
            next
        }
    }
    print name " is neither declared nor has a reason in absent.tsv" > "/dev/stderr"
    failed = 1
}

END {
    if (failed) {
        exit 1
    }
    print "# Compatibility: the functions of clusapi.h and resapi.h"
    print ""
    print "Made by `tests/abi/compatibility.sh . --update`, from the headers and from the list of functions of"
    print "Microsoft's two headers. Their constants, enumerations, structures and types are all there: the tests"
    print "in `tests/abi` compile them into assertions. A function that is not implemented is not declared, so"
    print "that a plugin that needs it does not build, instead of failing at its user's."
    print ""
    printf "Of %d functions %d are done and %d are absent.\n", total, dones, absents
    for (h = 1; h <= 2; h++) {
        file = h == 1 ? "clusapi.h" : "resapi.h"
        print ""
        print "## Done: " file
        print ""
        print "| function | differs |"
        print "|---|---|"
        for (i = 1; i <= dones; i++) {
            if (header[done[i]] == file) {
                gsub(/\|/, "\\|", how[done[i]])
                print "| `" done[i] "` | " how[done[i]] " |"
            }
        }
    }
    print ""
    print "## Absent"
    for (i = 1; i <= reasons; i++) {
        if (count[i]) {
            print ""
            print "**" reason[i] "** (" count[i] "): " absent[i] "."
        }
    }
}
