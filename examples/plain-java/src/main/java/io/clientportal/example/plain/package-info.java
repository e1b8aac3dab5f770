/** The portal in a plain Java program. */
@NullMarked
package io.clientportal.example.plain;

import org.jspecify.annotations.NullMarked;
