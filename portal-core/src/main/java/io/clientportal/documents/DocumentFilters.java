package io.clientportal.documents;

import java.util.List;

/**
 * What the caller's documents can be filtered by: what is in use, and nothing that the caller does not see.
 *
 * @param folders in the order of the alphabet
 * @param years latest first
 */
public record DocumentFilters(List<String> folders, List<Integer> years) {

    public DocumentFilters {
        folders = List.copyOf(folders);
        years = List.copyOf(years);
    }
}
