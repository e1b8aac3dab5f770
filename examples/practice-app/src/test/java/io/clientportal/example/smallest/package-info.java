/** The least that an application needs to embed the portal; the README shows it. */
@NullMarked
package io.clientportal.example.smallest;

import org.jspecify.annotations.NullMarked;
