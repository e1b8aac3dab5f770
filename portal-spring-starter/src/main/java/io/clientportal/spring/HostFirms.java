package io.clientportal.spring;

import io.clientportal.kernel.FirmId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The firms of the properties: the only one, or by the host name of the request. */
final class HostFirms implements FirmResolver {

    private final Optional<FirmId> only;
    private final Map<String, FirmId> byHost = new HashMap<>();

    HostFirms(Map<String, PortalProperties.Firm> firms) {
        only = firms.size() > 1
                ? Optional.empty()
                : Optional.of(
                        firms.keySet().stream().findFirst().map(FirmId::new).orElse(FirmId.MAIN));
        firms.forEach((id, firm) -> hosts(firm).forEach(host -> {
            FirmId other = byHost.put(host.toLowerCase(Locale.ROOT), new FirmId(id));
            if (other != null && only.isEmpty()) {
                throw new IllegalArgumentException("Two firms have the host name " + host);
            }
        }));
    }

    private static List<String> hosts(PortalProperties.Firm firm) {
        return !firm.hosts().isEmpty() || firm.address() == null
                ? firm.hosts()
                : List.of(firm.address().getHost());
    }

    @Override
    public Optional<FirmId> firm(HttpServletRequest request) {
        return only.isPresent()
                ? only
                : Optional.ofNullable(byHost.get(request.getServerName().toLowerCase(Locale.ROOT)));
    }
}
