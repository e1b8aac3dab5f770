package io.clientportal.example.practice.portal;

import io.clientportal.Portal;
import io.clientportal.example.practice.clients.FirmFields;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Staff;
import java.util.List;
import org.springframework.stereotype.Component;

/** The fields as each firm has set them up in the portal, so that the practice's own pages follow. */
@Component
class PracticeFields implements FirmFields {

    private final Portal portal;

    PracticeFields(Portal portal) {
        this.portal = portal;
    }

    @Override
    public List<FieldDefinition> of(String firmId) {
        Staff itself = new Staff(new FirmId(firmId), PracticeStaffBook.PRACTICE, "Practice");
        return portal.as(itself).settings().read().settings().profile().fields();
    }
}
