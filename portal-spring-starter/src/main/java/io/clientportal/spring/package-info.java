/** Spring Boot auto-configuration of the client portal. */
@NullMarked
package io.clientportal.spring;

import org.jspecify.annotations.NullMarked;
