package io.clientportal.example.plain;

import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** A firm of one, who may do everything. */
final class OneForAll implements StaffBook {

    private static final StaffId PAULA = new StaffId("paula");

    @Override
    public Reach reach(Staff staff) {
        return staff.id().equals(PAULA) ? Reach.all() : Reach.NOTHING;
    }

    @Override
    public Map<StaffId, Member> members(FirmId firm, Collection<StaffId> ids) {
        return Map.of(PAULA, new Member(PAULA, "Paula Birch", "paula@birch.example", Locale.ENGLISH));
    }
}
