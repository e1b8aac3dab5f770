package io.clientportal.activity;

import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Right;

/** Who may read the activity log: staff, of the clients and fields that they see. */
enum ActivityRight implements Right {
    CLIENT,
    FIRM;

    @Override
    public Permission staff() {
        return Permission.ACCESS;
    }

    @Override
    public boolean archived() {
        return this == CLIENT;
    }
}
