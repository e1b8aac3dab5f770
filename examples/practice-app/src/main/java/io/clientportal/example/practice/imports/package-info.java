/** Takes clients over from a CSV file. */
@NullMarked
package io.clientportal.example.practice.imports;

import org.jspecify.annotations.NullMarked;
