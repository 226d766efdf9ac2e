#include "tree.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "problems.h"

/* An open sequence or mapping. */
struct frame {
    struct tree *node;
    const char *anchor;
    const struct tree **items; /* owned by the builder; kept from frame to frame */
    size_t count;
    size_t capacity;
};

struct anchor {
    const char *name;
    const struct tree *node;
};

struct builder {
    struct arena *arena;
    struct problems *problems;
    const char *file;
    struct frame frames[TREE_MAX_DEPTH + 1];
    size_t depth;
    struct anchor anchors[TREE_MAX_ANCHORS];
    size_t anchor_count;
    size_t alias_count;
    size_t nodes;
    const struct tree *root;
    unsigned documents;
    bool stopped; /* a bound was passed: told, and no further */
};

static struct place place_of(const struct builder *builder, const yaml_mark_t *mark)
{
    return (struct place){builder->file, (unsigned)mark->line + 1, (unsigned)mark->column + 1};
}

static void stop(struct builder *builder, const struct place *place, const char *what, size_t limit)
{
    problems_add(builder->problems, place, "too many %s; expected at most %zu", what, limit);
    builder->stopped = true;
}

static struct tree *new_node(struct builder *builder, enum tree_kind kind,
                             const yaml_event_t *event)
{
    struct tree *node = arena_allocate(builder->arena, sizeof(*node));

    node->kind = kind;
    node->place = place_of(builder, &event->start_mark);
    node->weight = 1;
    return node;
}

static void count_nodes(struct builder *builder, size_t weight, const struct place *place)
{
    builder->nodes += weight;
    if (builder->nodes > TREE_MAX_NODES && !builder->stopped) {
        stop(builder, place, "values (each alias counts as what it stands for)", TREE_MAX_NODES);
    }
}

static void add_to_parent(struct builder *builder, const struct tree *node)
{
    if (builder->depth == 0) {
        builder->root = node;
        return;
    }
    struct frame *frame = &builder->frames[builder->depth - 1];
    if (frame->count == frame->capacity) {
        frame->capacity = frame->capacity ? frame->capacity * 2 : 16;
        frame->items = memory_resize(frame->items, frame->capacity * sizeof(*frame->items));
    }
    frame->items[frame->count++] = node;
    frame->node->weight += node->weight;
}

static void define_anchor(struct builder *builder, const char *name, const struct tree *node)
{
    if (!name) {
        return;
    }
    if (builder->anchor_count == TREE_MAX_ANCHORS) {
        stop(builder, &node->place, "anchors", TREE_MAX_ANCHORS);
        return;
    }
    builder->anchors[builder->anchor_count++] = (struct anchor){name, node};
}

static void refuse_tag(struct builder *builder, const yaml_char_t *tag, struct tree *node)
{
    if (tag) {
        problems_add(builder->problems, &node->place,
                     "the YAML tag '%s'; expected no tag: write a typed value as {dword: 3}",
                     (const char *)tag);
    }
}

static const char *anchor_name(struct builder *builder, const yaml_char_t *anchor)
{
    return arena_text(builder->arena, (const char *)anchor);
}

static void on_scalar(struct builder *builder, const yaml_event_t *event)
{
    struct tree *node = new_node(builder, TREE_SCALAR, event);
    const char *text = (const char *)event->data.scalar.value;

    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->text = arena_text(builder->arena, text);
    refuse_tag(builder, event->data.scalar.tag, node);
    if (strlen(text) != event->data.scalar.length) {
        problems_add(builder->problems, &node->place,
                     "a text with a NUL character; expected bytes as {hex: …}");
        node->broken = true;
    }
    count_nodes(builder, 1, &node->place);
    define_anchor(builder, anchor_name(builder, event->data.scalar.anchor), node);
    add_to_parent(builder, node);
}

/* An anchor is defined when its node is complete, so an alias cannot name what it stands in. */
static void on_alias(struct builder *builder, const yaml_event_t *event)
{
    const char *name = (const char *)event->data.alias.anchor;
    struct tree *node = new_node(builder, TREE_SCALAR, event);

    if (++builder->alias_count > TREE_MAX_ALIASES) {
        stop(builder, &node->place, "aliases", TREE_MAX_ALIASES);
        return;
    }
    for (size_t i = builder->anchor_count; i > 0; i--) {
        if (strcmp(builder->anchors[i - 1].name, name) == 0) {
            count_nodes(builder, builder->anchors[i - 1].node->weight, &node->place);
            add_to_parent(builder, builder->anchors[i - 1].node);
            return;
        }
    }
    problems_add(builder->problems, &node->place,
                 "the alias '*%s' is not defined; expected an anchor '&%s' before it", name, name);
    node->text = "";
    node->broken = true;
    add_to_parent(builder, node);
}

static void on_start(struct builder *builder, const yaml_event_t *event, enum tree_kind kind)
{
    bool is_mapping = kind == TREE_MAPPING;
    const yaml_char_t *anchor =
        is_mapping ? event->data.mapping_start.anchor : event->data.sequence_start.anchor;
    struct tree *node = new_node(builder, kind, event);

    if (builder->depth == TREE_MAX_DEPTH) {
        problems_add(builder->problems, &node->place,
                     "too deep; expected at most %d lists and mappings within each other",
                     TREE_MAX_DEPTH);
        builder->stopped = true;
        return;
    }
    refuse_tag(builder, is_mapping ? event->data.mapping_start.tag : event->data.sequence_start.tag,
               node);
    count_nodes(builder, 1, &node->place);
    struct frame *frame = &builder->frames[builder->depth++];
    frame->node = node;
    frame->anchor = anchor_name(builder, anchor);
    frame->count = 0;
}

