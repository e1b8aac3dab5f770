package io.clientportal.spring.pages;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists of fields, changed: every method gives a new list, fields of one section beside each other. */
final class FieldOrder {

    private FieldOrder() {}

    /** A field moved among those of its section. */
    static List<FieldDefinition> moved(List<FieldDefinition> fields, FieldKey key, int by) {
        List<FieldDefinition> next = grouped(fields);
        for (int at = 0; at < next.size(); at++) {
            if (next.get(at).key().equals(key)) {
                int to = at + by;
                if (to >= 0
                        && to < next.size()
                        && next.get(to).section().equals(next.get(at).section())) {
                    next.add(to, next.remove(at));
                }
                return next;
            }
        }
        return next;
    }

    /** A section moved among the sections. */
    static List<FieldDefinition> sectionMoved(List<FieldDefinition> fields, String section, int by) {
        List<String> sections = new ArrayList<>(sections(fields));
        int at = sections.indexOf(section);
        int to = at + by;
        if (at >= 0 && to >= 0 && to < sections.size()) {
            sections.add(to, sections.remove(at));
        }
        return bySection(fields, sections);
    }

    /** Fields in the order of their keys, separated by blanks; what is not named keeps its place at the end. */
    static List<FieldDefinition> sorted(List<FieldDefinition> fields, String order) {
        List<String> keys = List.of(order.split(" "));
        List<FieldDefinition> next = new ArrayList<>(fields);
        next.sort(Comparator.comparingInt(field -> {
            int place = keys.indexOf(field.key().value());
            return place < 0 ? keys.size() : place;
        }));
        return grouped(next);
    }

    static List<FieldDefinition> added(List<FieldDefinition> fields, FieldDefinition field) {
        List<FieldDefinition> next = new ArrayList<>(fields);
        next.add(field);
        return grouped(next);
    }

    static List<FieldDefinition> replaced(List<FieldDefinition> fields, FieldDefinition field) {
        List<FieldDefinition> next = new ArrayList<>(fields);
        next.replaceAll(one -> one.key().equals(field.key()) ? field : one);
        return grouped(next);
    }

    static List<FieldDefinition> without(List<FieldDefinition> fields, FieldKey key) {
        return fields.stream().filter(field -> !field.key().equals(key)).toList();
    }

    private static List<FieldDefinition> grouped(List<FieldDefinition> fields) {
        return bySection(fields, sections(fields));
    }

    private static List<String> sections(List<FieldDefinition> fields) {
        return fields.stream().map(FieldDefinition::section).distinct().toList();
    }

    private static List<FieldDefinition> bySection(List<FieldDefinition> fields, List<String> sections) {
        List<FieldDefinition> next = new ArrayList<>(fields);
        next.sort(Comparator.comparingInt(field -> sections.indexOf(field.section())));
        return next;
    }
}
