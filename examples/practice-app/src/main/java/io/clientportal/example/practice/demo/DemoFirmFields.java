package io.clientportal.example.practice.demo;

import io.clientportal.example.practice.clients.FirmFields;
import io.clientportal.fields.FieldDefinition;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class DemoFirmFields implements FirmFields {

    @Override
    public List<FieldDefinition> of(String firmId) {
        return firmId.equals(Demo.BIRCH) ? DemoFields.birch() : DemoFields.lakeside();
    }
}
