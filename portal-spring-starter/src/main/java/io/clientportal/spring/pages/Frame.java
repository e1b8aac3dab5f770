package io.clientportal.spring.pages;

import io.clientportal.firms.Brand;
import io.clientportal.notices.Bell;
import io.clientportal.spring.web.FormToken;
import io.clientportal.viewing.Viewing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page. Templates know it as {@code f}.
 *
 * @param csrf what forms send along; null where nothing is asked for
 * @param signedIn whether a contact is signed in
 * @param signOut whether that contact can sign out here; one whom the host has signed in may have to do so there
 * @param viewing the look of a staff member through the contact's eyes; null where none runs (IMP-02)
 * @param bar what stands on top of staff pages; null on those for contacts
 */
public record Frame(
        Brand brand,
        @Nullable FormToken csrf,
        boolean signedIn,
        boolean signOut,
        @Nullable Viewing viewing,
        @Nullable Bar bar) {

    /** The firm's first letter, where there is no logo. */
    public String initial() {
        String name = brand.name().strip();
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(brand.language());
    }

    /**
     * The top of staff pages.
     *
     * @param name of the staff member
     * @param bell null for members who reach no client
     */
    public record Bar(String name, Bell.@Nullable Ringing bell, List<MenuEntry> menu) {}

    /**
     * An entry of the menu.
     *
     * @param icon one of the pages' icons; null for none
     */
    public record MenuEntry(
            String label, String href, @Nullable String icon, boolean current) {}
}
