/** The practice's clients: records, list, page and form. */
@NullMarked
package io.clientportal.example.practice.clients;

import org.jspecify.annotations.NullMarked;
