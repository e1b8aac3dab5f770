package io.clientportal.spring.pages;

import java.util.Locale;

/**
 * The model of one page, in the template as {@code page}. The template has the record's name: {@code ProfilePage} is
 * rendered by {@code profile.html}, taken from the host's {@code templates/portal/} where it has one there.
 */
public interface Page {

    /** The name of the template; never made of anything that a request carries. */
    default String template() {
        String name = getClass().getSimpleName();
        return name.substring(0, name.length() - "Page".length())
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }

    /** A page for staff, in their layout, with menu and bell. */
    interface ForStaff extends Page {

        /** The entry of the menu that it belongs to; empty for none. */
        default String menu() {
            return "";
        }
    }
}
