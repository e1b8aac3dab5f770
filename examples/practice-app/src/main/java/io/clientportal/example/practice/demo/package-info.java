/** The demo's firms, staff, clients and waiting requests, and what is said at the start. */
@NullMarked
package io.clientportal.example.practice.demo;

import org.jspecify.annotations.NullMarked;
