package io.clientportal.spring.pages;

import java.util.List;
import java.util.Map;

/**
 * Exactly what will be proposed, before it is.
 *
 * @param hidden what the form sends along, by name
 */
public record SummaryPage(ClientHead client, List<ChangeView> changes, Map<String, List<String>> hidden)
        implements Page {}
