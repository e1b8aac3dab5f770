/** The demo mailbox: receives the example's mail over SMTP and shows it. */
@NullMarked
package io.clientportal.example.practice.mailbox;

import org.jspecify.annotations.NullMarked;
