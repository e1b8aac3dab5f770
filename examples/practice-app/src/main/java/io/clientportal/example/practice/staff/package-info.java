/** The practice's staff, and how they sign in. */
@NullMarked
package io.clientportal.example.practice.staff;

import org.jspecify.annotations.NullMarked;
