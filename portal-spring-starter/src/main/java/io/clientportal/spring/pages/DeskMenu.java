package io.clientportal.spring.pages;

import io.clientportal.kernel.Staff;
import java.util.List;

/** A host's own entries in the menu of the staff pages; a bean of this type is asked on every page. */
@FunctionalInterface
public interface DeskMenu {

    /** The entries for this member, shown before the portal's own. */
    List<Entry> entries(Staff staff);

    /**
     * An entry.
     *
     * @param href an address of this site
     */
    record Entry(String label, String href) {}
}
