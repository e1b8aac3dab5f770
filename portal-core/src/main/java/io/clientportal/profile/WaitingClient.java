package io.clientportal.profile;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import java.time.Instant;

/**
 * A client whose change requests wait.
 *
 * @param waiting how many wait
 * @param oldest the head of the queue
 * @param since when the oldest was submitted
 */
public record WaitingClient(ClientId client, ClientName name, int waiting, ChangeRequestId oldest, Instant since) {}
