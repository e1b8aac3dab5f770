/** A practice-management application that embeds the portal. */
@NullMarked
package io.clientportal.example.practice;

import org.jspecify.annotations.NullMarked;
