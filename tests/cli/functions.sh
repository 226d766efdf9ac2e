# Sourced by the scripts beside it: sh NAME_test.sh RDK [PLUGIN].
set -u
rdk=$(realpath "$1")
[ -z "${2-}" ] || set -- "$1" "$(realpath "$2")" "$(realpath "$3")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
faults=0
# The environment of whoever runs the tests has no say.
for variable in GITHUB_ACTIONS NO_COLOR $(env | sed -n "s/^\(RDK_[A-Z_]*\)=.*/\1/p"); do
    unset "$variable"
done

fault() {
    printf 'FAULT: %s\n' "$1"
    printf -- '--- stdout\n'
    cat out
    printf -- '--- stderr\n'
    cat err
    faults=$((faults + 1))
}

# run STATUS ARGUMENT...: the program ends with that status.
run() {
    wanted=$1
    shift
    "$rdk" "$@" >out 2>err </dev/null
    status=$?
    [ "$status" = "$wanted" ] || fault "rdk $*: exit status $status, expected $wanted"
}

# says out|err TEXT: the text is in what the last run wrote there.
says() {
    grep -qF -- "$2" "$1" || fault "std$1 does not say '$2'"
}

silent() {
    [ ! -s "$1" ] || fault "std$1 is not empty"
}

finish() {
    [ "$faults" -eq 0 ] || exit 1
    exit 0
}

# A scenario that is valid, whatever the plugin.
valid() {
    cat >"$1" <<YAML
schema: 1
name: ${2:-a valid one}
tags: [${3:-plain}]
resources:
  r1: {type: Dummy}
steps:
  - online: r1
YAML
}

# A file that is no plugin but looks like one by its name.
junk() {
    printf 'this is no shared object\n' >"$1"
}
