/** A small host for the tests: two firms, three staff members, its own sign-in. */
@NullMarked
package io.clientportal.spring.host;

import org.jspecify.annotations.NullMarked;
