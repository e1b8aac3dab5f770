/** The persistence adapter on Hibernate, for PostgreSQL and H2. */
@NullMarked
package io.clientportal.jpa;

import org.jspecify.annotations.NullMarked;
