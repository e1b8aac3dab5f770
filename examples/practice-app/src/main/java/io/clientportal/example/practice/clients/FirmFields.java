package io.clientportal.example.practice.clients;

import io.clientportal.fields.FieldDefinition;
import java.util.List;

/** The fields that a firm keeps of its clients, built in or its own, in the order of the form. */
public interface FirmFields {

    List<FieldDefinition> of(String firmId);
}
