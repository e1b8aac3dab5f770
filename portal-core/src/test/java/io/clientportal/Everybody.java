package io.clientportal;

import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import java.util.Collection;
import java.util.Map;

/** Staff who may all do everything; none is known by name. */
public final class Everybody implements StaffBook {
    @Override
    public Reach reach(Staff staff) {
        return Reach.all();
    }

    @Override
    public Map<StaffId, Member> members(FirmId firm, Collection<StaffId> ids) {
        return Map.of();
    }
}
