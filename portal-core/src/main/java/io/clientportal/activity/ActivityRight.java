package io.clientportal.activity;

import io.clientportal.kernel.Area;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Right;
import org.jspecify.annotations.Nullable;

/** Who may read the activity log: staff, of the clients and fields that they see. */
enum ActivityRight implements Right {
    CLIENT,
    FIRM;

    @Override
    public @Nullable Area area() {
        return null;
    }

    @Override
    public Permission staff() {
        return Permission.ACCESS;
    }

    @Override
    public boolean contact() {
        return false;
    }

    @Override
    public boolean viewing() {
        return false;
    }
}