static int compare_keys(const void *left, const void *right)
{
    const struct tree *a = *(const struct tree *const *)left;
    const struct tree *b = *(const struct tree *const *)right;

    int texts = strcmp(a->text, b->text);
    if (texts != 0) {
        return texts;
    }
    if (a->place.line != b->place.line) {
        return a->place.line < b->place.line ? -1 : 1;
    }
    return a->place.column < b->place.column ? -1 : a->place.column > b->place.column;
}

/* Sorted, so that 50,000 keys do not cost their square. */
static void check_duplicates(struct builder *builder, const struct tree *mapping)
{
    const struct tree **keys = memory_allocate((mapping->count + 1) * sizeof(const struct tree *));
    size_t count = 0;

    for (size_t i = 0; i < mapping->count; i++) {
        if (mapping->items[2 * i]->kind == TREE_SCALAR && !mapping->items[2 * i]->broken) {
            keys[count++] = mapping->items[2 * i];
        }
    }
    qsort(keys, count, sizeof(*keys), compare_keys);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(keys[i - 1]->text, keys[i]->text) == 0) {
            problems_at(builder->problems, keys[i],
                        "the key '%s' stands here again; expected it once (it is at line %u)",
                        keys[i]->text, keys[i - 1]->place.line);
        }
    }
    free(keys);
}

static void check_keys(struct builder *builder, const struct tree *mapping)
{
    for (size_t i = 0; i < mapping->count; i++) {
        const struct tree *key = mapping->items[2 * i];
        if (key->kind != TREE_SCALAR) {
            problems_at(builder->problems, key, "%s as a key; expected a text",
                        tree_kind_text(key));
        } else if (!key->quoted && strcmp(key->text, "<<") == 0) {
            problems_at(builder->problems, key,
                        "a merge key (<<); expected the keys themselves: YAML 1.2 has no merging");
        }
    }
    check_duplicates(builder, mapping);
}

static void on_end(struct builder *builder)
{
    struct frame *frame = &builder->frames[--builder->depth];
    struct tree *node = frame->node;

    node->items = arena_copy(builder->arena, frame->items, frame->count * sizeof(*frame->items));
    node->count = frame->count;
    if (node->kind == TREE_MAPPING) {
        node->count = frame->count / 2;
        check_keys(builder, node);
    }
    define_anchor(builder, frame->anchor, node);
    add_to_parent(builder, node);
}

static void on_document(struct builder *builder, const yaml_event_t *event)
{
    struct place place = place_of(builder, &event->start_mark);

    if (++builder->documents > 1) {
        problems_add(builder->problems, &place,
                     "a second document; expected one document in a file");
        builder->stopped = true;
    }
}

static void on_event(struct builder *builder, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        on_document(builder, event);
        break;
    case YAML_SCALAR_EVENT:
        on_scalar(builder, event);
        break;
    case YAML_ALIAS_EVENT:
        on_alias(builder, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        on_start(builder, event, TREE_SEQUENCE);
        break;
    case YAML_MAPPING_START_EVENT:
        on_start(builder, event, TREE_MAPPING);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        on_end(builder);
        break;
    default:
        break;
    }
}

static void tell_syntax(struct builder *builder, const yaml_parser_t *parser)
{
    struct place place = place_of(builder, &parser->problem_mark);
    const char *problem = parser->problem ? parser->problem : "it cannot be read";

    if (parser->context) {
        problems_add(builder->problems, &place, "this is not YAML: %s, %s that begins at line %zu",
                     problem, parser->context, parser->context_mark.line + 1);
    } else {
        problems_add(builder->problems, &place, "this is not YAML: %s", problem);
    }
    builder->stopped = true;
}

static void run_parser(struct builder *builder, yaml_parser_t *parser)
{
    bool ended = false;

    while (!ended && !builder->stopped) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            tell_syntax(builder, parser);
            return;
        }
        ended = event.type == YAML_STREAM_END_EVENT;
        on_event(builder, &event);
        yaml_event_delete(&event);
    }
}

const struct tree *tree_parse(struct arena *arena, struct problems *problems, const char *file,
                              const char *text, size_t length)
{
    struct builder *builder = memory_allocate(sizeof(*builder));
    yaml_parser_t parser;

    builder->arena = arena;
    builder->problems = problems;
    builder->file = file;
    if (!yaml_parser_initialize(&parser)) {
        abort(); /* out of memory, the one reason it can have */
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
    run_parser(builder, &parser);
    yaml_parser_delete(&parser);

    const struct tree *root = builder->stopped ? NULL : builder->root;
    if (!root && !builder->stopped) {
        problems_add(problems, &(struct place){file, 1, 1}, "nothing here; expected a mapping");
    }
    for (size_t i = 0; i <= TREE_MAX_DEPTH; i++) {
        free(builder->frames[i].items);
    }
    free(builder);
    return root;
}

const struct tree *tree_find(const struct tree *mapping, const char *key)
{
    if (!mapping || mapping->kind != TREE_MAPPING) {
        return NULL;
    }
    for (size_t i = 0; i < mapping->count; i++) {
        const struct tree *name = mapping->items[2 * i];
        if (name->kind == TREE_SCALAR && strcmp(name->text, key) == 0) {
            return mapping->items[2 * i + 1];
        }
    }
    return NULL;
}

const char *tree_kind_text(const struct tree *node)
{
    static const char *const texts[] = {
        [TREE_SCALAR] = "a single value",
        [TREE_SEQUENCE] = "a list",
        [TREE_MAPPING] = "a mapping",
    };
    return texts[node->kind];
}
