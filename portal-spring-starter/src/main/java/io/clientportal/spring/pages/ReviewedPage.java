package io.clientportal.spring.pages;

import io.clientportal.profile.ChangeRequest;
import io.clientportal.profile.ChangeRequestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that is closed, and what became of it.
 *
 * @param done what was done just now; null where the page is only looked at
 * @param told whether the client is told, in words; null likewise
 * @param next the request that comes next in the client's queue; null where none waits
 */
public record ReviewedPage(
        DeskClient client,
        ChangeRequest request,
        String title,
        List<ChangeView> changes,
        @Nullable String done,
        @Nullable String told,
        @Nullable ChangeRequestId next)
        implements Page.ForStaff {

    public String reason() {
        return request.closing() == null ? "" : request.closing().reason();
    }

    public String note() {
        return request.closing() == null ? "" : request.closing().reply().note();
    }

    public String message() {
        return request.closing() == null ? "" : request.closing().reply().message();
    }
}
