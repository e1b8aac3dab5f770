package io.clientportal.notices;

import java.util.UUID;

/** A bell or an e-mail. */
public record NoticeId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
