/** The client portal: the domain and every rule, free of frameworks and SQL. */
@NullMarked
package io.clientportal;

import org.jspecify.annotations.NullMarked;
