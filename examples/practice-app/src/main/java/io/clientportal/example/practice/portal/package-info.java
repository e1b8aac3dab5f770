/** Where the practice embeds the portal: its clients, its staff, and who is signed in. */
@NullMarked
package io.clientportal.example.practice.portal;

import org.jspecify.annotations.NullMarked;
