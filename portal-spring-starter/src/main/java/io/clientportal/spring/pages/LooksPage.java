package io.clientportal.spring.pages;

import io.clientportal.viewing.FirmLook;
import io.clientportal.viewing.ViewingId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That the firm looked through the contact's eyes, latest first (IMP-04).
 *
 * @param next where the next page begins; null on the last one
 */
public record LooksPage(List<FirmLook> looks, @Nullable ViewingId next) implements Page {

    public LooksPage {
        looks = List.copyOf(looks);
    }
}
